using System.Globalization;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Watermark;

/// <summary>What is drawn into every frame of a clip, and into its poster: as inputs and a filter graph of ffmpeg.</summary>
internal sealed class FrameMarks
{
    /// <summary>Below this (pixels of the shorter side) a picture holds too little of a watermark to be read again.</summary>
    private const int SmallestSide = 180;

    private readonly List<string> inputs = [];
    private readonly List<string> steps = [];
    private readonly List<string> files = [];

    private FrameMarks()
    {
    }

    /// <summary>The watermark that is in it, or null.</summary>
    public string? Watermark { get; private set; }

    /// <param name="folder">Where the pictures of the marks are written.</param>
    public static async Task<FrameMarks> PrepareAsync(ClipFormat format, string folder, WatermarkKey key, CancellationToken cancellationToken)
    {
        var marks = new FrameMarks();
        if (format.Watermark is { } id && Math.Min(format.Width, format.Height) >= SmallestSide)
        {
            var pattern = new WatermarkPattern(await key.GetAsync(cancellationToken), format.Width, format.Height);
            var path = Path.Combine(folder, "watermark.yuv");
            await using (var file = File.Create(path))
            {
                await file.WriteAsync(pattern.Draw(format.Width, format.Height, WatermarkCode.Encode(Convert.FromHexString(id))), cancellationToken);
                var chroma = new byte[format.Width * format.Height / 2];
                Array.Fill(chroma, (byte)128);
                await file.WriteAsync(chroma, cancellationToken);
            }
            // A + B − 128 on each plane, and chroma's B is 128
            marks.Add(format, path, "yuv420p", format.Width, format.Height, "blend=all_mode=grainmerge");
            marks.Watermark = id;
        }
        if (format.VisibleMark)
        {
            var (width, height, x, y) = VisibleMark.Place(format.Width, format.Height);
            var path = Path.Combine(folder, "mark.rgba");
            await File.WriteAllBytesAsync(path, VisibleMark.Draw(width, height), cancellationToken);
            marks.Add(format, path, "rgba", width, height, string.Create(CultureInfo.InvariantCulture, $"overlay=x={x}:y={y}:format=yuv420"));
        }
        return marks;
    }

    /// <summary>To stand after the input that is drawn on.</summary>
    public IReadOnlyList<string> Inputs => inputs;

    /// <summary>A graph from the first input to "[out]".</summary>
    /// <param name="before">Filters that bring it to the clip's size.</param>
    /// <param name="pixels">Pixel format of the frames: 4:2:0, of either range.</param>
    public string Graph(string before, string pixels)
    {
        var graph = $"[0:v]{before},format={pixels}[f0]";
        for (var i = 0; i < steps.Count; i++)
        {
            var mark = steps[i].StartsWith("blend", StringComparison.Ordinal) ? $"[{i + 1}:v]setrange={(pixels == "yuvj420p" ? "pc" : "tv")},format={pixels}[m{i}];" : $"[{i + 1}:v]null[m{i}];";
            graph += $";{mark}[f{i}][m{i}]{steps[i]}[f{i + 1}]";
        }
        return $"{graph};[f{steps.Count}]format={pixels},setsar=1[out]";
    }

    /// <summary>Once nothing is drawn any more.</summary>
    public void Remove() => files.ForEach(File.Delete);

    private void Add(ClipFormat format, string path, string pixels, int width, int height, string step)
    {
        inputs.AddRange(["-f", "rawvideo", "-pix_fmt", pixels, "-video_size", $"{width}x{height}", "-framerate", format.Fps.ToString(CultureInfo.InvariantCulture), "-i", path]);
        steps.Add(step);
        files.Add(path);
    }
}
