using System.Globalization;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Stills;

/// <summary>
/// Keeps the pictures that stills are made of as they pass, on disk: the finished video need not be decoded again.
/// Of the middle of the clip it remembers the picture whose file is largest: the one with most to see.
/// </summary>
internal sealed class TileCollector(ClipFormat format, string folder)
{
    private const double TilesPerSecond = 2;
    private const int MostTiles = 50;

    private int kept;
    private int richest = -1;
    private int richestBytes;

    public int Count { get; } = (int)Math.Clamp(Math.Round(format.Frames * TilesPerSecond / format.Fps), 1, Math.Min(format.Frames, MostTiles));

    public string Pattern => Path.Combine(folder, "tile-%03d.image");

    public string Poster => PathOf(Math.Max(0, richest));

    public async ValueTask TakeAsync(int frame, ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        // tile n shows the time (n + ½) / Count
        if (kept == Count || frame != (int)((kept + 0.5) * format.Frames / Count)) return;
        await File.WriteAllBytesAsync(PathOf(kept), image, cancellationToken);
        var share = (kept + 0.5) / Count;
        if (richest < 0 || (share is > 0.15 and < 0.85 && image.Length > richestBytes))
        {
            richest = kept;
            // the first is only a stand-in for a middle one
            richestBytes = share is > 0.15 and < 0.85 ? image.Length : 0;
        }
        kept++;
    }

    public void Remove()
    {
        for (var tile = 0; tile < kept; tile++) File.Delete(PathOf(tile));
    }

    private string PathOf(int tile) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tile-{tile:000}.image"));
}
