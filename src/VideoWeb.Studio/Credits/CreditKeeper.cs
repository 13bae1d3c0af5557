using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Credits;
using VideoWeb.Studio.Housekeeping;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Credits;

/// <summary>
/// At start and once an hour: gives every workspace its month's credits (whoever spends or looks before that opens the month for
/// themselves), and gives back what jobs had held that are gone, because their workspace's rows were deleted under them.
/// </summary>
internal sealed partial class CreditKeeper(IDbContextFactory<StudioDbContext> contexts, CreditLedger ledger, TimeProvider clock, ILogger<CreditKeeper> logger) : RoundsService(Round, clock)
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var month = CreditLedger.MonthOf(Clock.GetUtcNow());
        var closed = await db.Workspaces
            .Where(workspace => !db.CreditTransactions.Any(known => known.WorkspaceId == workspace.Id && known.Month == month && known.Kind == CreditMoveKind.Grant))
            .Select(workspace => workspace.Id)
            .ToListAsync(cancellationToken);
        foreach (var workspace in closed) await ledger.OpenMonthAsync(workspace, cancellationToken);
        await ReturnLostAsync(db, cancellationToken);
    }

    private async Task ReturnLostAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var lost = await db.CreditTransactions.AsNoTracking().Include(hold => hold.Entries)
            .Where(hold => hold.Kind == CreditMoveKind.Hold
                && !db.Jobs.Any(job => job.Id == hold.JobId)
                && !db.CreditTransactions.Any(end => end.WorkspaceId == hold.WorkspaceId && end.JobId == hold.JobId && end.Kind == CreditMoveKind.Settlement))
            .ToListAsync(cancellationToken);
        foreach (var hold in lost)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var held = hold.Entries.Single(entry => entry.Account == CreditAccountKind.Held).Amount;
            await ledger.PostAsync(
                db, hold.WorkspaceId, CreditMoves.Settle(hold.JobId!.Value, held, 0), new CreditNote($"{hold.Note}: its job is gone, all returned", hold.JobId, hold.MemberId, hold.Month), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    protected override void Say(Exception failure) => Stumbled(logger, failure);

    [LoggerMessage(LogLevel.Error, "Not all credits could be looked after; the next round tries again.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
