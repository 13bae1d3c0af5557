using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

internal sealed class CreditDesk(IDbContextFactory<StudioDbContext> contexts, TierBook tiers, CreditLedger ledger, JobCredits jobs, TimeProvider clock) : ICredits
{
    private const int MostLines = 100;

    public async Task<Outcome<CreditOverview>> OverviewAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        await ledger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        var left = await jobs.SpendableAsync(db, caller, cancellationToken);
        var members = await MembersAsync(db, caller, cancellationToken);
        var (spent, returned) = await MonthAsync(db, caller, cancellationToken);
        return new CreditOverview
        {
            Tier = await tiers.OfAsync(db, caller.WorkspaceId, cancellationToken),
            Balance = left.Pool,
            Held = await ledger.BalanceAsync(db, caller.WorkspaceId, CreditAccountKind.Held, cancellationToken),
            HeldJobs = await db.Jobs.CountAsync(job => job.WorkspaceId == caller.WorkspaceId && job.FinishedAt == null && job.Credits > 0, cancellationToken),
            Spent = spent,
            Returned = returned,
            RenewsAt = JobCredits.NextMonth(clock.GetUtcNow()),
            Left = left.Left,
            Limit = left.Limit,
            Members = members,
            MayLimit = (await db.RoleAsync(caller, cancellationToken))?.May(WorkspaceAction.Manage) is true,
            Owners = await OwnersAsync(db, caller, cancellationToken),
        };
    }

    public async Task<Outcome<StatementPage>> StatementAsync(Caller caller, long? before, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostLines) return Refusal.Invalid(nameof(limit), $"A page of the statement has 1 to {MostLines} lines.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        await ledger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        // a hold stands alone only while its job is open: its settlement says it all
        var rows = await db.CreditTransactions.AsNoTracking().Include(row => row.Entries)
            .Where(row => row.WorkspaceId == caller.WorkspaceId && (before == null || row.Number < before))
            .Where(row => row.Kind != CreditMoveKind.Hold
                || !db.CreditTransactions.Any(end => end.WorkspaceId == row.WorkspaceId && end.JobId == row.JobId && end.Kind == CreditMoveKind.Settlement))
            .OrderByDescending(row => row.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var names = await NamesAsync(db, rows, cancellationToken);
        var lines = rows.Take(limit).Select(row => Line(row, row.MemberId is { } member ? names.GetValueOrDefault(member) : null)).ToList();
        return new StatementPage(lines, rows.Count > limit ? lines[^1].Number : null);
    }

    public async Task<Outcome<IAsyncEnumerable<LedgerLine>>> LedgerAsync(Caller caller, string? month, CancellationToken cancellationToken)
    {
        if (month is not null && !DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Refusal.Invalid(nameof(month), "A month is written 2026-11.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        await ledger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        return new Outcome<IAsyncEnumerable<LedgerLine>>(ReadAsync(caller.WorkspaceId, month, cancellationToken), null);
    }

    public async Task<Outcome> LimitAsync(Caller caller, Guid memberId, int? limit, CancellationToken cancellationToken)
    {
        if (limit is < 0 or > TierRules.MostCredits)
            return Refusal.Invalid(nameof(limit), string.Create(CultureInfo.InvariantCulture, $"A limit is 0 to {TierRules.MostCredits} credits a month, or empty for none."));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var set = await db.Memberships
            .Where(member => member.WorkspaceId == caller.WorkspaceId && member.AccountId == memberId)
            .ExecuteUpdateAsync(update => update.SetProperty(member => member.CreditLimit, limit), cancellationToken);
        return set == 0 ? Refusal.NotFound("member") : Outcome.Done;
    }

    private static async Task<IReadOnlyList<CreditOwner>> OwnersAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken) => await (
            from member in db.Memberships
            join account in db.Users on member.AccountId equals account.Id
            where member.WorkspaceId == caller.WorkspaceId && member.Role == WorkspaceRole.Owner
            orderby account.Name, account.Id
            select new CreditOwner(account.Id, account.Name, account.Email!))
        .ToListAsync(cancellationToken);

    private async Task<(long Spent, long Returned)> MonthAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var month = CreditLedger.MonthOf(clock.GetUtcNow());
        var settled = await db.CreditTransactions
            .Where(row => row.WorkspaceId == caller.WorkspaceId && row.Month == month && row.Kind == CreditMoveKind.Settlement)
            .SelectMany(row => row.Entries)
            .GroupBy(entry => entry.Account)
            .Select(group => new { group.Key, Sum = group.Sum(entry => entry.Amount) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, cancellationToken);
        return (settled.GetValueOrDefault(CreditAccountKind.Spent), settled.GetValueOrDefault(CreditAccountKind.Balance));
    }

    private async Task<IReadOnlyList<MemberCredits>> MembersAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var month = CreditLedger.MonthOf(clock.GetUtcNow());
        var used = await db.CreditTransactions
            .Where(row => row.WorkspaceId == caller.WorkspaceId && row.Month == month && row.MemberId != null && (row.Kind == CreditMoveKind.Hold || row.Kind == CreditMoveKind.Settlement))
            .SelectMany(row => row.Entries, (row, entry) => new { row.MemberId, entry.Account, entry.Amount })
            .Where(entry => entry.Account == CreditAccountKind.Balance)
            .GroupBy(entry => entry.MemberId!.Value)
            .Select(group => new { group.Key, Used = -group.Sum(entry => entry.Amount) })
            .ToDictionaryAsync(group => group.Key, group => group.Used, cancellationToken);
        var members = await (
                from member in db.Memberships
                join account in db.Users on member.AccountId equals account.Id
                where member.WorkspaceId == caller.WorkspaceId
                select new { account.Id, account.Name, member.CreditLimit })
            .ToListAsync(cancellationToken);
        return
        [
            .. members.Select(member => new MemberCredits(member.Id, member.Name, used.GetValueOrDefault(member.Id), member.CreditLimit))
                .OrderByDescending(member => member.Used).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private async IAsyncEnumerable<LedgerLine> ReadAsync(Guid workspaceId, string? month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int page = 500;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        for (long after = 0; ;)
        {
            var from = after;
            var rows = await db.CreditTransactions.AsNoTracking().Include(row => row.Entries)
                .Where(row => row.WorkspaceId == workspaceId && row.Number > from && (month == null || row.Month == month))
                .OrderBy(row => row.Number)
                .Take(page)
                .ToListAsync(cancellationToken);
            var names = await NamesAsync(db, rows, cancellationToken);
            foreach (var row in rows)
            {
                yield return new LedgerLine(
                    row.Number, row.At, row.Kind, row.Note, row.MemberId is { } member ? names.GetValueOrDefault(member) : null, row.JobId,
                    Amount(row, CreditAccountKind.Balance), Amount(row, CreditAccountKind.Held), Amount(row, CreditAccountKind.Spent), Amount(row, CreditAccountKind.Granted), After(row));
            }

            if (rows.Count < page) yield break;
            after = rows[^1].Number;
        }
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(StudioDbContext db, List<CreditTransaction> rows, CancellationToken cancellationToken)
    {
        var members = rows.Select(row => row.MemberId).OfType<Guid>().Distinct().ToList();
        return await db.Users.Where(account => members.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
    }

    private static StatementLine Line(CreditTransaction row, string? who)
    {
        long? held = row.Kind switch
        {
            CreditMoveKind.Hold => Amount(row, CreditAccountKind.Held),
            CreditMoveKind.Settlement => -Amount(row, CreditAccountKind.Held),
            _ => null,
        };
        long? paid = row.Kind switch
        {
            CreditMoveKind.Hold => null,
            CreditMoveKind.Settlement => Amount(row, CreditAccountKind.Spent),
            _ => -Amount(row, CreditAccountKind.Balance),
        };
        return new StatementLine(row.Number, row.At, row.Note, who, row.Kind, row.JobId, held, paid, After(row));
    }

    private static long Amount(CreditTransaction row, CreditAccountKind account) => row.Entries.Find(entry => entry.Account == account)?.Amount ?? 0;

    private static long After(CreditTransaction row) => row.Entries.Find(entry => entry.Account == CreditAccountKind.Balance)?.After ?? 0;
}
