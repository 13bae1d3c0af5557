using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Drafts;

internal sealed class DraftDesk(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : IDrafts
{
    /// <summary>Of one person in one workspace, not yet submitted; the one untouched longest makes room.</summary>
    internal const int MostKept = 200;

    private const int MostListed = 50;
    private const int LargestSettings = 64 * 1024;
    private const int LargestHistory = 1024 * 1024;

    public async Task<Outcome<IReadOnlyList<DraftSummary>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        return await Own(db, caller)
            .Where(draft => draft.ClipId == null)
            .OrderByDescending(draft => draft.UpdatedAt).ThenByDescending(draft => draft.Id)
            .Take(MostListed)
            .Select(draft => new DraftSummary(draft.Id, draft.ClipId, draft.Prompt, draft.UpdatedAt))
            .ToListAsync(cancellationToken);
    }

    public async Task<Outcome<Draft>> GetAsync(Caller caller, Guid draftId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var row = await Own(db, caller).AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == draftId, cancellationToken);
        return row is null ? Refusal.NotFound("draft") : Read(row);
    }

    public async Task<Outcome<Draft>> ForClipAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var clip = await db.Clips.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId && c.DeletedAt == null, cancellationToken);
        if (clip is null) return Refusal.NotFound("clip");
        var last = await Own(db, caller).AsNoTracking()
            .Where(draft => draft.ClipId == clipId)
            .OrderByDescending(draft => draft.UpdatedAt).ThenByDescending(draft => draft.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is not null) return Read(last);
        var now = clock.GetUtcNow();
        var picture = await db.Jobs.AsNoTracking()
            .Where(job => job.ClipId == clipId)
            .OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id)
            .Select(job => job.ImageUploadId)
            .FirstOrDefaultAsync(cancellationToken);
        return new Draft { Id = Guid.CreateVersion7(now), ClipId = clipId, Prompt = clip.Prompt, Plan = Plan(clip.Plan), ImageUploadId = picture, UpdatedAt = now };
    }

    public async Task<Outcome<Draft>> SaveAsync(Caller caller, Draft draft, CancellationToken cancellationToken)
    {
        if (WrongSize(draft) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        if (draft.ClipId is { } clipId && !await db.Clips.AnyAsync(clip => clip.Id == clipId && clip.WorkspaceId == caller.WorkspaceId, cancellationToken))
            return Refusal.NotFound("clip");
        // one that is gone meanwhile must not keep the words from being saved
        var picture = draft.ImageUploadId is { } upload && await db.Uploads.AnyAsync(u => u.Id == upload && u.WorkspaceId == caller.WorkspaceId, cancellationToken) ? draft.ImageUploadId : null;

        var row = await db.Drafts.SingleOrDefaultAsync(d => d.Id == draft.Id, cancellationToken);
        if (row is null)
        {
            if (draft.Revision != 0) return Refusal.NotFound("draft");
            await MakeRoomAsync(db, caller, cancellationToken);
            row = new DraftRow { Id = draft.Id, WorkspaceId = caller.WorkspaceId, AccountId = caller.UserId, Version = 1 };
            db.Drafts.Add(row);
        }
        else if (row.WorkspaceId != caller.WorkspaceId || row.AccountId != caller.UserId)
        {
            return Refusal.NotFound("draft");
        }
        else if (row.Version != draft.Revision)
        {
            return Elsewhere();
        }

        row.ClipId ??= draft.ClipId;
        row.Prompt = draft.Prompt;
        row.Plan = draft.Plan is null ? null : JsonSerializer.Serialize(draft.Plan, PlanJson.Default.ShotPlan);
        row.ImageUploadId = picture;
        row.Settings = draft.Settings;
        row.History = draft.History;
        row.UpdatedAt = clock.GetUtcNow();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // two tabs wrote at the same moment
            return Elsewhere();
        }

        return Read(row);
    }

    public async Task<Outcome> DiscardAsync(Caller caller, Guid draftId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var removed = await Own(db, caller).Where(draft => draft.Id == draftId).ExecuteDeleteAsync(cancellationToken);
        return removed == 1 ? Outcome.Done : Refusal.NotFound("draft");
    }

    private static async Task MakeRoomAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var surplus = await Own(db, caller)
            .Where(draft => draft.ClipId == null)
            .OrderByDescending(draft => draft.UpdatedAt).ThenByDescending(draft => draft.Id)
            .Skip(MostKept - 1)
            .Select(draft => draft.Id)
            .ToListAsync(cancellationToken);
        if (surplus.Count > 0) await db.Drafts.Where(draft => surplus.Contains(draft.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<DraftRow> Own(StudioDbContext db, Caller caller) =>
        db.Drafts.Where(draft => draft.WorkspaceId == caller.WorkspaceId && draft.AccountId == caller.UserId);

    private static Refusal? WrongSize(Draft draft)
    {
        if (draft.Prompt.Length > PlanLimits.MaxPromptLength)
            return Refusal.Invalid(nameof(draft.Prompt), $"The prompt has {draft.Prompt.Length} characters; {PlanLimits.MaxPromptLength} is the most.");
        if (draft.Settings is not null && Encoding.UTF8.GetByteCount(draft.Settings) > LargestSettings)
            return Refusal.Invalid(nameof(draft.Settings), $"The page's settings are larger than {LargestSettings / 1024} KiB.");
        return draft.History is not null && Encoding.UTF8.GetByteCount(draft.History) > LargestHistory
            ? Refusal.Invalid(nameof(draft.History), $"The undo history is larger than {LargestHistory / 1024} KiB.")
            : null;
    }

    private static Refusal Elsewhere() => new(RefusalKind.Conflict, "This draft was changed in another window. Load it again to go on from there.");

    private static Draft Read(DraftRow row) => new()
    {
        Id = row.Id,
        ClipId = row.ClipId,
        Prompt = row.Prompt,
        Plan = row.Plan is null ? null : Plan(row.Plan),
        ImageUploadId = row.ImageUploadId,
        Settings = row.Settings,
        History = row.History,
        Revision = row.Version,
        UpdatedAt = row.UpdatedAt,
    };

    private static ShotPlan Plan(string text) => JsonSerializer.Deserialize(text, PlanJson.Default.ShotPlan)!;
}
