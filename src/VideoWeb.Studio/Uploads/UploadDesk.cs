using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Uploads;

internal sealed class UploadDesk(
    IDbContextFactory<StudioDbContext> contexts, IImageIntake intake, PictureFetcher fetcher, IMediaStore media, IOptions<DataOptions> data, TimeProvider clock) : IUploads
{
    private const int MostUnused = 200;

    /// <summary>No engine makes larger frames.</summary>
    private const int LongestSide = 2048;

    public async Task<Outcome<UploadInfo>> AddAsync(Caller caller, Stream content, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var unused = await Upload.Unused(db).CountAsync(upload => upload.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (unused >= MostUnused) return new Refusal(RefusalKind.LimitReached, $"This workspace keeps {unused} unused pictures already, which is the most. They go by themselves after a week.");

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var folder = Directory.CreateDirectory(Path.Combine(data.Value.WorkFolder, "uploads")).FullName;
        var path = Path.Combine(folder, $"{id:N}.jpg");
        try
        {
            var taken = await intake.TakeAsync(content, path, LongestSide, cancellationToken);
            var stored = await media.AddAsync(path, cancellationToken);
            var upload = new Upload
            {
                Id = id,
                WorkspaceId = caller.WorkspaceId,
                CreatedBy = caller.UserId,
                Hash = stored.Hash,
                Width = taken.Width,
                Height = taken.Height,
                Length = stored.Length,
                CreatedAt = now,
            };
            db.Uploads.Add(upload);
            await db.SaveChangesAsync(cancellationToken);
            return upload.Info;
        }
        catch (MediaException fault) when (!fault.Retryable)
        {
            return Refusal.Invalid("picture", fault.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<Outcome<UploadInfo>> FetchAsync(Caller caller, string url, CancellationToken cancellationToken)
    {
        // nobody without the right makes this server ask around
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var opened = await fetcher.OpenAsync(url, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        await using var picture = opened.Value;
        try
        {
            return await AddAsync(caller, picture, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return PictureFetcher.Unreachable;
        }
    }

    public async Task<Outcome<UploadInfo>> GetAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(upload => upload.Id == uploadId && upload.WorkspaceId == caller.WorkspaceId, cancellationToken);
        return found is null ? Refusal.NotFound("picture") : found.Info;
    }

    public async Task<Outcome> RemoveAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        if (!await db.Uploads.AnyAsync(upload => upload.Id == uploadId && upload.WorkspaceId == caller.WorkspaceId, cancellationToken)) return Refusal.NotFound("picture");
        var removed = await db.Uploads
            .Where(upload => upload.Id == uploadId && !db.Jobs.Any(job => job.ImageUploadId == upload.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 1 ? Outcome.Done : new Refusal(RefusalKind.Conflict, "A clip was made from this picture; it stays with it.");
    }
}
