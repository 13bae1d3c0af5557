using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Panels;

/// <summary>The sizes that the slate offers.</summary>
internal static class FrameSizes
{
    private static readonly (FrameSize Size, string? Name)[] Usual =
    [
        (new(1920, 1080), null),
        (new(1280, 720), null),
        (new(854, 480), null),
        (new(640, 360), null),
        (new(320, 180), "thumbnail"),
        (new(1280, 536), "scope"),
        (new(1080, 1080), "square"),
        (new(720, 1280), "upright"),
    ];

    /// <summary>Pixels of a clip that takes its shape from a picture: as many as 1280 × 720 has, a quarter of that for a small one.</summary>
    private const double MostPixels = 1280 * 720, LeastPixels = 640 * 360;

    /// <summary>A picture that would be cut by more than this factor in one direction is better given its own shape.</summary>
    private const double MostCut = 1.25;

    private const double NarrowestShape = 0.4, WidestShape = 2.5;

    /// <summary>Whether a clip of this size shows most of a picture.</summary>
    public static bool Fits(FrameSize? size, int width, int height) =>
        size is { } frame && Math.Exp(Math.Abs(Math.Log((double)frame.Width / frame.Height * height / width))) <= MostCut;

    /// <summary>The size of a clip in the shape of a picture: a usual one where its shape is nearly that.</summary>
    public static FrameSize Of(int width, int height)
    {
        var shape = Math.Clamp((double)width / height, NarrowestShape, WidestShape);
        var pixels = Math.Clamp((double)width * height, LeastPixels, MostPixels);
        foreach (var (usual, _) in Usual)
            if (Math.Abs((double)usual.Width / usual.Height / shape - 1) < 0.02 && (double)usual.Width * usual.Height <= pixels * 1.3)
                return usual;
        // whole blocks of the encoder
        return new FrameSize(Blocks(Math.Sqrt(pixels * shape)), Blocks(Math.Sqrt(pixels / shape)));
    }

    private static int Blocks(double pixels) => (int)Math.Round(pixels / 8) * 8;

    /// <summary>The usual ones, and <paramref name="size"/> where it is none of them.</summary>
    public static IEnumerable<(FrameSize Size, string? Name)> With(FrameSize size) =>
        Usual.Any(usual => usual.Size == size) ? Usual : Usual.Prepend((size, null));
}
