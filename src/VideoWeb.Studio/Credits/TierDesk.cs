using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

internal sealed class TierDesk(IDbContextFactory<StudioDbContext> contexts, TierBook book, CreditLedger ledger, TimeProvider clock) : ITiers
{
    private const int MostFound = 50;
    private const int LongestNote = 200;

    public async Task<Outcome<IReadOnlyList<TierUse>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        var rows = await db.Tiers.AsNoTracking().OrderBy(tier => tier.Place).ToListAsync(cancellationToken);
        var counts = await book.CountAsync(db, cancellationToken);
        return rows.ConvertAll(row => new TierUse(row.Tier, row.Version, counts.GetValueOrDefault(row.Id)));
    }

    public async Task<Outcome> SaveAsync(Caller caller, IReadOnlyList<TierChange> changes, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        foreach (var change in changes)
        {
            var row = await db.Tiers.SingleOrDefaultAsync(tier => tier.Id == change.Tier.Id, cancellationToken);
            if (row is null) return Refusal.NotFound("tier");
            if (TierRules.Check(change.Tier with { Name = row.Name }) is { Count: > 0 } errors) return Refusal.Invalid(errors[0].Field, errors[0].Message);
            if (row.Version != change.Version) return Stale;
            row.Take(change.Tier);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale;
        }
    }

    public async Task<Outcome<IReadOnlyList<TieredWorkspace>>> FindWorkspacesAsync(Caller caller, string? text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        var sought = (text ?? "").Trim().ToUpperInvariant();
        var rows = await (
                from workspace in db.Workspaces
                let owner = db.Users.Where(account => workspace.Members.Any(member => member.AccountId == account.Id && member.Role == WorkspaceRole.Owner)).OrderBy(account => account.CreatedAt).FirstOrDefault()
                where sought == "" || workspace.Name.ToUpper().Contains(sought) || (owner != null && owner.NormalizedEmail!.Contains(sought))
                orderby workspace.Name, workspace.Id
                select new { workspace.Id, workspace.Name, workspace.TierId, Owner = owner == null ? null : owner.Email })
            .Take(MostFound)
            .ToListAsync(cancellationToken);
        var found = new List<TieredWorkspace>();
        foreach (var row in rows)
        {
            var tier = row.TierId ?? (await book.OfAsync(db, row.Id, cancellationToken)).Id;
            found.Add(new TieredWorkspace(row.Id, row.Name, row.Owner, tier, row.TierId is not null, await ledger.BalanceAsync(db, row.Id, CreditAccountKind.Balance, cancellationToken)));
        }

        return found;
    }

    public async Task<Outcome> GiveAsync(Caller caller, Guid workspaceId, string? tier, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
            if (tier is not null && !await db.Tiers.AnyAsync(row => row.Id == tier, cancellationToken)) return Refusal.NotFound("tier");
            var given = await db.Workspaces.Where(workspace => workspace.Id == workspaceId).ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.TierId, tier), cancellationToken);
            if (given == 0) return Refusal.NotFound("workspace");
        }

        await ledger.OpenMonthAsync(workspaceId, cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome> AdjustAsync(Caller caller, Guid workspaceId, int credits, string note, CancellationToken cancellationToken)
    {
        if (credits == 0 || Math.Abs((long)credits) > TierRules.MostCredits)
            return Refusal.Invalid(nameof(credits), string.Create(CultureInfo.InvariantCulture, $"Add 1 to {TierRules.MostCredits} credits, or take as many off with a minus."));
        if (string.IsNullOrWhiteSpace(note) || note.Length > LongestNote) return Refusal.Invalid(nameof(note), $"Say why, in 1 to {LongestNote} characters: it stands in the statement.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        if (!await db.Workspaces.AnyAsync(workspace => workspace.Id == workspaceId, cancellationToken)) return Refusal.NotFound("workspace");
        await ledger.OpenMonthAsync(workspaceId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var posted = await ledger.PostAsync(
            db, workspaceId, CreditMoves.Adjust($"adjust:{Guid.CreateVersion7(clock.GetUtcNow()):N}", credits), new CreditNote(note.Trim(), MemberId: caller.UserId), cancellationToken);
        if (posted == CreditPost.Missing) return new Refusal(RefusalKind.Conflict, "There are not so many credits in the pool. Take fewer off.", nameof(credits));
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Done;
    }

    private static Refusal Stale => new(RefusalKind.Conflict, "Somebody else changed the tiers meanwhile. Load them again and repeat your change.");
}
