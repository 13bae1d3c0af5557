using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Exports;

internal sealed class ExportDesk(
    IDbContextFactory<StudioDbContext> contexts, ExportReader reader, ExportPacker packer, SignedCopy signing, IMediaStore media, IClipTranscoder transcoder, IOptions<DataOptions> data, TimeProvider clock)
    : IExports, IDisposable
{
    private const int LongestFolder = 500;
    private const int MostOpen = 20;
    private const int StillsAtOnce = 2;

    private static readonly (int Width, int Height) SmallestDnxhr = (256, 120);

    // each is a decoder of its own; who comes third waits
    private readonly SemaphoreSlim stills = new(StillsAtOnce, StillsAtOnce);

    public async Task<Outcome<EditExport>> PackAsync(Caller caller, ExportScope scope, ExportOptions options, CancellationToken cancellationToken)
    {
        if (WrongFolder(options) is { } wrong) return wrong;
        var selected = await reader.ReadAsync(caller, scope, options.Mezzanine, cancellationToken);
        return selected.Succeeded ? packer.Pack(selected.Value, options) : selected.Refusal;
    }

    public async Task<Outcome<ExportedFile>> TimelineAsync(Caller caller, ExportScope scope, TimelineFormat format, ExportOptions options, CancellationToken cancellationToken)
    {
        if (WrongFolder(options) is { } wrong) return wrong;
        var selected = await reader.ReadAsync(caller, scope, options.Mezzanine, cancellationToken);
        return selected.Succeeded ? packer.Timeline(selected.Value, format, options) : selected.Refusal;
    }

    public async Task<Outcome<ExportedFile>> StillAsync(Caller caller, Guid takeId, double seconds, StillFormat format, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await (
            from take in Takes(db, caller)
            join clip in db.Clips on take.ClipId equals clip.Id
            join file in db.TakeFiles on take.Id equals file.TakeId
            where take.Id == takeId && file.Kind == MediaKind.Video
            select new { clip.Title, take.Number, take.Fps, take.Frames, take.Seconds, file.Hash }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return Refusal.NotFound("take");
        if (!(seconds >= 0 && seconds <= found.Seconds)) return Refusal.Invalid("at", FormattableString.Invariant($"This take is {found.Seconds:0.##} seconds long: choose a time within it."));
        var frame = Math.Min(found.Frames - 1, (int)Math.Floor(seconds * found.Fps + 1e-6));

        await stills.WaitAsync(cancellationToken);
        try
        {
            using var folder = new WorkFolder(data);
            if (!await folder.CopyAsync(media, found.Hash, "clip.mp4", cancellationToken)) return Refusal.NotFound("file");
            var (source, target) = (folder.In("clip.mp4"), folder.In("still"));
            await transcoder.StillAsync(source, target, format, frame, found.Fps, cancellationToken);
            await signing.SignAsync(source, target, $"{found.Title}, frame {frame}", cancellationToken);
            var ending = format == StillFormat.Png ? "png" : "jpg";
            return new ExportedFile(
                $"{MediaFileName.Stem(found.Title)}-{found.Number}-frame-{frame:0000}.{ending}", format == StillFormat.Png ? "image/png" : "image/jpeg", await File.ReadAllBytesAsync(target, cancellationToken));
        }
        catch (MediaException fault)
        {
            return new Refusal(RefusalKind.Unavailable, fault.Message);
        }
        finally
        {
            stills.Release();
        }
    }

    public async Task<Outcome<MezzanineInfo>> MakeMezzanineAsync(Caller caller, Guid takeId, MezzanineCodec codec, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var take = await Takes(db, caller).Where(t => t.Id == takeId).Select(t => new { t.Width, t.Height }).SingleOrDefaultAsync(cancellationToken);
        if (take is null) return Refusal.NotFound("take");
        if (codec == MezzanineCodec.DnxhrHq && (take.Width < SmallestDnxhr.Width || take.Height < SmallestDnxhr.Height))
            return Refusal.Invalid("codec", $"DNxHR begins at {SmallestDnxhr.Width} × {SmallestDnxhr.Height} pixels. Choose ProRes for this take.");
        var now = clock.GetUtcNow();
        var row = await db.Mezzanines.SingleOrDefaultAsync(m => m.TakeId == takeId && m.Codec == codec, cancellationToken);
        if (row is not null && (row.IsOpen || row.State == MezzanineState.Done)) return row.Info;
        if (await db.Mezzanines.CountAsync(m => m.WorkspaceId == caller.WorkspaceId && (m.State == MezzanineState.Waiting || m.State == MezzanineState.Running), cancellationToken) >= MostOpen)
            return new Refusal(RefusalKind.LimitReached, $"{MostOpen} movies of this workspace are being made. Wait for one of them, or cancel it.");
        if (row is null) db.Mezzanines.Add(row = new Mezzanine { Id = Guid.CreateVersion7(now), WorkspaceId = caller.WorkspaceId, TakeId = takeId, Codec = codec, CreatedAt = now });
        else row.MoveTo(MezzanineState.Waiting, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return new Refusal(RefusalKind.Conflict, "Somebody else has just asked for this movie. Look again.");
        }
        return row.Info;
    }

    public async Task<Outcome<IReadOnlyList<MezzanineInfo>>> MezzaninesAsync(Caller caller, ExportScope scope, CancellationToken cancellationToken)
    {
        var selected = await reader.ReadAsync(caller, scope, null, cancellationToken);
        if (!selected.Succeeded) return selected.Refusal;
        var takeIds = selected.Value.Takes.Select(take => take.Take.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Mezzanines.AsNoTracking().Where(m => takeIds.Contains(m.TakeId)).OrderByDescending(m => m.CreatedAt).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row.Info);
    }

    public async Task<Outcome<MezzanineInfo>> MezzanineAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var row = await Own(db, caller).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        return row is null ? Refusal.NotFound("movie") : row.Info;
    }

    public async Task<Outcome> CancelMezzanineAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var row = await Own(db, caller).SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (row is null) return Refusal.NotFound("movie");
        if (!row.MoveTo(MezzanineState.Cancelled, clock.GetUtcNow())) return new Refusal(RefusalKind.Conflict, "This movie is not being made any more.");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, "It has just changed. Look again.");
        }
    }

    public async Task<Outcome<TakeMedia>> MezzanineMediaAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await (
            from movie in Own(db, caller)
            join take in db.Takes on movie.TakeId equals take.Id
            join clip in db.Clips on take.ClipId equals clip.Id
            where movie.Id == id && movie.State == MezzanineState.Done
            select new { Movie = movie, clip.Title, take.Number }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null) return Refusal.NotFound("movie");
        var kind = found.Movie.Codec == MezzanineCodec.DnxhrHq ? "dnxhr" : "prores";
        return new TakeMedia(
            found.Movie.Hash!, found.Movie.Length ?? 0, "video/quicktime", $"{MediaFileName.Stem(found.Title)}-{found.Number}-{kind}.mov", found.Movie.FinishedAt ?? found.Movie.CreatedAt);
    }

    public void Dispose() => stills.Dispose();

    private static IQueryable<Take> Takes(StudioDbContext db, Caller caller) =>
        db.Takes.Where(take => take.WorkspaceId == caller.WorkspaceId && db.Clips.Visible().Any(clip => clip.Id == take.ClipId));

    /// <summary>What is hidden has no movies either.</summary>
    private static IQueryable<Mezzanine> Own(StudioDbContext db, Caller caller) =>
        db.Mezzanines.Where(m => m.WorkspaceId == caller.WorkspaceId && Takes(db, caller).Any(take => take.Id == m.TakeId));

    private static Refusal? WrongFolder(ExportOptions options) =>
        options.Folder is { } folder && (folder.Length > LongestFolder || folder.Trim().Length == 0 || folder.Any(char.IsControl))
            ? Refusal.Invalid("folder", $"A folder is a path of 1 to {LongestFolder} characters, such as /Volumes/Edit.")
            : null;
}
