using VideoWeb.Core.Review;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Review;

/// <summary>Looking at a clip together: comments at a moment, and the way to approval.</summary>
public interface IReview
{
    /// <summary>Of all takes of the clip: newest take first, then by moment.</summary>
    Task<Outcome<IReadOnlyList<CommentThread>>> CommentsAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    /// <summary>Says something at a moment of a take.</summary>
    /// <param name="seconds">From its start, within its length.</param>
    /// <param name="text">1 to 4000 characters.</param>
    Task<Outcome<CommentThread>> CommentAsync(Caller caller, Guid takeId, double seconds, string text, CancellationToken cancellationToken);

    /// <summary>Answers a comment (not a reply).</summary>
    Task<Outcome<CommentInfo>> ReplyAsync(Caller caller, Guid commentId, string text, CancellationToken cancellationToken);

    /// <summary>Marks a comment as dealt with, or as open again.</summary>
    Task<Outcome> ResolveAsync(Caller caller, Guid commentId, bool resolved, CancellationToken cancellationToken);

    /// <summary>One's own, or any as owner; replies go with it.</summary>
    Task<Outcome> DeleteCommentAsync(Caller caller, Guid commentId, CancellationToken cancellationToken);

    /// <summary>Takes a step of approval (<see cref="ApprovalRules"/>).</summary>
    /// <param name="takeId">The take that was looked at: refused where the clip shows another one by now.</param>
    Task<Outcome<ApprovalInfo>> StepAsync(Caller caller, Guid clipId, Guid takeId, ApprovalStep step, CancellationToken cancellationToken);

    Task<Outcome<ApprovalInfo>> ApprovalAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);
}

/// <param name="Author">A name, or null where the account is gone.</param>
/// <param name="Mine">The caller wrote it.</param>
public sealed record CommentInfo(Guid Id, string? Author, bool Mine, string Text, DateTimeOffset CreatedAt);

/// <param name="Seconds">From the start of the take.</param>
/// <param name="ResolvedBy">Who marked it as dealt with, where somebody did.</param>
public sealed record CommentThread(
    CommentInfo Comment, Guid TakeId, int TakeNumber, double Seconds, DateTimeOffset? ResolvedAt, string? ResolvedBy, IReadOnlyList<CommentInfo> Replies)
{
    public bool Resolved => ResolvedAt is not null;
}

/// <param name="By">Who took the last step, or null.</param>
/// <param name="Steps">What the caller may do now.</param>
public sealed record ApprovalInfo(ApprovalState State, string? By, DateTimeOffset? At, IReadOnlyList<ApprovalStep> Steps);
