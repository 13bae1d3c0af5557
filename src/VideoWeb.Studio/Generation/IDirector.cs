using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;

namespace VideoWeb.Studio.Generation;

/// <summary>What generation needs of the Director: to check a plan before it is stored, and to stage it before it is rendered.</summary>
public interface IDirector
{
    /// <summary>What is wrong with the plan, in sentences for the user; empty where nothing is.</summary>
    IReadOnlyList<string> Check(ShotPlan plan);

    /// <summary>Resolves every noun to what the stage can show.</summary>
    StagedPlan Stage(ShotPlan plan);

    /// <summary>Reads a prompt: for the sample clip. Null where nothing can be made of it.</summary>
    ShotPlan? Read(string prompt, long seed, double seconds, FrameSize size);
}
