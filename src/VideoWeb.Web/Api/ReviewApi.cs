using VideoWeb.Core.Review;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

/// <param name="Seconds">From the start of the take.</param>
internal sealed record NewComment(double Seconds, string? Text);

internal sealed record NewReply(string? Text);

internal sealed record CommentChange(bool Resolved);

/// <param name="TakeId">The take that was looked at.</param>
internal sealed record ApprovalRequest(Guid TakeId, ApprovalStep Step);

/// <summary>Comments, approval and share links over HTTP.</summary>
internal static class ReviewApi
{
    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder manage)
    {
        read.MapGet("/clips/{id:guid}/comments", async (Guid id, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.CommentsAsync(caller, id, cancellationToken)).ToResult());
        manage.MapPost("/takes/{id:guid}/comments", async (Guid id, NewComment comment, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.CommentAsync(caller, id, comment.Seconds, comment.Text ?? "", cancellationToken)).ToResult());
        manage.MapPost("/comments/{id:guid}/replies", async (Guid id, NewReply reply, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.ReplyAsync(caller, id, reply.Text ?? "", cancellationToken)).ToResult());
        manage.MapPatch("/comments/{id:guid}", async (Guid id, CommentChange change, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.ResolveAsync(caller, id, change.Resolved, cancellationToken)).ToResult());
        manage.MapDelete("/comments/{id:guid}", async (Guid id, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.DeleteCommentAsync(caller, id, cancellationToken)).ToResult());

        read.MapGet("/clips/{id:guid}/approval", async (Guid id, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.ApprovalAsync(caller, id, cancellationToken)).ToResult());
        manage.MapPost("/clips/{id:guid}/approval", async (Guid id, ApprovalRequest request, SignedIn caller, IReview review, CancellationToken cancellationToken) =>
            (await review.StepAsync(caller, id, request.TakeId, request.Step, cancellationToken)).ToResult());

        manage.MapGet("/clips/{id:guid}/shares", async (Guid id, SignedIn caller, IShares shares, CancellationToken cancellationToken) =>
            (await shares.ListAsync(caller, id, cancellationToken)).ToResult());
        manage.MapPost("/takes/{id:guid}/shares", async (Guid id, NewShare share, HttpRequest request, SignedIn caller, IShares shares, CancellationToken cancellationToken) =>
            (await shares.MakeAsync(caller, id, share, cancellationToken)).ToResult(made =>
                TypedResults.Ok(new { made.Info.Id, Link = $"{request.Scheme}://{request.Host}/share/{made.Token}", made.Info.MayDownload, made.Info.ExpiresAt })));
        manage.MapDelete("/shares/{id:guid}", async (Guid id, SignedIn caller, IShares shares, CancellationToken cancellationToken) =>
            (await shares.RevokeAsync(caller, id, cancellationToken)).ToResult());
    }
}
