using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Features.Jobs;

namespace VideoWeb.Web.ComponentTests;

public sealed class WorkspaceJobsTests : IDisposable
{
    private readonly Pages pages = new();
    private readonly Channel<JobSnapshot> feed = Channel.CreateUnbounded<JobSnapshot>();

    public WorkspaceJobsTests() => pages.Feed.WatchWorkspaceAsync(default, default).ReturnsForAnyArgs(call => feed.Reader.ReadAllAsync(call.Arg<CancellationToken>()));

    public void Dispose() => pages.Dispose();

    [Fact]
    public async Task Changes_ThatComeFast_AreToldFewTimesAndEndWithTheNewest()
    {
        var jobs = pages.Context.Services.GetRequiredService<WorkspaceJobs>();
        var job = Pages.Job(JobState.Rendering);
        var told = 0;
        var last = new TaskCompletionSource();
        jobs.Changed += () =>
        {
            told++;
            if (jobs.Find(job.Id)?.PassDone == 500)
                last.TrySetResult();
        };
        jobs.Start();
        for (var frame = 1; frame <= 500; frame++)
            await feed.Writer.WriteAsync(job with { PassDone = frame });
        await last.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(told, 1, 50);
        Assert.Equal(1, jobs.Open);
    }

    [Fact]
    public async Task Ended_IsToldOnceForEachJob()
    {
        var jobs = pages.Context.Services.GetRequiredService<WorkspaceJobs>();
        var job = Pages.Job(JobState.Rendering);
        var ended = new List<JobSnapshot>();
        jobs.Ended += ended.Add;
        var changed = new TaskCompletionSource();
        jobs.Changed += () => changed.TrySetResult();
        jobs.Start();
        jobs.Start();
        await feed.Writer.WriteAsync(job);
        await feed.Writer.WriteAsync(job with { State = JobState.Done });
        await feed.Writer.WriteAsync(job with { State = JobState.Done });
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(ended);
        Assert.Equal(0, jobs.Open);
        pages.Feed.ReceivedWithAnyArgs(1).WatchWorkspaceAsync(default, default);
    }

    [Fact]
    public async Task Dispose_EndsTheWatch()
    {
        var jobs = pages.Context.Services.GetRequiredService<WorkspaceJobs>();
        jobs.Start();
        await jobs.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
