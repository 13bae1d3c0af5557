using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Asks the Director on behalf of a desk. An empty script is an empty plan, not a refusal.</summary>
internal sealed class ScriptReader(Director director)
{
    public ScriptReading Read(string text, DeskFormat format)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new ScriptReading(Blank(format), null);
        var request = new PlanRequest { Seed = format.Seed, Seconds = format.Seconds, Size = format.Size, Fps = format.Fps };
        return director.Plan(text, request) switch
        {
            PlanResult.Planned planned => new ScriptReading(planned.Plan, null),
            PlanResult.Refused refused => new ScriptReading(null, refused.Message),
            var other => throw new InvalidOperationException($"The Director answered {other.GetType().Name}."),
        };
    }

    private static ShotPlan Blank(DeskFormat format)
    {
        var blank = new ShotPlan { Seed = format.Seed };
        return blank with { Size = format.Size ?? blank.Size, Fps = format.Fps ?? blank.Fps };
    }
}
