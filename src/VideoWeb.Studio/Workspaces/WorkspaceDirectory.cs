using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Workspaces;

internal sealed class WorkspaceDirectory(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : IWorkspaces
{
    private const int LongestName = 100;

    /// <summary>Each workspace has a pool of credits of its own: without a bound they would be made for the credits.</summary>
    private const int MostOwned = 10;

    public async Task<IReadOnlyList<WorkspaceSummary>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Memberships
            .Where(m => m.AccountId == userId)
            .OrderByDescending(m => m.Workspace!.Personal).ThenBy(m => m.Workspace!.Name).ThenBy(m => m.WorkspaceId)
            .Select(m => new WorkspaceSummary(m.WorkspaceId, m.Workspace!.Name, m.Workspace.Personal, m.Role))
            .ToListAsync(cancellationToken);
    }

    public async Task<Caller?> EnterAsync(Guid userId, Guid? workspaceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = db.Memberships.Where(m => m.AccountId == userId);
        var wanted = workspaceId is null
            ? own.OrderByDescending(m => m.EnteredAt != null).ThenByDescending(m => m.EnteredAt)
            : own.OrderByDescending(m => m.WorkspaceId == workspaceId);
        return await wanted
            .ThenByDescending(m => m.Workspace!.Personal).ThenBy(m => m.JoinedAt).ThenBy(m => m.WorkspaceId)
            .Select(m => (Caller?)new Caller(userId, m.WorkspaceId))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<Outcome> GoAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var gone = await db.Memberships
            .Where(m => m.WorkspaceId == caller.WorkspaceId && m.AccountId == caller.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EnteredAt, now), cancellationToken);
        return gone == 0 ? Refusal.NotFound("workspace") : Outcome.Done;
    }

    public async Task<WorkspaceRole?> RoleAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RoleAsync(caller, cancellationToken);
    }

    public async Task<Outcome<WorkspaceSummary>> MakeAsync(Guid userId, string name, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (WrongName(name) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Users.AnyAsync(account => account.Id == userId, cancellationToken)) return Refusal.NotFound("account");
        if (await db.Memberships.CountAsync(m => m.AccountId == userId && m.Role == WorkspaceRole.Owner && !m.Workspace!.Personal, cancellationToken) >= MostOwned)
            return new Refusal(RefusalKind.LimitReached, $"You own {MostOwned} team workspaces already. Give one to another member, or leave one, first.");
        var now = clock.GetUtcNow();
        var workspace = new Workspace { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now };
        db.Workspaces.Add(workspace);
        db.Memberships.Add(new Membership { WorkspaceId = workspace.Id, AccountId = userId, Role = WorkspaceRole.Owner, JoinedAt = now });
        await db.SaveChangesAsync(cancellationToken);
        return new WorkspaceSummary(workspace.Id, workspace.Name, Personal: false, WorkspaceRole.Owner);
    }

    public async Task<Outcome> RenameAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (WrongName(name) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        await db.Workspaces.Where(w => w.Id == caller.WorkspaceId).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, name), cancellationToken);
        return Outcome.Done;
    }

    private static Refusal? WrongName(string name) =>
        name.Length is 0 or > LongestName ? Refusal.Invalid(nameof(name), $"A workspace's name has 1 to {LongestName} characters.") : null;
}
