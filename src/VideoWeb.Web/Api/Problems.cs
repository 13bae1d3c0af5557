using VideoWeb.Studio;

namespace VideoWeb.Web.Api;

/// <summary>The one place that turns expected failures into answers (RFC 9457, application/problem+json).</summary>
internal static class Problems
{
    public static IResult ToProblem(this Refusal refusal) => TypedResults.Problem(
        title: refusal.Message,
        statusCode: StatusOf(refusal.Kind),
        type: $"urn:videoweb:{NameOf(refusal.Kind)}",
        extensions: Extensions(refusal));

    public static IResult ToResult(this Outcome outcome) => outcome.Succeeded ? TypedResults.NoContent() : outcome.Refusal.ToProblem();

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult>? answer = null)
    {
        if (!outcome.Succeeded)
            return outcome.Refusal.ToProblem();
        return answer is null ? TypedResults.Ok(outcome.Value) : answer(outcome.Value);
    }

    private static Dictionary<string, object?> Extensions(Refusal refusal)
    {
        var extensions = new Dictionary<string, object?>();
        if (refusal.Field is { } field)
            extensions["field"] = field;
        if (refusal.Missing is { } missing)
            extensions["missingCredits"] = missing;
        return extensions;
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.LimitReached => StatusCodes.Status429TooManyRequests,
        RefusalKind.CreditsMissing => StatusCodes.Status402PaymentRequired,
        RefusalKind.Blocked => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static string NameOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "not-found",
        RefusalKind.Invalid => "invalid",
        RefusalKind.NotAllowed => "not-allowed",
        RefusalKind.LimitReached => "limit-reached",
        RefusalKind.CreditsMissing => "credits-missing",
        RefusalKind.Blocked => "blocked",
        RefusalKind.Conflict => "conflict",
        _ => "unavailable",
    };
}
