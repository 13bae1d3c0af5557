using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Library;

internal sealed class ProjectEdits(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private const int LongestName = 200;
    private const int MostProjects = 500;

    public async Task<Outcome<ProjectInfo>> MakeAsync(Caller caller, string name, Guid? parentId, CancellationToken cancellationToken)
    {
        if (WrongName(name) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var ids = await Own(db, caller).Select(project => project.Id).ToListAsync(cancellationToken);
        if (parentId is { } parent && !ids.Contains(parent)) return Refusal.NotFound("project");
        if (ids.Count >= MostProjects) return new Refusal(RefusalKind.LimitReached, $"A workspace has at most {MostProjects} projects.");
        var now = clock.GetUtcNow();
        var made = new Project { Id = Guid.CreateVersion7(now), WorkspaceId = caller.WorkspaceId, Name = name.Trim(), ParentId = parentId, CreatedAt = now };
        db.Projects.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        return new ProjectInfo(made.Id, made.Name, made.ParentId, 0);
    }

    public async Task<Outcome> RenameAsync(Caller caller, Guid projectId, string name, CancellationToken cancellationToken)
    {
        if (WrongName(name) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var project = await Own(db, caller).SingleOrDefaultAsync(p => p.Id == projectId, cancellationToken);
        if (project is null) return Refusal.NotFound("project");
        project.Name = name.Trim();
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome> DeleteAsync(Caller caller, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var project = await Own(db, caller).SingleOrDefaultAsync(p => p.Id == projectId, cancellationToken);
        if (project is null) return Refusal.NotFound("project");
        var parent = project.ParentId;
        await db.Projects.Where(p => p.ParentId == projectId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ParentId, parent), cancellationToken);
        await db.Clips.Where(clip => clip.ProjectId == projectId).ExecuteUpdateAsync(
            set => set.SetProperty(clip => clip.ProjectId, parent).SetProperty(clip => clip.Version, clip => clip.Version + 1), cancellationToken);
        db.Projects.Remove(project);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Done;
    }

    private static IQueryable<Project> Own(StudioDbContext db, Caller caller) => db.Projects.Where(project => project.WorkspaceId == caller.WorkspaceId);

    private static Refusal? WrongName(string name) =>
        name.Trim().Length is 0 or > LongestName ? Refusal.Invalid(nameof(name), $"A project's name has 1 to {LongestName} characters.") : null;
}
