using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VideoWeb.Core.Jobs;

namespace VideoWeb.Studio.Tests.Jobs;

public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ann = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Bob = new("00000000-0000-0000-0000-00000000000b");

    [Fact]
    public void Workspaces_TakeTurns()
    {
        var jobs = new[] { Job(Ann, 1), Job(Ann, 2), Job(Ann, 3), Job(Bob, 4), Job(Bob, 5) };
        Assert.Equal([1, 4, 2, 5, 3], Minutes(QueueOrder.Arrange(jobs, Nobody, Start)));
    }

    [Fact]
    public void WhoWasServedLast_WaitsForTheOthers()
    {
        var jobs = new[] { Job(Ann, 1), Job(Bob, 2) };
        var served = new Dictionary<Guid, DateTimeOffset> { [Ann] = Start };
        Assert.Equal([2, 1], Minutes(QueueOrder.Arrange(jobs, served, Start)));
    }

    [Fact]
    public void Drafts_ComeBeforeFinals_AndBackgroundLast()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Background), Job(Ann, 2, JobLane.Normal), Job(Bob, 3, JobLane.Interactive) };
        Assert.Equal([3, 2, 1], Minutes(QueueOrder.Arrange(jobs, Nobody, Start)));
    }

    [Fact]
    public void JobThatWaitedLong_CountsAsDraft()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Normal), Job(Bob, 60, JobLane.Interactive) };
        Assert.Equal([1, 60], Minutes(QueueOrder.Arrange(jobs, Nobody, Start.AddMinutes(30))));
    }

    [Property]
    public Property EveryJob_IsServedOnce_AndNoWorkspaceIsPassedOverTwice() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        owners =>
        {
            var jobs = owners.Select((owner, minute) => Job(new Guid(owner % 4, 0, 0, new byte[8]), minute)).ToList();
            var order = QueueOrder.Arrange(jobs, Nobody, Start);
            Assert.Equal(jobs.Select(job => job.Id).Order(), order.Select(job => job.Id).Order());
            for (var i = 1; i < order.Count; i++)
            {
                // between two turns of one workspace everybody who still waits has a turn
                var previous = order.Take(i).ToList().FindLastIndex(job => job.WorkspaceId == order[i].WorkspaceId);
                if (previous < 0) continue;
                var others = order.Skip(i).Select(job => job.WorkspaceId).Where(workspace => workspace != order[i].WorkspaceId).Distinct();
                Assert.Subset(order.Skip(previous).Take(i - previous).Select(job => job.WorkspaceId).ToHashSet(), others.ToHashSet());
            }
        });

    private static IReadOnlyDictionary<Guid, DateTimeOffset> Nobody => new Dictionary<Guid, DateTimeOffset>();

    private static WaitingJob Job(Guid workspace, int minute, JobLane lane = JobLane.Normal) =>
        new(new Guid(minute, 0, 0, new byte[8]), workspace, lane, Start.AddMinutes(minute));

    private static int[] Minutes(IReadOnlyList<WaitingJob> order) => [.. order.Select(job => (int)(job.CreatedAt - Start).TotalMinutes)];
}
