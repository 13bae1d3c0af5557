using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace VideoWeb.Web.Security;

/// <summary>How often one caller may knock. Reading a page is free; sending a form or calling the API is counted.</summary>
internal static class RateLimits
{
    /// <summary>Sign-in, second factor, registration: by address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The API: by account, or by address where nobody is signed in.</summary>
    public const string Api = "api";

    /// <summary>Pages behind a secret link: by address, looking too, so that nobody tries links.</summary>
    public const string Link = "link";

    /// <summary>The files behind such a link: a player asks for many parts.</summary>
    public const string LinkMedia = "link-media";

    /// <summary>What reads much of the store at once: by account.</summary>
    public const string Heavy = "heavy";

    /// <summary>What makes the studio write a letter: by address.</summary>
    public const string Letter = "letter";

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = SayWhenToTryAgain;
        options.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? Window($"sign-in {AddressOf(context)}", permits: 20, TimeSpan.FromMinutes(1))
            : RateLimitPartition.GetNoLimiter("read"));
        options.AddPolicy(Letter, context => HttpMethods.IsPost(context.Request.Method)
            ? Window($"letter {AddressOf(context)}", permits: 5, TimeSpan.FromMinutes(10))
            : RateLimitPartition.GetNoLimiter("read"));
        options.AddPolicy(Link, context => Window($"link {AddressOf(context)}", permits: 120, TimeSpan.FromMinutes(1)));
        options.AddPolicy(LinkMedia, context => Window($"link-media {AddressOf(context)}", permits: 1200, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Heavy, context => Window($"heavy {context.User.Identity?.Name ?? AddressOf(context)}", permits: 5, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Api, context =>
            Window($"api {context.User.Identity?.Name ?? AddressOf(context)}", permits: 300, TimeSpan.FromMinutes(1)));
    }

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static ValueTask SayWhenToTryAgain(OnRejectedContext context, CancellationToken cancellationToken)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
