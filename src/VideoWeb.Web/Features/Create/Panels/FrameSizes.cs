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

    /// <summary>The usual ones, and <paramref name="size"/> where it is none of them.</summary>
    public static IEnumerable<(FrameSize Size, string? Name)> With(FrameSize size) =>
        Usual.Any(usual => usual.Size == size) ? Usual : Usual.Prepend((size, null));
}
