using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Studio.Tests.Jobs;

public sealed class JobTransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JobState.Done)]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.Cancelled)]
    public void FinalState_GoesNowhere(JobState final)
    {
        Assert.True(final.IsFinal());
        Assert.All(Enum.GetValues<JobState>(), to => Assert.False(JobTransitions.May(final, to)));
    }

    [Fact]
    public void Cancelling_OnlyBecomesCancelled() =>
        Assert.Equal([JobState.Cancelled], Enum.GetValues<JobState>().Where(to => JobTransitions.May(JobState.Cancelling, to)));

    [Property]
    public Property AnyHistory_EndsOnce_AndHoldsALeaseOnlyWhileHeld() => Prop.ForAll(
        ArbMap.Default.ArbFor<JobState[]>(),
        wishes =>
        {
            var job = NewJob();
            var ends = 0;
            foreach (var wish in wishes)
            {
                var before = job.State;
                var moved = wish == JobState.Staging && before == JobState.Queued ? job.Lease("worker", Now, TimeSpan.FromSeconds(30)) : job.MoveTo(wish, Now, "why");
                Assert.Equal(moved, job.State == wish && JobTransitions.May(before, wish));
                if (moved && job.State.IsFinal()) ends++;
                Assert.Equal(job.State.IsHeld(), job.LeaseToken is not null);
                Assert.Equal(job.State.IsFinal(), job.FinishedAt is not null);
                Assert.Equal(job.State == JobState.Failed, job.Failure is not null);
            }

            return ends <= 1;
        });

    private static Job NewJob() => new() { Title = "", Prompt = "", Plan = "", Engine = "previz" };
}
