namespace VideoWeb.Engines.Diffusion;

/// <summary>Frames that have to wait on disk: a model that makes its own sound in several windows gives pictures before all of it is there.</summary>
internal sealed class SpilledFrames : IDisposable
{
    private readonly FileStream _file;
    private readonly List<(long Offset, int Length)> _frames = [];

    /// <param name="folder">Where the file lies while this lives.</param>
    public SpilledFrames(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = new FileStream(Path.Combine(folder, $"frames-{Guid.NewGuid():n}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
    }

    public int Count => _frames.Count;

    public async ValueTask AddAsync(byte[] frame, CancellationToken cancellationToken)
    {
        _file.Position = _file.Length;
        _frames.Add((_file.Length, frame.Length));
        await _file.WriteAsync(frame, cancellationToken);
    }

    public async ValueTask<byte[]> ReadAsync(int index, CancellationToken cancellationToken)
    {
        var frame = new byte[_frames[index].Length];
        _file.Position = _frames[index].Offset;
        await _file.ReadExactlyAsync(frame, cancellationToken);
        return frame;
    }

    public void Dispose() => _file.Dispose();
}
