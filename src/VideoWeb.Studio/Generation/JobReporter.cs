using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Rendering;

namespace VideoWeb.Studio.Generation;

/// <summary>Turns what a rendering says into the job's states, progress and previews.</summary>
internal sealed class JobReporter(Job job, Guid lease, double quotedSeconds, JobLedger ledger, JobBoard board, PreviewShelf shelf, TimeProvider clock) : IRenderSink
{
    /// <summary>Previews of a fast pass are thinned to this; a storyboard's few pictures all count.</summary>
    private static readonly TimeSpan PreviewGap = TimeSpan.FromMilliseconds(150);

    private JobState state = JobState.Staging;
    private long standingAt;
    private long shownAt;
    private long heardAt = clock.GetTimestamp();

    public JobProgress Progress { get; private set; } = new(null, 0, 0, 0, quotedSeconds, shelf.List(job.Id));

    /// <summary>How long nothing was heard of the engine.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref heardAt));

    public async ValueTask OnPhaseAsync(RenderPhase phase, CancellationToken cancellationToken)
    {
        Hear();
        var next = phase switch
        {
            RenderPhase.Staging => JobState.Staging,
            RenderPhase.Rendering => JobState.Rendering,
            _ => JobState.Encoding,
        };
        if (next == state) return;
        if (next == JobState.Rendering) standingAt = clock.GetTimestamp();
        if (next == JobState.Staging) Progress = Progress with { Pass = null, PassDone = 0, PassTotal = 0, Fraction = 0, SecondsLeft = quotedSeconds };
        // (2) staged with Rendering, (3) frames complete with Encoding. Refused where the job was cancelled or taken over:
        // the heartbeat says which and stops the work
        await ledger.MoveAsync(job.Id, lease, next, cancellationToken);
        state = next;
        Publish();
    }

    public async ValueTask OnStagedAsync(EngineStaged staged, CancellationToken cancellationToken)
    {
        Hear();
        if (staged.Notes.Count > 0) await ledger.NoteAsync(job.Id, lease, staged.Notes, cancellationToken);
    }

    public ValueTask OnProgressAsync(EngineProgress progress, CancellationToken cancellationToken)
    {
        Hear();
        var fraction = Math.Max(Progress.Fraction, Math.Clamp(progress.Fraction, 0, 1));
        Progress = Progress with
        {
            Pass = progress.Pass,
            PassDone = progress.Done,
            PassTotal = progress.Total,
            Fraction = fraction,
            SecondsLeft = TimeLeft.Estimate(quotedSeconds, clock.GetElapsedTime(standingAt).TotalSeconds, fraction),
        };
        Publish();
        return ValueTask.CompletedTask;
    }

    public async ValueTask OnPreviewAsync(EnginePreview preview, CancellationToken cancellationToken)
    {
        Hear();
        var newPass = Progress.Previews.Count == 0 || Progress.Previews[^1].Pass != preview.Pass;
        if (!newPass && preview.Pass != "storyboard" && clock.GetElapsedTime(shownAt) < PreviewGap) return;
        shownAt = clock.GetTimestamp();
        Progress = Progress with { Previews = await shelf.AddAsync(job.Id, Progress.Previews, preview, cancellationToken) };
        Publish();
    }

    private void Hear() => Volatile.Write(ref heardAt, clock.GetTimestamp());

    private void Publish() => board.Report(job.Id, job.WorkspaceId, Progress);
}
