using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Studio.Tests.Fakes;

/// <summary>Takes any plan; one that says so is refused.</summary>
internal sealed class FakeDirector : IDirector
{
    public const string WrongTerm = "wrong";

    public IReadOnlyList<string> Check(ShotPlan plan) => plan.Negative.Contains(WrongTerm) ? ["Shot 1 has no seconds."] : [];

    public StagedPlan Stage(ShotPlan plan) => new() { Plan = plan, Shots = [] };

    public ShotPlan? Read(string prompt, long seed, double seconds, FrameSize size) => Plans.Make(seconds, seed) with { Size = size };
}

internal static class Plans
{
    public static ShotPlan Make(double seconds = 1, long seed = 1) => new()
    {
        Seed = seed,
        Fps = 4,
        Seconds = seconds,
        Size = new FrameSize(64, 36),
        Shots = [new Shot { Seconds = seconds }],
    };
}
