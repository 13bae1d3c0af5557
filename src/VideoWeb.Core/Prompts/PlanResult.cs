using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts;

/// <summary>What became of a prompt: a plan, or a refusal with a sentence that the user can act on.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    public sealed record Planned(ShotPlan Plan) : PlanResult;

    /// <param name="Message">Names the bound that was passed, or what is missing.</param>
    public sealed record Refused(string Message) : PlanResult;
}
