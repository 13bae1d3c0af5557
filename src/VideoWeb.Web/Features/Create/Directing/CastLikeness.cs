using VideoWeb.Core.Plans;
using VideoWeb.Studio.Cameos;
using VideoWeb.Web.Features.Cameos;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>What the live stage gets of a cameo in the plan's cast: what the clip would get, and as little without consent.</summary>
/// <param name="Pictures">Addresses, the best first.</param>
/// <param name="Crop">Left, top, width and height of what the first picture shows, as shares, or null.</param>
/// <param name="Voice">The voice it always has, or null.</param>
internal sealed record CastLikeness(IReadOnlyList<string> Pictures, IReadOnlyList<double>? Crop, string? Voice)
{
    /// <summary>By cast id: people whom the plan names and whose consent stands.</summary>
    public static Dictionary<string, CastLikeness> Of(ShotPlan plan, IReadOnlyList<CameoInfo> cameos, DateTimeOffset now) => cameos
        .Where(cameo => cameo.Kind == "person" && plan.Cast.Any(member => member.Id == cameo.Handle) && ConsentWords.Of(cameo, now).Class is "granted")
        .DistinctBy(cameo => cameo.Handle)
        .ToDictionary(cameo => cameo.Handle, cameo => new CastLikeness(
            [.. Enumerable.Range(0, cameo.Pictures).Select(number => $"/media/cameos/{cameo.Id}/{number}.jpg")],
            cameo.Crop is { } crop ? [crop.Left, crop.Top, crop.Width, crop.Height] : null,
            cameo.Voice));
}
