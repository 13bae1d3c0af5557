using VideoWeb.Studio;

namespace VideoWeb.Web.OpenAi;

/// <summary>
/// A refusal in OpenAI's form: <c>{"error":{"message","type","param","code"}}</c> as application/json. The SDKs repeat 408, 409, 429 and
/// every status from 500 on; where repeating cures nothing, <c>x-should-retry: false</c> says so.
/// </summary>
internal sealed record ApiError(int Status, string Message, string? Param = null, string? Code = null) : IResult
{
    /// <summary>Seconds after which a repeat may succeed, or null. The SDKs ignore more than 60.</summary>
    public int? RetryAfter { get; init; }

    public string Type { get; init; } = Status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    public static ApiError Invalid(string param, string message, string? code = "invalid_value") => new(StatusCodes.Status400BadRequest, message, param, code);

    /// <summary>What the use-cases refuse, in this API's words. Nothing final is a 409: the SDKs would repeat it.</summary>
    public static ApiError From(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => new ApiError(StatusCodes.Status404NotFound, refusal.Message, refusal.Field, "not_found"),
        RefusalKind.NotAllowed => new ApiError(StatusCodes.Status403Forbidden, refusal.Message, refusal.Field, "not_allowed"),
        RefusalKind.LimitReached => new ApiError(StatusCodes.Status429TooManyRequests, refusal.Message, refusal.Field, "limit_reached") { RetryAfter = 30 },
        RefusalKind.Blocked => new ApiError(StatusCodes.Status400BadRequest, refusal.Message, "prompt", "moderation_blocked"),
        // final until somebody tops up, so no "retry-after"
        RefusalKind.CreditsMissing => new ApiError(StatusCodes.Status429TooManyRequests, refusal.Message, refusal.Field, "insufficient_quota") { Type = "insufficient_quota" },
        RefusalKind.Unavailable => new ApiError(StatusCodes.Status503ServiceUnavailable, refusal.Message, refusal.Field, "unavailable"),
        _ => new ApiError(StatusCodes.Status400BadRequest, refusal.Message, refusal.Field is { } field ? Lower(field) : null, "invalid_value"),
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = Math.Clamp(seconds, 1, 60).ToString(System.Globalization.CultureInfo.InvariantCulture);
        else if (Status is StatusCodes.Status408RequestTimeout or StatusCodes.Status409Conflict or StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers["x-should-retry"] = "false";
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        await response.WriteAsJsonAsync(new { error = new { message = Message, type = Type, param = Param, code = Code } }, httpContext.RequestAborted);
    }

    private static string Lower(string field) => field.Contains('-', StringComparison.Ordinal) ? field : char.ToLowerInvariant(field[0]) + field[1..];
}
