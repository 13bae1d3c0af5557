using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

/// <summary>What a job costs: held when it is made, settled once when it ends, by what was really made.</summary>
internal sealed class JobCredits(CreditLedger ledger, IOptions<CreditOptions> options, TimeProvider clock)
{
    public Price PriceOf(EngineDescription engine, double seconds, FrameSize size, RenderQuality quality) =>
        options.Value.Rules.Of((engine.Name, engine.Title), seconds, size, quality);

    /// <summary>What the caller may still spend: the pool, or less where they have a limit of their own.</summary>
    public async Task<SpendableCredits> SpendableAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var pool = await ledger.BalanceAsync(db, caller.WorkspaceId, CreditAccountKind.Balance, cancellationToken);
        var limit = await db.Memberships
            .Where(member => member.WorkspaceId == caller.WorkspaceId && member.AccountId == caller.UserId)
            .Select(member => member.CreditLimit)
            .SingleOrDefaultAsync(cancellationToken);
        return new SpendableCredits(pool, limit, limit is null ? 0 : await UsedAsync(db, caller, cancellationToken));
    }

    /// <summary>Sets the job's price aside; saved with the job's row by the caller's transaction. A refusal must roll that back.</summary>
    public async Task<Refusal?> HoldAsync(StudioDbContext db, Caller caller, Job job, CancellationToken cancellationToken)
    {
        if (job.Credits == 0) return null;
        var posted = await ledger.PostAsync(
            db, caller.WorkspaceId, CreditMoves.Hold(job.Id, job.Credits), new CreditNote(job.Title, job.Id, caller.UserId), cancellationToken);
        // the balance is locked from here on: nobody spends between the question and the answer
        var left = await SpendableAsync(db, caller, cancellationToken);
        if (posted == CreditPost.Posted && (left.Limit is null || left.Used <= left.Limit)) return null;
        return Missing(job.Credits, posted == CreditPost.Posted ? left with { Pool = left.Pool + job.Credits, Used = left.Used - job.Credits } : left);
    }

    /// <summary>Ends the hold of a job that ended, in the same transaction. Jobs without a hold cost nothing.</summary>
    public async Task SettleAsync(StudioDbContext db, Job job, CancellationToken cancellationToken)
    {
        var key = CreditMoves.HoldKey(job.Id);
        var hold = await db.CreditTransactions.AsNoTracking().SingleOrDefaultAsync(known => known.WorkspaceId == job.WorkspaceId && known.Key == key, cancellationToken);
        if (hold is null) return;
        var (paid, how) = job.State switch
        {
            JobState.Done => (Made(db, job), ""),
            JobState.Cancelled when CreditMoves.PartDone(job.Credits, job.Fraction) is var part and > 0 =>
                (part, string.Create(CultureInfo.InvariantCulture, $": cancelled at {100 * job.Fraction:0} %")),
            JobState.Cancelled => (0, ": cancelled, all returned"),
            _ => (0L, ": failed, all returned"),
        };
        await ledger.PostAsync(
            db, job.WorkspaceId, CreditMoves.Settle(job.Id, job.Credits, paid), new CreditNote(job.Title + how, job.Id, hold.MemberId, hold.Month), cancellationToken);
    }

    /// <summary>What a person has used of this month's credits: held by their open jobs, and paid.</summary>
    public async Task<long> UsedAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var month = CreditLedger.MonthOf(clock.GetUtcNow());
        var moved = await db.CreditTransactions
            .Where(known => known.WorkspaceId == caller.WorkspaceId && known.Month == month && known.MemberId == caller.UserId
                && (known.Kind == CreditMoveKind.Hold || known.Kind == CreditMoveKind.Settlement))
            .SelectMany(known => known.Entries)
            .Where(entry => entry.Account == CreditAccountKind.Balance)
            .SumAsync(entry => entry.Amount, cancellationToken);
        return -moved;
    }

    /// <summary>Why there is not enough, how much is missing and what to do.</summary>
    public Refusal Missing(int credits, SpendableCredits left)
    {
        var missing = (int)(credits - left.Left);
        var renews = NextMonth(clock.GetUtcNow()).ToString("d MMMM", CultureInfo.InvariantCulture);
        var message = left.Limit is { } limit && limit - left.Used < left.Pool
            ? $"This clip needs {Count(credits)}. You have {left.Left} left of your {limit} this month: {missing} short. Your limit starts anew on {renews}; an owner of this workspace can raise it."
            : $"This clip needs {Count(credits)}. {left.Left} are left in the pool: {missing} short. It is filled up on {renews}; a shorter clip, a smaller size or draft quality costs less.";
        return new Refusal(RefusalKind.CreditsMissing, message) { Missing = missing };
    }

    public static DateTimeOffset NextMonth(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    /// <summary>The take is what was made: where it came out shorter than was asked for, that is paid.</summary>
    private long Made(StudioDbContext db, Job job)
    {
        var take = db.Takes.Local.SingleOrDefault(take => take.JobId == job.Id);
        if (take is null) return job.Credits;
        var price = options.Value.Rules.Of((job.Engine, job.Engine), take.Seconds, new FrameSize(take.Width, take.Height), take.Quality);
        return Math.Min(job.Credits, price.Credits);
    }

    private static string Count(int credits) => credits == 1 ? "1 credit" : $"{credits} credits";
}

/// <param name="Pool">In the workspace's balance.</param>
/// <param name="Limit">The person's own for a month, or null.</param>
/// <param name="Used">Of that limit; 0 where there is none.</param>
internal sealed record SpendableCredits(long Pool, int? Limit, long Used)
{
    public long Left => Limit is { } limit ? Math.Clamp(limit - Used, 0, Pool) : Pool;
}
