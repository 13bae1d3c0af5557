using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.Api;

/// <param name="Prompt">Free text; what it leaves open is chosen by the Director.</param>
/// <param name="Seconds">Length of the clip, or null: from the prompt.</param>
internal sealed record PlanCommand(string Prompt, double? Seconds = null, FrameSize? Size = null, int? Fps = null, long? Seed = null);

internal sealed record PlanToCheck(ShotPlan Plan);

/// <param name="Errors">Path of the field and what is wrong with it; none where the plan can be rendered.</param>
internal sealed record PlanCheckResult(IReadOnlyList<PlanError> Errors)
{
    public bool Valid => Errors.Count == 0;
}

/// <summary>Text in, plan out: what was understood, word by word, and what the stage will show, before anything is rendered.</summary>
internal static class PlanEndpoints
{
    public static void Map(IEndpointRouteBuilder read)
    {
        read.MapPost("/plans", Plan);
        read.MapPost("/plans/validate", Validate);
        read.MapGet("/plans/schema", () => TypedResults.Text(PlanSchema.Text(), "application/schema+json"));
    }

    private static IResult Validate(PlanToCheck check) =>
        check.Plan is null ? new Refusal(RefusalKind.Invalid, "Give the plan to check as \"plan\".", "plan").ToProblem() : TypedResults.Ok(new PlanCheckResult(PlanValidator.Validate(check.Plan)));

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
