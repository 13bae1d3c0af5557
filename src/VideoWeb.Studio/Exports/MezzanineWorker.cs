using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Exports;

/// <summary>
/// Makes movies for editors, one at a time in a process. Who makes one has it for a minute and says so again as long as the encoder
/// goes on; one that a dead process had is made by another. A cancelled one stops at its next word.
/// </summary>
internal sealed partial class MezzanineWorker(
    IDbContextFactory<StudioDbContext> contexts, IMediaStore media, IClipTranscoder transcoder, SignedCopy signing, IOptions<DataOptions> data, TimeProvider clock, ILogger<MezzanineWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Word = TimeSpan.FromSeconds(1);

    /// <summary>Makes the next one; false where none waits.</summary>
    internal async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } claimed) return false;
        try
        {
            using var folder = new WorkFolder(data);
            var target = await MakeAsync(claimed, folder, cancellationToken);
            var stored = await media.AddAsync(target, cancellationToken);
            await EndAsync(claimed.Id, MezzanineState.Done, stored, null);
        }
        catch (MediaException failure)
        {
            Failed(logger, failure, claimed.Id);
            await EndAsync(claimed.Id, MezzanineState.Failed, null, failure.Message);
        }
        catch (CancelledException)
        {
            // its row says so already
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // the host stops: it waits for the next start
            await EndAsync(claimed.Id, MezzanineState.Waiting, null, null);
            throw;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Failed(logger, broken, claimed.Id);
            await EndAsync(claimed.Id, MezzanineState.Failed, null, "Something broke inside the studio. Try again; the server's log has the details.");
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            WorkFolder.RemoveOrphans(data.Value, clock.GetUtcNow());
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    while (await RunNextAsync(stoppingToken))
                    {
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Stumbled(logger, failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    private sealed record Claimed(Guid Id, MezzanineCodec Codec, string Hash, string Title, double Seconds);

    private sealed class CancelledException : Exception;

    private async Task<Claimed?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var next = await db.Mezzanines
            .Where(m => m.State == MezzanineState.Waiting || (m.State == MezzanineState.Running && m.ClaimedUntil < now))
            .OrderBy(m => m.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (next is null || !next.MoveTo(MezzanineState.Running, now, now + Claim)) return null;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another has it
        }

        var found = await (
            from take in db.Takes
            join clip in db.Clips on take.ClipId equals clip.Id
            join file in db.TakeFiles on take.Id equals file.TakeId
            where take.Id == next.TakeId && file.Kind == MediaKind.Video
            select new Claimed(next.Id, next.Codec, file.Hash, clip.Title, take.Seconds)).SingleOrDefaultAsync(cancellationToken);
        if (found is not null) return found;
        await EndAsync(next.Id, MezzanineState.Failed, null, "This take has no video any more.");
        return null;
    }

    private async Task<string> MakeAsync(Claimed claimed, WorkFolder folder, CancellationToken cancellationToken)
    {
        if (!await folder.CopyAsync(media, claimed.Hash, "clip.mp4", cancellationToken)) throw new MediaException("This take has no video any more.", retryable: false);
        var (source, target) = (folder.In("clip.mp4"), folder.In("clip.mov"));
        var said = clock.GetTimestamp();
        await transcoder.MezzanineAsync(source, target, claimed.Codec, claimed.Seconds, SayAsync, cancellationToken);
        await StillOursAsync(claimed.Id, 1, cancellationToken);
        await signing.SignAsync(source, target, claimed.Title, cancellationToken);
        return target;

        async ValueTask SayAsync(double done)
        {
            if (clock.GetElapsedTime(said) < Word) return;
            said = clock.GetTimestamp();
            await StillOursAsync(claimed.Id, done, cancellationToken);
        }
    }

    private async Task StillOursAsync(Guid id, double done, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = clock.GetUtcNow() + Claim;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ours = await db.Mezzanines.Where(m => m.Id == id && m.State == MezzanineState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Done, done).SetProperty(m => m.ClaimedUntil, until), cancellationToken);
        if (ours == 0) throw new CancelledException();
    }

    /// <summary>Nothing here is stopped by a shutdown: it's one row.</summary>
    private async Task EndAsync(Guid id, MezzanineState state, StoredMedia? stored, string? failure)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var row = await db.Mezzanines.SingleOrDefaultAsync(m => m.Id == id, CancellationToken.None);
        if (row is null || !row.MoveTo(state, clock.GetUtcNow(), stored: stored, failure: failure is { Length: > 500 } ? failure[..500] : failure)) return;
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // cancelled at the last moment; the sweep removes what was stored
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mezzanine {Id} failed.")]
    private static partial void Failed(ILogger logger, Exception failure, Guid id);

    [LoggerMessage(LogLevel.Error, "Mezzanines could not be made.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
