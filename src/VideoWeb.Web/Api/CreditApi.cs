using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Features.Credits;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

/// <param name="Limit">Credits a month, or null for no limit.</param>
internal sealed record MemberLimit(int? Limit);

/// <param name="Worker">Its name in <c>GET /api/admin/queue</c>.</param>
internal sealed record WorkerDrain(string Worker, bool Drain = true);

/// <param name="Tier">A tier's id, or null for the default.</param>
internal sealed record TierGift(string? Tier);

/// <param name="Credits">To add, or below zero to take off.</param>
internal sealed record CreditGift(int Credits, string Note);

/// <summary>Credits and tiers over HTTP, and the queue for administrators.</summary>
internal static class CreditApi
{
    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder manage)
    {
        read.MapGet("/credits", async (SignedIn caller, ICredits credits, CancellationToken cancellationToken) =>
            (await credits.OverviewAsync(caller, cancellationToken)).ToResult());
        read.MapGet("/credits/statement", async (SignedIn caller, ICredits credits, CancellationToken cancellationToken, long? before = null, int limit = 50) =>
            (await credits.StatementAsync(caller, before, limit, cancellationToken)).ToResult());
        read.MapGet("/credits/statement.csv", CreditEndpoints.CsvAsync);
        manage.MapPut("/credits/members/{id:guid}", async (Guid id, MemberLimit member, SignedIn caller, ICredits credits, CancellationToken cancellationToken) =>
            (await credits.LimitAsync(caller, id, member.Limit, cancellationToken)).ToResult());

        var admin = manage.MapGroup("/admin");
        admin.MapGet("/tiers", async (SignedIn caller, ITiers tiers, CancellationToken cancellationToken) =>
            (await tiers.ListAsync(caller, cancellationToken)).ToResult());
        admin.MapPut("/tiers", async (TierChange[] changes, SignedIn caller, ITiers tiers, CancellationToken cancellationToken) =>
            (await tiers.SaveAsync(caller, changes, cancellationToken)).ToResult());
        admin.MapPut("/workspaces/{id:guid}/tier", async (Guid id, TierGift gift, SignedIn caller, ITiers tiers, CancellationToken cancellationToken) =>
            (await tiers.GiveAsync(caller, id, gift.Tier, cancellationToken)).ToResult());
        admin.MapPost("/workspaces/{id:guid}/credits", async (Guid id, CreditGift gift, SignedIn caller, ITiers tiers, CancellationToken cancellationToken) =>
            (await tiers.AdjustAsync(caller, id, gift.Credits, gift.Note ?? "", cancellationToken)).ToResult());

        admin.MapGet("/queue", async (SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.OverviewAsync(caller, cancellationToken)).ToResult());
        admin.MapPost("/queue/pause", async (SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.PauseAsync(caller, cancellationToken)).ToResult());
        admin.MapPost("/queue/resume", async (SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.ResumeAsync(caller, cancellationToken)).ToResult());
        admin.MapPost("/queue/workers", async (WorkerDrain drain, SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.DrainAsync(caller, drain.Worker ?? "", drain.Drain, cancellationToken)).ToResult());
        admin.MapPost("/queue/{id:guid}/front", async (Guid id, SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.MoveToFrontAsync(caller, id, cancellationToken)).ToResult());
        admin.MapPost("/queue/{id:guid}/cancel", async (Guid id, SignedIn caller, IQueueControl queue, CancellationToken cancellationToken) =>
            (await queue.CancelAsync(caller, id, cancellationToken)).ToResult());
    }
}
