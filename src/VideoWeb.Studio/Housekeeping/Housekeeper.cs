using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Uploads;

namespace VideoWeb.Studio.Housekeeping;

/// <summary>
/// Once an hour: clips that were deleted long enough ago go for good, then media that no take refers to, then work folders
/// of jobs that are over. Every step may run twice, or at the same time on two machines.
/// </summary>
internal sealed partial class Housekeeper(
    IDbContextFactory<StudioDbContext> contexts, IMediaStore media, IOptions<DataOptions> data, TimeProvider clock, ILogger<Housekeeper> logger) : RoundsService(Round, clock)
{
    /// <summary>How long a deleted clip can be restored.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    /// <summary>Younger media may belong to a job that is about to be committed.</summary>
    private static readonly TimeSpan YoungMedia = TimeSpan.FromDays(1);

    /// <summary>How long a repeated request gives the first one's job.</summary>
    private static readonly TimeSpan RepeatTime = TimeSpan.FromDays(1);

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private const int Batch = 100;

    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await PurgeClipsAsync(cancellationToken);
        await ForgetRepeatsAsync(cancellationToken);
        await ForgetUploadsAsync(cancellationToken);
        await ForgetMezzaninesAsync(cancellationToken);
        await SweepMediaAsync(cancellationToken);
        await SweepWorkAsync(cancellationToken);
    }

    protected override void Say(Exception failure) => Stumbled(logger, failure);

    private async Task PurgeClipsAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - UndoTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var purged = await db.Clips
            .Where(clip => clip.DeletedAt < before && !db.Jobs.Any(job => job.ClipId == clip.Id && job.FinishedAt == null))
            .ExecuteDeleteAsync(cancellationToken);
        if (purged > 0) Purged(logger, purged);
    }

    /// <summary>A program that repeats a request does so within minutes.</summary>
    private async Task ForgetRepeatsAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - RepeatTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.RepeatableRequests.Where(request => request.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task ForgetUploadsAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - Upload.UnusedTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Upload.Unused(db).Where(upload => upload.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task ForgetMezzaninesAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - Mezzanine.KeptTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Mezzanines.Where(movie => movie.FinishedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task SweepMediaAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - YoungMedia;
        var old = new List<string>(Batch);
        await foreach (var file in media.ListAsync(cancellationToken))
        {
            if (file.StoredAt >= before) continue;
            old.Add(file.Hash);
            if (old.Count < Batch) continue;
            await SweepAsync(old, cancellationToken);
            old.Clear();
        }

        await SweepAsync(old, cancellationToken);
    }

    /// <summary>Whatever else comes to refer to media has to be asked for here.</summary>
    private async Task SweepAsync(List<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0) return;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var used = await db.TakeFiles.Where(file => hashes.Contains(file.Hash)).Select(file => file.Hash)
            .Union(db.Uploads.Where(upload => hashes.Contains(upload.Hash)).Select(upload => upload.Hash))
            .Union(db.Mezzanines.Where(movie => movie.Hash != null && hashes.Contains(movie.Hash)).Select(movie => movie.Hash!))
            .Union(db.CameoPictures.Where(picture => hashes.Contains(picture.Hash)).Select(picture => picture.Hash))
            .ToListAsync(cancellationToken);
        foreach (var hash in hashes.Except(used)) await media.DeleteAsync(hash, cancellationToken);
    }

    private async Task SweepWorkAsync(CancellationToken cancellationToken)
    {
        var folders = new DirectoryInfo(data.Value.WorkFolder);
        if (!folders.Exists) return;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var folder in folders.EnumerateDirectories())
        {
            if (!Guid.TryParseExact(folder.Name, "N", out var jobId)) continue;
            var open = await db.Jobs.AnyAsync(job => job.Id == jobId && job.FinishedAt == null, cancellationToken);
            if (!open) folder.Delete(recursive: true);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} deleted clips were removed for good.")]
    private static partial void Purged(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "Housekeeping stumbled; the next round tries again.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
