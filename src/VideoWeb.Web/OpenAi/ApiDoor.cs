using System.Diagnostics;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.OpenAi;

/// <summary>
/// What holds for every request below <c>/v1</c>: an id, a key, how often; and whatever goes wrong, from an unknown path to a bug, is
/// answered in OpenAI's form.
/// </summary>
internal sealed partial class ApiDoor : IDisposable
{
    public const string Root = "/v1";

    private readonly PartitionedRateLimiter<string> limiter;
    private readonly int permits;
    private readonly ILogger<ApiDoor> logger;

    public ApiDoor(IOptions<OpenAiOptions> options, ILogger<ApiDoor> logger)
    {
        this.logger = logger;
        permits = options.Value.RequestsPerMinute;
        // a bucket that refills each second: a program that polls is never shut out for a whole minute
        limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = Math.Max(1, permits / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / permits)),
        }));
    }

    public void Dispose() => limiter.Dispose();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var began = Stopwatch.GetTimestamp();
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.Headers["x-request-id"] = $"req_{Guid.NewGuid():n}";
        context.Response.Headers["openai-version"] = "2020-10-01";
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["openai-processing-ms"] = ((int)Stopwatch.GetElapsedTime(began).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        if (await RefuseAsync(context) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (UnreadableRequestException unreadable) when (!context.Response.HasStarted)
        {
            await unreadable.Error.ExecuteAsync(context);
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await new ApiError(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large." : "The request is broken.").ExecuteAsync(context);
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(logger, exception, context.Request.Path);
            await new ApiError(StatusCodes.Status500InternalServerError, "Something went wrong here. The operator finds it in the log under this request's id.").ExecuteAsync(context);
            return;
        }

        if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentType is null && ErrorOf(context) is { } error)
            await error.ExecuteAsync(context);
    }

    private async Task<ApiError?> RefuseAsync(HttpContext context)
    {
        if (!ApiKeyAuthentication.IsUsedBy(context.Request))
            return new ApiError(StatusCodes.Status401Unauthorized, "No API key was sent. Send it as `Authorization: Bearer KEY`; `studio key EMAIL` or the account page makes one.", Code: "missing_api_key");
        var key = await context.AuthenticateAsync(ApiKeyAuthentication.SchemeName);
        if (!key.Succeeded)
            return new ApiError(StatusCodes.Status401Unauthorized, "This API key is unknown, revoked or expired.", Code: "invalid_api_key");

        var holder = key.Principal!.Identity!.Name!;
        using var lease = limiter.AttemptAcquire(holder);
        var left = limiter.GetStatistics(holder)?.CurrentAvailablePermits ?? 0;
        context.Response.Headers["x-ratelimit-limit-requests"] = permits.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-ratelimit-remaining-requests"] = left.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-ratelimit-reset-requests"] = string.Create(CultureInfo.InvariantCulture, $"{(permits - left) * 60.0 / permits:0.###}s");
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
        return new ApiError(StatusCodes.Status429TooManyRequests, $"More than {permits} requests in a minute came with this key.", Code: "rate_limit_exceeded") { RetryAfter = wait };
    }

    private static ApiError? ErrorOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => new ApiError(StatusCodes.Status401Unauthorized, "This API key is unknown, revoked or expired.", Code: "invalid_api_key"),
        StatusCodes.Status404NotFound => new ApiError(StatusCodes.Status404NotFound, $"Invalid URL ({context.Request.Method} {context.Request.Path})", Code: "unknown_url"),
        StatusCodes.Status405MethodNotAllowed => new ApiError(StatusCodes.Status405MethodNotAllowed, $"{context.Request.Method} is not allowed for {context.Request.Path}.", Code: "method_not_allowed"),
        StatusCodes.Status415UnsupportedMediaType => new ApiError(StatusCodes.Status415UnsupportedMediaType, "Send the request as application/json or multipart/form-data."),
        StatusCodes.Status416RangeNotSatisfiable => null,
        var status => new ApiError(status, "The request was refused."),
    };

    [LoggerMessage(LogLevel.Error, "A request to {Path} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, PathString path);
}
