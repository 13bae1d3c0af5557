using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.Api;

/// <param name="Prompt">Free text; what it leaves open is chosen by the Director.</param>
/// <param name="Seconds">Length of the clip, or null: from the prompt.</param>
internal sealed record PlanCommand(string Prompt, double? Seconds = null, FrameSize? Size = null, int? Fps = null, long? Seed = null);

/// <summary>Text in, plan out: what was understood, word by word, and what the stage will show, before anything is rendered.</summary>
internal static class PlanEndpoints
{
    public static void Map(IEndpointRouteBuilder read) => read.MapPost("/plans", Plan);

    private static IResult Plan(PlanCommand command, Director director, IDirector stage)
    {
        var request = new PlanRequest { Seconds = command.Seconds, Size = command.Size, Fps = command.Fps, Seed = command.Seed };
        return director.Plan(command.Prompt, request) switch
        {
            PlanResult.Planned planned => TypedResults.Json(stage.Stage(planned.Plan), PlanJson.Default.StagedPlan),
            PlanResult.Refused refused => new Refusal(RefusalKind.Invalid, refused.Message, "prompt").ToProblem(),
            _ => throw new InvalidOperationException("A prompt is planned or refused."),
        };
    }
}
