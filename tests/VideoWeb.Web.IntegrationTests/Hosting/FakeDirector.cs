using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>Takes every plan as it is.</summary>
internal sealed class FakeDirector : IDirector
{
    public IReadOnlyList<string> Check(ShotPlan plan) => plan.Shots.Count == 0 ? ["The plan has no shot."] : [];

    public StagedPlan Stage(ShotPlan plan) => new() { Plan = plan, Shots = [.. plan.Shots.Select(_ => new StagedShot("studio", null, []))] };

    public ShotPlan? Read(string prompt, long seed, double seconds, FrameSize size) => null;
}
