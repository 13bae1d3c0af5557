using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Workspaces;

internal sealed class MemberDesk(IDbContextFactory<StudioDbContext> contexts) : IMembers
{
    private static Refusal LastOwner => new(
        RefusalKind.Conflict, "A workspace can't be without an owner. Make another member its owner first.");

    public async Task<Outcome<IReadOnlyList<MemberInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var members = await (
                from member in db.Memberships
                join account in db.Users on member.AccountId equals account.Id
                where member.WorkspaceId == caller.WorkspaceId
                select new MemberInfo(account.Id, account.Name, account.Email!, member.Role, member.JoinedAt))
            .ToListAsync(cancellationToken);
        return members.OrderByDescending(member => member.Role == WorkspaceRole.Owner).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.Id).ToList();
    }

    public Task<Outcome> ChangeRoleAsync(Caller caller, Guid accountId, WorkspaceRole role, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(role)) return Task.FromResult<Outcome>(Refusal.Invalid(nameof(role), "There is no such role."));
        return ChangeAsync(caller, WorkspaceAction.Manage, members =>
        {
            if (members.Find(member => member.AccountId == accountId) is not { } changed) return Refusal.NotFound("member");
            changed.Role = role;
            return null;
        }, cancellationToken);
    }

    public Task<Outcome> RemoveAsync(Caller caller, Guid accountId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, WorkspaceAction.Manage, members => members.RemoveAll(member => member.AccountId == accountId) == 0 ? Refusal.NotFound("member") : null, cancellationToken);

    public Task<Outcome> LeaveAsync(Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(caller, WorkspaceAction.View, members => members.RemoveAll(member => member.AccountId == caller.UserId) == 0 ? Refusal.NotFound("member") : null, cancellationToken);

    public Task<Outcome> TransferAsync(Caller caller, Guid accountId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, WorkspaceAction.Manage, members =>
        {
            if (members.Find(member => member.AccountId == accountId) is not { } heir) return Refusal.NotFound("member");
            if (accountId == caller.UserId) return new Refusal(RefusalKind.Conflict, "You own it already. Choose another member.");
            heir.Role = WorkspaceRole.Owner;
            members.Find(member => member.AccountId == caller.UserId)!.Role = WorkspaceRole.Producer;
            return null;
        }, cancellationToken);

    /// <summary>
    /// Changes the list of members in one transaction that no other change of the same workspace runs beside: two owners who
    /// leave at the same moment would otherwise both see the other.
    /// </summary>
    private async Task<Outcome> ChangeAsync(Caller caller, WorkspaceAction action, Func<List<Membership>, Refusal?> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // a write to the workspace's own row locks it until the end, on either database
        await db.Workspaces.Where(w => w.Id == caller.WorkspaceId).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, w => w.Name), cancellationToken);
        if (await db.RefuseAsync(caller, action, cancellationToken) is { } refusal) return refusal;
        if (await db.Workspaces.AnyAsync(w => w.Id == caller.WorkspaceId && w.Personal, cancellationToken) && action == WorkspaceAction.View)
            return new Refusal(RefusalKind.Conflict, "Your personal workspace is yours: it can't be left.");
        var members = await db.Memberships.Where(member => member.WorkspaceId == caller.WorkspaceId).ToListAsync(cancellationToken);
        var before = members.ToList();
        if (change(members) is { } wrong) return wrong;
        if (!members.Exists(member => member.Role == WorkspaceRole.Owner)) return LastOwner;
        db.Memberships.RemoveRange(before.Except(members));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Done;
    }
}
