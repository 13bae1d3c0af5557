using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Workspaces;

internal sealed class WorkspaceDirectory(IDbContextFactory<StudioDbContext> contexts) : IWorkspaces
{
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
        return await db.Memberships
            .Where(m => m.AccountId == userId)
            .OrderByDescending(m => m.WorkspaceId == workspaceId).ThenByDescending(m => m.Workspace!.Personal).ThenBy(m => m.JoinedAt).ThenBy(m => m.WorkspaceId)
            .Select(m => (Caller?)new Caller(userId, m.WorkspaceId))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<WorkspaceRole?> RoleAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RoleAsync(caller, cancellationToken);
    }
}
