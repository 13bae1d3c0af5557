using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Credits;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Credits;

/// <summary>
/// Posts moves of credits, always inside the caller's transaction: together with the job's row, or not at all. The balance's row is
/// locked first, so that moves of one workspace come one after another; a move's key is unique, so that each comes once.
/// </summary>
internal sealed class CreditLedger(TierBook tiers, IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Somebody else may open the same month, or the same accounts, at the same moment this often.</summary>
    private const int Tries = 5;

    private const int LongestNote = 300;

    public static string MonthOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<long> BalanceAsync(StudioDbContext db, Guid workspaceId, CreditAccountKind kind, CancellationToken cancellationToken) =>
        await db.CreditAccounts.Where(account => account.WorkspaceId == workspaceId && account.Kind == kind).Select(account => account.Balance).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Posts a move. Where it is <see cref="CreditPost.Missing"/>, nothing was changed.</summary>
    public async Task<CreditPost> PostAsync(StudioDbContext db, Guid workspaceId, CreditMove move, CreditNote note, CancellationToken cancellationToken)
    {
        await LockAsync(db, workspaceId, cancellationToken);
        if (await db.CreditTransactions.AnyAsync(known => known.WorkspaceId == workspaceId && known.Key == move.Key, cancellationToken)) return CreditPost.Repeated;

        var entries = new List<CreditEntry>();
        foreach (var posting in move.Postings.OrderBy(posting => posting.Account))
        {
            var account = db.CreditAccounts.Where(a => a.WorkspaceId == workspaceId && a.Kind == posting.Account);
            var enough = posting.Account.StaysAboveZero() ? account.Where(a => a.Balance + posting.Amount >= 0) : account;
            if (await enough.ExecuteUpdateAsync(set => set.SetProperty(a => a.Balance, a => a.Balance + posting.Amount), cancellationToken) == 0)
            {
                // the balance comes first in every move: a later account that can't pay was never paid into
                return entries.Count == 0 ? CreditPost.Missing : throw new InvalidOperationException($"The account {posting.Account} of workspace {workspaceId} lacks what {move.Key} takes from it.");
            }

            entries.Add(new CreditEntry { Account = posting.Account, Amount = posting.Amount, After = await account.Select(a => a.Balance).SingleAsync(cancellationToken) });
        }

        db.CreditTransactions.Add(new CreditTransaction
        {
            WorkspaceId = workspaceId,
            Key = move.Key,
            Kind = move.Kind,
            Month = note.Month ?? MonthOf(clock.GetUtcNow()),
            JobId = note.JobId,
            MemberId = note.MemberId,
            Note = note.Text.Length > LongestNote ? note.Text[..LongestNote] : note.Text,
            At = clock.GetUtcNow(),
            Entries = entries,
        });
        await db.SaveChangesAsync(cancellationToken);
        return CreditPost.Posted;
    }

    /// <summary>Opens the month of a workspace's tier where nobody has yet: fills the pool up. A transaction of its own.</summary>
    public async Task OpenMonthAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var tier = await tiers.OfAsync(db, workspaceId, cancellationToken);
            var key = CreditMoves.MonthKey(clock.GetUtcNow(), tier.Id);
            if (await db.CreditTransactions.AnyAsync(known => known.WorkspaceId == workspaceId && known.Key == key, cancellationToken)) return;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                await LockAsync(db, workspaceId, cancellationToken);
                var balance = await BalanceAsync(db, workspaceId, CreditAccountKind.Balance, cancellationToken);
                await PostAsync(db, workspaceId, CreditMoves.Month(key, balance, tier.MonthlyCredits), new CreditNote($"Month’s credits, {tier.Name} tier"), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // another one opened it, or the accounts, between the look and the writing
            }
        }
    }

    /// <summary>Until the transaction ends nobody else moves credits of this workspace.</summary>
    private static async Task LockAsync(StudioDbContext db, Guid workspaceId, CancellationToken cancellationToken)
    {
        var balance = db.CreditAccounts.Where(account => account.WorkspaceId == workspaceId && account.Kind == CreditAccountKind.Balance);
        if (await balance.ExecuteUpdateAsync(set => set.SetProperty(account => account.Balance, account => account.Balance), cancellationToken) > 0) return;
        foreach (var kind in Enum.GetValues<CreditAccountKind>()) db.CreditAccounts.Add(new CreditAccount { WorkspaceId = workspaceId, Kind = kind });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="Text">What a person reads in the statement.</param>
/// <param name="Month">The month it counts against, or null for this one.</param>
internal sealed record CreditNote(string Text, Guid? JobId = null, Guid? MemberId = null, string? Month = null);
