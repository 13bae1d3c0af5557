using VideoWeb.Core.Review;
using VideoWeb.Web.Design;

namespace VideoWeb.Web.Features.Review;

/// <summary>Approval in words and marks.</summary>
internal static class ReviewWords
{
    public static StateMark Of(ApprovalState state) => state switch
    {
        ApprovalState.InReview => new("review", "eye", "In review"),
        ApprovalState.ChangesAsked => new("limited", "undo-2", "Changes asked"),
        ApprovalState.Approved => new("done", "badge-check", "Approved"),
        _ => new("queued", "circle-dashed", "Draft"),
    };

    public static string Step(ApprovalStep step, int take) => step switch
    {
        ApprovalStep.SendToReview => $"Send take {take} to review",
        ApprovalStep.Approve => $"Approve take {take}",
        ApprovalStep.AskForChanges => "Ask for changes",
        _ => "Back to draft",
    };
}
