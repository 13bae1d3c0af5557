using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Jobs;

/// <summary>Live jobs for programs, as SignalR streams: the first item is how it stands, the later ones are changes.</summary>
[Authorize]
internal sealed class JobHub(IJobFeed feed, CallerAccess access) : Hub
{
    /// <summary>One job; ends after its last state. A job of another workspace gives an empty stream.</summary>
    public async IAsyncEnumerable<JobSnapshot> WatchJob(Guid jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await access.OfAsync(Context.User!, cancellationToken) is not { } caller)
            yield break;
        await foreach (var snapshot in feed.WatchAsync(caller, jobId, cancellationToken))
            yield return snapshot;
    }

    /// <summary>All jobs of the caller's workspace, until cancelled.</summary>
    public async IAsyncEnumerable<JobSnapshot> WatchWorkspace([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await access.OfAsync(Context.User!, cancellationToken) is not { } caller)
            yield break;
        await foreach (var snapshot in feed.WatchWorkspaceAsync(caller, cancellationToken))
            yield return snapshot;
    }
}
