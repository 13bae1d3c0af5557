using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

/// <param name="Plan">As <c>POST /api/plans</c> gave it, edited or not.</param>
/// <param name="Wishes">Steps, guidance, negative, guide and lora of an engine that denoises, or null.</param>
/// <param name="ClipId">The clip that this is another take of, or null for a new one.</param>
internal sealed record JobRequest(
    string Prompt, ShotPlan Plan, string Engine = "previz", RenderQuality Quality = RenderQuality.Standard, Guid? ClipId = null, string? Title = null, bool Geometry = false,
    Guid? ImageUploadId = null, ConsentUse Use = ConsentUse.Film, DenoiseWishes? Wishes = null);

/// <summary>From a plan to a clip: submit, watch, cancel, retry.</summary>
internal static class JobEndpoints
{
    private static readonly Refusal NoSuchJob = new(RefusalKind.NotFound, "This job does not exist here.");

    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder create)
    {
        read.MapGet("/engines", async (IGeneration generation, CancellationToken cancellationToken) =>
            TypedResults.Ok(await generation.EnginesAsync(cancellationToken)));
        read.MapGet("/jobs", async (SignedIn caller, IGeneration generation, CancellationToken cancellationToken) =>
            (await generation.RecentAsync(caller, cancellationToken)).ToResult());
        read.MapGet("/jobs/{id:guid}", ShowAsync);
        read.MapGet("/jobs/{id:guid}/events", EventsAsync);
        read.MapGet("/jobs/{id:guid}/previews/{preview:int}", PreviewAsync);

        create.MapPost("/quotes", async (JobRequest request, SignedIn caller, IGeneration generation, CancellationToken cancellationToken) =>
            (await generation.QuoteAsync(caller, request.Plan, request.Engine, request.Quality, cancellationToken)).ToResult());
        create.MapPost("/jobs", SubmitAsync);
        create.MapPost("/jobs/{id:guid}/cancel", async (Guid id, SignedIn caller, IGeneration generation, CancellationToken cancellationToken) =>
            (await generation.CancelAsync(caller, id, cancellationToken)).ToResult());
        create.MapPost("/jobs/{id:guid}/retry", async (Guid id, SignedIn caller, IGeneration generation, CancellationToken cancellationToken) =>
            (await generation.RetryAsync(caller, id, cancellationToken)).ToResult(Accepted));
    }

    private static async Task<IResult> SubmitAsync(JobRequest request, SignedIn caller, IGeneration generation, CancellationToken cancellationToken)
    {
        var submit = new SubmitRequest
        {
            Prompt = request.Prompt,
            Plan = request.Plan,
            Engine = request.Engine,
            Quality = request.Quality,
            ClipId = request.ClipId,
            Title = request.Title,
            Geometry = request.Geometry,
            ImageUploadId = request.ImageUploadId,
            Use = request.Use,
            Wishes = request.Wishes ?? new DenoiseWishes(),
        };
        return (await generation.SubmitAsync(caller, submit, cancellationToken)).ToResult(Accepted);
    }

    private static IResult Accepted(SubmittedJob job) => TypedResults.Accepted($"/api/jobs/{job.JobId}", job);

    private static async Task<IResult> ShowAsync(Guid id, SignedIn caller, IJobFeed feed, CancellationToken cancellationToken) =>
        await feed.SnapshotAsync(caller, id, cancellationToken) is { } snapshot ? TypedResults.Ok(snapshot) : NoSuchJob.ToProblem();

    /// <summary>Server-sent events: first how the job stands, then each change, until it has ended.</summary>
    private static async Task<IResult> EventsAsync(Guid id, SignedIn caller, IJobFeed feed, CancellationToken cancellationToken)
    {
        if (await feed.SnapshotAsync(caller, id, cancellationToken) is null)
            return NoSuchJob.ToProblem();
        return TypedResults.ServerSentEvents(Items(feed.WatchAsync(caller, id, cancellationToken), cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<JobSnapshot>> Items(
        IAsyncEnumerable<JobSnapshot> snapshots, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = true;
        await foreach (var snapshot in snapshots.WithCancellation(cancellationToken))
        {
            yield return new SseItem<JobSnapshot>(snapshot, first ? "snapshot" : "change");
            first = false;
        }
    }

    private static async Task<IResult> PreviewAsync(Guid id, int preview, SignedIn caller, IJobFeed feed, HttpContext context, CancellationToken cancellationToken)
    {
        if (await feed.OpenPreviewAsync(caller, id, preview, cancellationToken) is not { } picture)
            return new Refusal(RefusalKind.NotFound, "This preview is gone.").ToProblem();
        // a preview's number is never used again
        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.Stream(picture, "image/jpeg");
    }
}
