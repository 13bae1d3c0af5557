using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>From the files of a finished rendering to a take in the library.</summary>
internal sealed class TakeStore(IMediaStore media, TimeProvider clock)
{
    public async Task<IReadOnlyList<StoredFile>> StoreAsync(EncodedClip clip, CancellationToken cancellationToken)
    {
        var stored = new List<StoredFile>();
        foreach (var file in clip.Files)
            stored.Add(new StoredFile(file.Kind, file.ContentType, await media.AddAsync(file.Path, cancellationToken)));
        return stored;
    }

    /// <summary>Adds the take and lets the clip show it; saved by the caller, together with the job's move to done.</summary>
    public Task AddAsync(StudioDbContext db, Job job, Clip clip, RenderedClip rendered, IReadOnlyList<StoredFile> files)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        clip.Takes++;
        db.Takes.Add(new Take
        {
            Id = id,
            WorkspaceId = job.WorkspaceId,
            ClipId = job.ClipId,
            JobId = job.Id,
            Number = clip.Takes,
            Prompt = job.Prompt,
            Plan = job.Plan,
            Engine = job.Engine,
            Device = rendered.Device,
            Quality = job.Quality,
            Width = job.Width,
            Height = job.Height,
            Fps = job.Fps,
            Frames = rendered.Clip.Frames,
            Seconds = rendered.Clip.Seconds,
            Seed = job.Seed,
            Lines = rendered.Lines,
            Notes = rendered.Notes,
            Sprites = rendered.Clip.Sprites,
            Colour = rendered.Clip.Colour,
            Loudness = rendered.Clip.Loudness,
            RenderSeconds = (rendered.StagingTime + rendered.RenderingTime + rendered.EncodingTime).TotalSeconds,
            Watermark = rendered.Clip.Watermark,
            CreatedAt = now,
            Files = [.. files.Select(file => new TakeFile
            {
                TakeId = id,
                Kind = file.Kind,
                Hash = file.Media.Hash,
                Length = file.Media.Length,
                ContentType = file.ContentType,
                StoredAt = file.Media.StoredAt,
            })],
        });
        clip.Show(id, rendered.Clip.Seconds, job.Width, job.Height, job.Engine, rendered.Lines, now);
        clip.UpdatedAt = now;
        return Task.CompletedTask;
    }
}

internal sealed record StoredFile(MediaKind Kind, string ContentType, StoredMedia Media);
