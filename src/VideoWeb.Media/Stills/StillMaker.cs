using System.Globalization;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Stills;

/// <summary>Poster, thumbnail and spritesheet of a clip, and the poster's mean colour.</summary>
internal sealed class StillMaker(ToolRunner tools)
{
    private const int Columns = 10;
    private const int TileWidth = 240;
    private const int ThumbnailWidth = 480;

    public async Task<Drawn> DrawAsync(ClipFormat format, FrameMarks marks, TileCollector tiles, string folder, CancellationToken cancellationToken)
    {
        var poster = Path.Combine(folder, "poster.jpg");
        var thumbnail = Path.Combine(folder, "thumbnail.jpg");
        var sheet = Path.Combine(folder, "sprites.jpg");
        var sprites = Layout(format, tiles.Count);

        await tools.FfmpegAsync(
            "The poster could not be drawn",
            [
                "-loglevel", "error", "-i", tiles.Poster, .. marks.Inputs,
                "-filter_complex", marks.Graph($"scale={Text(format.Width)}:{Text(format.Height)}:flags=lanczos", "yuvj420p"), "-map", "[out]", "-frames:v", "1", "-q:v", "2", "-f", "mjpeg", poster,
            ], cancellationToken);
        var colour = await tools.FfmpegAsync(
            "The thumbnail could not be drawn",
            [
                "-loglevel", "error", "-i", poster,
                "-map", "0:v", "-vf", $"scale={ThumbnailWidth}:-2:flags=lanczos,format=yuvj420p", "-q:v", "3", "-f", "mjpeg", thumbnail,
                "-map", "0:v", "-vf", "scale=1:1:flags=area,format=rgb24", "-frames:v", "1", "-f", "rawvideo", "pipe:1",
            ], cancellationToken);
        await tools.FfmpegAsync(
            "The spritesheet could not be drawn",
            [
                "-loglevel", "error", "-f", "image2", "-framerate", "1", "-start_number", "0", "-i", tiles.Pattern,
                "-vf", $"scale={Text(sprites.TileWidth)}:{Text(sprites.TileHeight)}:flags=area,format=yuvj420p,tile={Text(sprites.Columns)}x{Text(sprites.Rows)}",
                "-frames:v", "1", "-q:v", "5", "-f", "mjpeg", sheet,
            ], cancellationToken);
        return new Drawn(
            [new(MediaKind.Poster, poster, "image/jpeg"), new(MediaKind.Thumbnail, thumbnail, "image/jpeg"), new(MediaKind.Spritesheet, sheet, "image/jpeg")],
            sprites, colour.Output is [var red, var green, var blue, ..] ? $"#{red:x2}{green:x2}{blue:x2}" : null);
    }

    private static SpriteLayout Layout(ClipFormat format, int count)
    {
        var columns = Math.Min(count, Columns);
        var height = Math.Max(2, (int)Math.Round(TileWidth * format.Height / (double)format.Width / 2) * 2);
        return new SpriteLayout(columns, (count + columns - 1) / columns, count, TileWidth, height);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

internal sealed record Drawn(IReadOnlyList<EncodedFile> Files, SpriteLayout Sprites, string? Colour);
