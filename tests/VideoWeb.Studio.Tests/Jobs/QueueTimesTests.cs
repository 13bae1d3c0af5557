using VideoWeb.Core.Jobs;

namespace VideoWeb.Studio.Tests.Jobs;

public sealed class QueueTimesTests
{
    [Fact]
    public void Waiting_StartWhereAWorkerIsFreeFirst()
    {
        var times = new QueueTimes([60, 10], 2);
        Assert.Equal([10, 40, 60, 70], new[] { times.Next(30), times.Next(30), times.Next(100), times.Next(5) });
    }

    [Fact]
    public void IdleWorker_StartsAtOnce() => Assert.Equal(0, new QueueTimes([60], 2).Next(30));

    [Fact]
    public void MoreRunningThanMayRun_MakeRoomOnlyOnceEnoughHaveEnded() =>
        // a worker drains: of three that run one place will be left
        Assert.Equal(60, new QueueTimes([60, 10, 20], 1).Next(30));
}
