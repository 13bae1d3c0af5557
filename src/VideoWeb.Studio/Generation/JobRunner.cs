using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Costs;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// Runs one leased job to its end. Whatever process dies at whatever point, the job is done once or fails with a reason;
/// the rendering itself may happen more than once (at least once, said honestly). The checkpoints, numbered in the code:
/// (1) leased: the row says who works on it, until when. Dead from here on: the lease runs out, another attempt begins.
/// (2) staged: the scene stands, frames go into the job's own folder; the next attempt empties it.
/// (3) encoded: the files are complete there.
/// (4) stored: they are in the media store under their hashes; should nobody commit them, the sweep removes them.
/// (5) committed: take, files, clip and the job's last state, in one transaction that holds only for who has the lease.
/// </summary>
internal sealed partial class JobRunner(
    IDbContextFactory<StudioDbContext> contexts,
    JobQueue queue,
    JobLedger ledger,
    JobBoard board,
    PreviewShelf shelf,
    IDirector director,
    IClipRenderer renderer,
    TakeStore takes,
    CameoCasting casting,
    CostBook costs,
    IOptions<GenerationOptions> options,
    TimeProvider clock,
    ILogger<JobRunner> logger)
{
    /// <summary>How long a worker waits for an engine that does not stop, before it takes the next job.</summary>
    private static readonly TimeSpan LongestCleanUp = TimeSpan.FromSeconds(30);

    /// <param name="job">(1) leased.</param>
    public async Task RunAsync(Job job, CancellationToken shuttingDown)
    {
        var lease = job.LeaseToken!.Value;
        using var stop = new JobStop(shuttingDown);
        using var over = new CancellationTokenSource();
        var reporter = new JobReporter(job, lease, await QuoteAsync(job), ledger, board, shelf, clock);
        var pulse = new JobPulse(job, lease, reporter, stop, queue, options.Value, clock, logger).BeatAsync(over.Token);
        board.Started(job.Id, stop);
        board.Report(job.Id, job.WorkspaceId, reporter.Progress);

        var work = WorkAsync(job, reporter, stop.Token);
        await Task.WhenAny(work, stop.GraceAsync(options.Value.StopGrace, clock, over.Token));
        try
        {
            await EndAsync(job, lease, work, stop);
        }
        finally
        {
            await over.CancelAsync();
            await pulse;
            board.Ended(job.Id);
            board.Changed(job.Id, job.WorkspaceId);
            await LetGoAsync(job, work, stop);
        }
    }

    private async Task<FinishedWork> WorkAsync(Job job, JobReporter reporter, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var plan = JsonSerializer.Deserialize(job.Plan, PlanJson.Default.ShotPlan)!;
        var folder = EmptyFolder(job);
        // (2) and (3): the reporter moves the job along
        var rendered = await renderer.RenderAsync(
            new RenderRequest
            {
                Engine = job.Engine,
                Staged = director.Stage(plan),
                Quality = job.Quality,
                Title = job.Title,
                Folder = folder,
                Geometry = job.Geometry,
                Wishes = job.Wishes is { } wishes ? JsonSerializer.Deserialize<DenoiseWishes>(wishes)! : new DenoiseWishes(),
                ClipId = job.ClipId,
                VisibleMark = job.VisibleMark,
                ImagePath = await casting.FirstFrameAsync(job, folder, cancellationToken),
                Cameos = await casting.OpenAsync(job, folder, cancellationToken),
            },
            reporter,
            cancellationToken);
        // (4)
        return new FinishedWork(rendered, await takes.StoreAsync(rendered.Clip, cancellationToken));
    }

    /// <summary>Writes how it ended. Nothing here is stopped by a shutdown: it's a few rows.</summary>
    private async Task EndAsync(Job job, Guid lease, Task<FinishedWork> work, JobStop stop)
    {
        if (work.IsCompletedSuccessfully)
        {
            await CommitAsync(job, lease, await work);
            return;
        }

        switch (stop.Reason)
        {
            case StopReason.LeaseLost:
                LeaseLost(logger, job.Id);
                return;
            case StopReason.Cancelled:
                await ledger.MoveAsync(job.Id, lease, JobState.Cancelled, CancellationToken.None);
                return;
            case StopReason.ShuttingDown or StopReason.Yielding:
                if (await queue.ReleaseAsync(job.Id, lease, CancellationToken.None) is null)
                    await ledger.MoveAsync(job.Id, lease, JobState.Cancelled, CancellationToken.None);
                return;
            case StopReason.Stalled:
                await FailAsync(job, lease, $"The engine said nothing for {options.Value.Stall.TotalMinutes:0} minutes and was given up. Try again; if it happens again, see the server's log.");
                return;
            default:
                await FailAsync(job, lease, Explain(job, work.Exception?.InnerException));
                return;
        }
    }

    private async Task CommitAsync(Job job, Guid lease, FinishedWork work)
    {
        // (5)
        var done = await ledger.MoveAsync(
            job.Id, lease, JobState.Done, CancellationToken.None, also: async (db, row, clip) =>
            {
                await takes.AddAsync(db, row, clip, work.Rendered, work.Files);
                await casting.HideWithdrawnAsync(db, row, CancellationToken.None);
            });
        if (done is null)
        {
            // cancelled at the last moment, or the lease is another's: then this moves nothing either
            await ledger.MoveAsync(job.Id, lease, JobState.Cancelled, CancellationToken.None);
            return;
        }

        await MeasureAsync(job, work.Rendered);
    }

    private async Task FailAsync(Job job, Guid lease, string reason)
    {
        if (await ledger.MoveAsync(job.Id, lease, JobState.Failed, CancellationToken.None, reason) is null)
            await ledger.MoveAsync(job.Id, lease, JobState.Cancelled, CancellationToken.None);
    }

    /// <param name="failure">Null where the engine gave itself up, without having been stopped.</param>
    private string Explain(Job job, Exception? failure)
    {
        if (failure is EngineException or MediaException)
        {
            Failed(logger, failure, job.Id);
            return failure.Message;
        }

        Broke(logger, failure, job.Id);
        return "Something broke inside the studio while it rendered this clip. Try again; the server's log has the details.";
    }

    /// <summary>The figures are not worth a take: what goes wrong here is only logged.</summary>
    private async Task MeasureAsync(Job job, RenderedClip rendered)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            await costs.MeasureAsync(db, job, rendered, CancellationToken.None);
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException failure)
        {
            NotMeasured(logger, failure, job.Id);
        }
    }

    private async Task<double> QuoteAsync(Job job)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var cost = await costs.EstimateAsync(db, job.Engine, job.Quality, job.Width, job.Height, CancellationToken.None);
        return cost.Seconds(job.Format.Frames);
    }

    private string EmptyFolder(Job job)
    {
        var folder = Path.Combine(shelf.JobFolder(job.Id), "render");
        Remove(folder);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Waits for the engine to be gone, then clears up. A job that goes on elsewhere or later keeps its previews.</summary>
    private async Task LetGoAsync(Job job, Task work, JobStop stop)
    {
        await Task.WhenAny(work, Task.Delay(LongestCleanUp, clock));
        if (!work.IsCompleted) StillRunning(logger, job.Id);
        if (stop.Reason is StopReason.LeaseLost) return;
        var render = Path.Combine(shelf.JobFolder(job.Id), "render");
        if (stop.Reason is not (StopReason.ShuttingDown or StopReason.Yielding)) render = shelf.JobFolder(job.Id);
        Remove(render);
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // whoever took the job over, or had it before, clears up at the same time
        }
    }

    private sealed record FinishedWork(RenderedClip Rendered, IReadOnlyList<StoredFile> Files);

    [LoggerMessage(LogLevel.Warning, "Job {JobId} is another worker's now; what was made here is dropped.")]
    private static partial void LeaseLost(ILogger logger, Guid jobId);

    [LoggerMessage(LogLevel.Warning, "Job {JobId} failed.")]
    private static partial void Failed(ILogger logger, Exception failure, Guid jobId);

    [LoggerMessage(LogLevel.Error, "Job {JobId} broke.")]
    private static partial void Broke(ILogger logger, Exception? failure, Guid jobId);

    [LoggerMessage(LogLevel.Warning, "What job {JobId} took was not measured.")]
    private static partial void NotMeasured(ILogger logger, Exception failure, Guid jobId);

    [LoggerMessage(LogLevel.Error, "The engine of job {JobId} did not stop; its worker goes on without it.")]
    private static partial void StillRunning(ILogger logger, Guid jobId);
}
