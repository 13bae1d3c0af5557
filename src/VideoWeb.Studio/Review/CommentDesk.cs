using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Review;

internal sealed class CommentDesk(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private const int LongestText = 4000;

    /// <summary>Of one clip, replies included: more are no longer read by anybody.</summary>
    private const int MostComments = 1000;

    public async Task<Outcome<IReadOnlyList<CommentThread>>> ListAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        if (!await db.Clips.Visible().AnyAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken)) return Refusal.NotFound("clip");
        return await ReadAsync(db, caller, db.Comments.Where(c => c.ClipId == clipId), cancellationToken);
    }

    public async Task<Outcome<CommentThread>> AddAsync(Caller caller, Guid takeId, double seconds, string text, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (WrongText(text) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Review, cancellationToken) is { } refusal) return refusal;
        var take = await (
                from t in db.Takes
                join clip in db.Clips.Shown() on t.ClipId equals clip.Id
                where t.Id == takeId && t.WorkspaceId == caller.WorkspaceId
                select new { t.Id, t.ClipId, t.Seconds })
            .SingleOrDefaultAsync(cancellationToken);
        if (take is null) return Refusal.NotFound("take");
        if (!(seconds >= 0 && seconds <= take.Seconds))
            return Refusal.Invalid(nameof(seconds), FormattableString.Invariant($"The take is {take.Seconds:0.0} s long. Comment at a moment within it."));
        if (await FullAsync(db, take.ClipId, cancellationToken) is { } full) return full;
        var row = Add(db, caller, take.ClipId, takeId, parentId: null, seconds, text);
        await db.SaveChangesAsync(cancellationToken);
        return (await ReadAsync(db, caller, db.Comments.Where(c => c.Id == row.Id), cancellationToken))[0];
    }

    public async Task<Outcome<CommentInfo>> ReplyAsync(Caller caller, Guid commentId, string text, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (WrongText(text) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Review, cancellationToken) is { } refusal) return refusal;
        var parent = await Own(db, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == commentId && c.ParentId == null, cancellationToken);
        if (parent is null) return Refusal.NotFound("comment");
        if (await FullAsync(db, parent.ClipId, cancellationToken) is { } full) return full;
        var row = Add(db, caller, parent.ClipId, parent.TakeId, parent.Id, parent.Seconds, text);
        await db.SaveChangesAsync(cancellationToken);
        var author = await db.Users.Where(a => a.Id == caller.UserId).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
        return new CommentInfo(row.Id, author, Mine: true, row.Text, row.CreatedAt);
    }

    public async Task<Outcome> ResolveAsync(Caller caller, Guid commentId, bool resolved, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Review, cancellationToken) is { } refusal) return refusal;
        var comment = await Own(db, caller).SingleOrDefaultAsync(c => c.Id == commentId && c.ParentId == null, cancellationToken);
        if (comment is null) return Refusal.NotFound("comment");
        comment.ResolvedAt = resolved ? comment.ResolvedAt ?? clock.GetUtcNow() : null;
        comment.ResolvedBy = resolved ? comment.ResolvedBy ?? caller.UserId : null;
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome> DeleteAsync(Caller caller, Guid commentId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Review, cancellationToken) is { } refusal) return refusal;
        var comment = await Own(db, caller).SingleOrDefaultAsync(c => c.Id == commentId, cancellationToken);
        if (comment is null) return Refusal.NotFound("comment");
        if (comment.AccountId != caller.UserId && await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is not null)
            return new Refusal(RefusalKind.NotAllowed, "Only who wrote a comment, or an owner, deletes it.");
        db.Comments.Remove(comment);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    private static IQueryable<Comment> Own(StudioDbContext db, Caller caller) => db.Comments
        .Where(comment => comment.WorkspaceId == caller.WorkspaceId && db.Clips.Shown().Any(clip => clip.Id == comment.ClipId));

    private static Refusal? WrongText(string text) =>
        text.Length is 0 or > LongestText ? Refusal.Invalid(nameof(text), $"A comment has 1 to {LongestText} characters.") : null;

    private static async Task<Refusal?> FullAsync(StudioDbContext db, Guid clipId, CancellationToken cancellationToken) =>
        await db.Comments.CountAsync(c => c.ClipId == clipId, cancellationToken) >= MostComments
            ? new Refusal(RefusalKind.LimitReached, $"This clip has {MostComments} comments already. Delete some that are dealt with.")
            : null;

    private Comment Add(StudioDbContext db, Caller caller, Guid clipId, Guid takeId, Guid? parentId, double seconds, string text)
    {
        var now = clock.GetUtcNow();
        var row = new Comment
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ClipId = clipId,
            TakeId = takeId,
            ParentId = parentId,
            AccountId = caller.UserId,
            Seconds = seconds,
            Text = text,
            CreatedAt = now,
        };
        db.Comments.Add(row);
        return row;
    }

    private static async Task<List<CommentThread>> ReadAsync(StudioDbContext db, Caller caller, IQueryable<Comment> comments, CancellationToken cancellationToken)
    {
        var rows = await (
                from comment in comments
                join take in db.Takes on comment.TakeId equals take.Id
                select new
                {
                    Row = comment,
                    take.Number,
                    Author = db.Users.Where(a => a.Id == comment.AccountId).Select(a => a.Name).FirstOrDefault(),
                    Resolver = db.Users.Where(a => a.Id == comment.ResolvedBy).Select(a => a.Name).FirstOrDefault(),
                })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var replies = rows.Where(row => row.Row.ParentId is not null).ToLookup(row => row.Row.ParentId!.Value);
        return rows.Where(row => row.Row.ParentId is null)
            .OrderByDescending(row => row.Number).ThenBy(row => row.Row.Seconds).ThenBy(row => row.Row.Id)
            .Select(row => new CommentThread(
                Info(row.Row, row.Author), row.Row.TakeId, row.Number, row.Row.Seconds, row.Row.ResolvedAt, row.Resolver,
                [.. replies[row.Row.Id].OrderBy(reply => reply.Row.CreatedAt).ThenBy(reply => reply.Row.Id).Select(reply => Info(reply.Row, reply.Author))]))
            .ToList();

        CommentInfo Info(Comment row, string? author) => new(row.Id, author, row.AccountId == caller.UserId, row.Text, row.CreatedAt);
    }
}
