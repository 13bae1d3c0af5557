using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create;

/// <summary>The plan on the desk as it could be had for fewer credits.</summary>
public sealed record CheaperClip(RenderQuality Quality, FrameSize Size, int Credits)
{
    /// <summary>Heights at which the price changes.</summary>
    private static readonly int[] Heights = [1080, 720, 480];

    /// <summary>The size itself, then smaller ones of the same shape, with even sides.</summary>
    public static IEnumerable<FrameSize> Sizes(FrameSize size)
    {
        yield return size;
        var height = Math.Min(size.Width, size.Height);
        foreach (var smaller in Heights.Where(smaller => smaller < height))
            yield return new FrameSize(Even(size.Width, smaller, height), Even(size.Height, smaller, height));
    }

    private static int Even(int side, int smaller, int height) => 2 * (int)Math.Round(side * (double)smaller / height / 2);
}
