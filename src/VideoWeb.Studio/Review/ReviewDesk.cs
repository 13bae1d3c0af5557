using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Review;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Review;

/// <summary>Approval, and the one door to the comments.</summary>
internal sealed class ReviewDesk(IDbContextFactory<StudioDbContext> contexts, CommentDesk comments, TimeProvider clock) : IReview
{
    public Task<Outcome<IReadOnlyList<CommentThread>>> CommentsAsync(Caller caller, Guid clipId, CancellationToken cancellationToken) => comments.ListAsync(caller, clipId, cancellationToken);

    public Task<Outcome<CommentThread>> CommentAsync(Caller caller, Guid takeId, double seconds, string text, CancellationToken cancellationToken) =>
        comments.AddAsync(caller, takeId, seconds, text, cancellationToken);

    public Task<Outcome<CommentInfo>> ReplyAsync(Caller caller, Guid commentId, string text, CancellationToken cancellationToken) => comments.ReplyAsync(caller, commentId, text, cancellationToken);

    public Task<Outcome> ResolveAsync(Caller caller, Guid commentId, bool resolved, CancellationToken cancellationToken) => comments.ResolveAsync(caller, commentId, resolved, cancellationToken);

    public Task<Outcome> DeleteCommentAsync(Caller caller, Guid commentId, CancellationToken cancellationToken) => comments.DeleteAsync(caller, commentId, cancellationToken);

    public async Task<Outcome<ApprovalInfo>> ApprovalAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RoleAsync(caller, cancellationToken) is not { } role) return Refusal.NotFound("workspace");
        var clip = await db.Clips.AsNoTracking().Visible().SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken);
        return clip is null ? Refusal.NotFound("clip") : await InfoAsync(db, clip, role, cancellationToken);
    }

    public async Task<Outcome<ApprovalInfo>> StepAsync(Caller caller, Guid clipId, Guid takeId, ApprovalStep step, CancellationToken cancellationToken)
    {
        if (step.Needs() is not { } action) return Refusal.Invalid(nameof(step), "There is no such step.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, action, cancellationToken) is { } refusal) return refusal;
        var clip = await db.Clips.Shown().SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (clip is null) return Refusal.NotFound("clip");
        if (clip.TakeId != takeId)
            return new Refusal(RefusalKind.Conflict, "The clip shows another take by now. Look at that one first.");
        if (!clip.MoveApproval(step, caller.UserId, clock.GetUtcNow()))
            return new Refusal(RefusalKind.Conflict, $"The clip is {Word(clip.Approval)}: that can't be done from there. Reload the page to see how it stands.");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, "The clip changed at the same moment. Look at it again.");
        }

        return await InfoAsync(db, clip, (await db.RoleAsync(caller, cancellationToken))!.Value, cancellationToken);
    }

    private static async Task<ApprovalInfo> InfoAsync(StudioDbContext db, Clip clip, WorkspaceRole role, CancellationToken cancellationToken)
    {
        var by = await db.Users.Where(a => a.Id == clip.ApprovalBy).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
        var steps = clip.TakeId is null || clip.DeletedAt is not null
            ? []
            : Enum.GetValues<ApprovalStep>().Where(step => step.Needs() is { } action && role.May(action) && clip.Approval.After(step) is not null).ToList();
        return new ApprovalInfo(clip.Approval, by, clip.ApprovalAt, steps);
    }

    private static string Word(ApprovalState state) => state switch
    {
        ApprovalState.InReview => "in review",
        ApprovalState.ChangesAsked => "back for changes",
        ApprovalState.Approved => "approved",
        _ => "a draft",
    };
}
