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
        Assert.Equal([1, 4, 2, 5, 3], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start)));
    }

    [Fact]
    public void WhoWasServedLast_WaitsForTheOthers()
    {
        var jobs = new[] { Job(Ann, 1), Job(Bob, 2) };
        var served = new Dictionary<Guid, QueueTurn> { [Ann] = new(1, Start) };
        Assert.Equal([2, 1], Minutes(QueueOrder.Arrange(jobs, served, 0, Start)));
    }

    [Fact]
    public void Drafts_ComeBeforeFinals_AndBackgroundLast()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Background), Job(Ann, 2, JobLane.Normal), Job(Bob, 3, JobLane.Interactive) };
        Assert.Equal([3, 2, 1], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start)));
    }

    [Fact]
    public void JobThatWaitedLong_CountsAsDraft()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Normal), Job(Bob, 60, JobLane.Interactive) };
        Assert.Equal([1, 60], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start.AddMinutes(30))));
    }

    [Fact]
    public void HeavierWorkspace_IsServedByItsWeight()
    {
        var jobs = Enumerable.Range(1, 40).Select(minute => Job(Ann, minute) with { Weight = 3 })
            .Concat(Enumerable.Range(41, 40).Select(minute => Job(Bob, minute)));
        var first = QueueOrder.Arrange(jobs, Nobody, 0, Start).Take(20).ToList();
        Assert.Equal((15, 5), (first.Count(job => job.WorkspaceId == Ann), first.Count(job => job.WorkspaceId == Bob)));
    }

    [Fact]
    public void DearJobs_CountForMore_ThanCheapOnes()
    {
        var jobs = new[] { Job(Ann, 1) with { Cost = 18 }, Job(Ann, 2) with { Cost = 18 }, Job(Bob, 3) with { Cost = 6 }, Job(Bob, 4) with { Cost = 6 }, Job(Bob, 5) with { Cost = 6 } };
        Assert.Equal([1, 3, 4, 5, 2], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start)));
    }

    [Fact]
    public void WorkspaceThatComesBack_SavedNoTurnsUp()
    {
        // the round has come to 100 000; who never asked starts there, as if served until now
        var served = new Dictionary<Guid, QueueTurn> { [Ann] = new(100_000, Start), [Bob] = new(0, Start) };
        var jobs = new[] { Job(Ann, 1), Job(Ann, 2), Job(Bob, 3), Job(Bob, 4) };
        Assert.Equal([1, 3, 2, 4], Minutes(QueueOrder.Arrange(jobs, served, 100_000, Start)));
    }

    [Fact]
    public void MovedToTheFront_GoesBeforeDrafts_AndTheLastMovedFirst()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Interactive), Job(Ann, 2) with { Front = 1 }, Job(Bob, 3, JobLane.Background) with { Front = 2 } };
        Assert.Equal([3, 2, 1], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start)));
    }

    [Fact]
    public void HeldBackJobs_ComeBehindAllOthers()
    {
        var jobs = new[] { Job(Ann, 1, JobLane.Interactive) with { HeldBack = true }, Job(Ann, 2), Job(Bob, 3, JobLane.Background) };
        Assert.Equal([2, 3, 1], Minutes(QueueOrder.Arrange(jobs, Nobody, 0, Start)));
    }

    [Property]
    public Property WorkspacesThatWaitTogether_GetTheirShare_WhateverTheirJobsCost() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(1, 30)).Where(costs => costs.Length >= 8).Zip(Gen.Choose(1, 10)).Zip(Gen.Choose(1, 10)).ToArbitrary(),
        one =>
        {
            var ((costs, annsWeight), bobsWeight) = one;
            var jobs = costs.SelectMany((cost, i) => new[]
            {
                Job(Ann, 2 * i) with { Cost = cost, Weight = annsWeight },
                Job(Bob, 2 * i + 1) with { Cost = costs[^(i + 1)], Weight = bobsWeight },
            }).ToList();
            double ann = 0, bob = 0;
            var (annLeft, bobLeft) = (costs.Length, costs.Length);
            foreach (var job in QueueOrder.Arrange(jobs, Nobody, 0, Start))
            {
                if (job.WorkspaceId == Ann) (ann, annLeft) = (ann + (double)job.Cost / job.Weight, annLeft - 1);
                else (bob, bobLeft) = (bob + (double)job.Cost / job.Weight, bobLeft - 1);
                // while both wait, nobody is ahead by more than the dearest job
                if (annLeft > 0 && bobLeft > 0) Assert.True(Math.Abs(ann - bob) <= 30.1, $"{ann} against {bob}");
            }
        });

    [Property]
    public Property EveryJob_IsServedOnce_AndNoWorkspaceIsPassedOverTwice() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        owners =>
        {
            var jobs = owners.Select((owner, minute) => Job(new Guid(owner % 4, 0, 0, new byte[8]), minute)).ToList();
            var order = QueueOrder.Arrange(jobs, Nobody, 0, Start);
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

    private static IReadOnlyDictionary<Guid, QueueTurn> Nobody => new Dictionary<Guid, QueueTurn>();

    private static WaitingJob Job(Guid workspace, int minute, JobLane lane = JobLane.Normal) =>
        new(new Guid(minute, 0, 0, new byte[8]), workspace, lane, Start.AddMinutes(minute));

    private static int[] Minutes(IReadOnlyList<WaitingJob> order) => [.. order.Select(job => (int)(job.CreatedAt - Start).TotalMinutes)];
}
