using VideoWeb.Core.Workspaces;

namespace VideoWeb.Core.Review;

/// <summary>How far a clip has come with those who look at it.</summary>
public enum ApprovalState
{
    /// <summary>Being worked on.</summary>
    Draft,

    /// <summary>Waits for a reviewer.</summary>
    InReview,

    /// <summary>A reviewer wants something else.</summary>
    ChangesAsked,

    /// <summary>Accepted as its shown take is.</summary>
    Approved,
}

/// <summary>What moves a clip from one approval state to another.</summary>
public enum ApprovalStep
{
    SendToReview,
    AskForChanges,
    Approve,

    /// <summary>Back to work, also after an approval.</summary>
    TakeBack,

    /// <summary>The clip shows another take than before: what was said was said of the old one. Nobody asks for it.</summary>
    NewTake,
}

/// <summary>The one table of approval: which step leads where, and who may take it.</summary>
public static class ApprovalRules
{
    /// <summary>The state after the step, or null where it can't be taken from this one.</summary>
    public static ApprovalState? After(this ApprovalState state, ApprovalStep step) => (step, state) switch
    {
        (ApprovalStep.NewTake, _) => ApprovalState.Draft,
        (ApprovalStep.SendToReview, ApprovalState.Draft or ApprovalState.ChangesAsked) => ApprovalState.InReview,
        (ApprovalStep.AskForChanges, ApprovalState.InReview) => ApprovalState.ChangesAsked,
        (ApprovalStep.Approve, ApprovalState.InReview) => ApprovalState.Approved,
        (ApprovalStep.TakeBack, ApprovalState.InReview or ApprovalState.ChangesAsked or ApprovalState.Approved) => ApprovalState.Draft,
        _ => null,
    };

    /// <summary>What somebody must be allowed to do to take the step, or null where nobody takes it by hand.</summary>
    public static WorkspaceAction? Needs(this ApprovalStep step) => step switch
    {
        ApprovalStep.SendToReview or ApprovalStep.TakeBack => WorkspaceAction.Edit,
        ApprovalStep.AskForChanges or ApprovalStep.Approve => WorkspaceAction.Review,
        _ => null,
    };
}
