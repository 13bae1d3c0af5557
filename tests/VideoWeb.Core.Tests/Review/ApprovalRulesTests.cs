using VideoWeb.Core.Review;
using VideoWeb.Core.Workspaces;

namespace VideoWeb.Core.Tests.Review;

public sealed class ApprovalRulesTests
{
    [Fact]
    public void Approved_IsReachedFromReviewOnly()
    {
        foreach (var state in Enum.GetValues<ApprovalState>())
            Assert.Equal(state == ApprovalState.InReview ? ApprovalState.Approved : null, state.After(ApprovalStep.Approve));
    }

    [Fact]
    public void NewTake_MakesADraftOfAnything_AndIsNobodysStep()
    {
        Assert.All(Enum.GetValues<ApprovalState>(), state => Assert.Equal(ApprovalState.Draft, state.After(ApprovalStep.NewTake)));
        Assert.Null(ApprovalStep.NewTake.Needs());
    }

    [Fact]
    public void NoStep_StaysWhereItIs_ExceptANewTake()
    {
        foreach (var state in Enum.GetValues<ApprovalState>())
            foreach (var step in Enum.GetValues<ApprovalStep>().Where(step => step != ApprovalStep.NewTake))
                Assert.NotEqual(state, state.After(step));
    }

    [Fact]
    public void Approving_TakesAReviewer_SendingAnEditor()
    {
        Assert.Equal(WorkspaceAction.Review, ApprovalStep.Approve.Needs());
        Assert.Equal(WorkspaceAction.Edit, ApprovalStep.SendToReview.Needs());
    }
}
