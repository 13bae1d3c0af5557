using System.Text;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Rendering;

/// <summary>One try at one clip: takes the engine's events in their order and hands each on before it asks for the next.</summary>
internal sealed class RenderRun(IEngine engine, IClipEncoder encoder, IProvenance provenance, RenderRequest request, IRenderSink sink, TimeProvider clock) : IAsyncDisposable
{
    private IClipWriter? clip;
    private StreamWriter? geometry;
    private EngineStaged? staged;
    private long standing;
    private int frames;

    public async Task<RenderedClip> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await sink.OnPhaseAsync(RenderPhase.Staging, cancellationToken);
        var wanted = new EngineRequest
        {
            Staged = request.Staged,
            Quality = request.Quality,
            Geometry = request.Geometry,
            ImagePath = request.ImagePath,
            Wishes = request.Wishes,
            Cameos = request.Cameos,
        };
        await foreach (var happened in engine.RenderAsync(wanted, cancellationToken).WithCancellation(cancellationToken))
            await TakeAsync(happened, cancellationToken);

        if (staged is null || clip is null) throw Broken("it ended before the scene stood");
        if (frames != staged.Frames) throw Broken($"it ended after {frames} of {staged.Frames} frames");

        var rendered = clock.GetTimestamp();
        await sink.OnPhaseAsync(RenderPhase.Encoding, cancellationToken);
        var encoded = await FinishAsync(clip, staged, cancellationToken);
        return new RenderedClip(
            encoded, staged.Lines, staged.Notes, staged.Device,
            clock.GetElapsedTime(began, standing), clock.GetElapsedTime(standing, rendered), clock.GetElapsedTime(rendered))
        {
            Credits = staged.Credits,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (clip is not null) await clip.DisposeAsync();
        if (geometry is not null) await geometry.DisposeAsync();
    }

    private async ValueTask TakeAsync(EngineEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case EngineStaged stands:
                await BeginAsync(stands, cancellationToken);
                break;
            case EngineSound sound:
                await Open().WriteSoundAsync(sound.Samples, cancellationToken);
                break;
            case EngineStem stem:
                await Open().WriteStemAsync(stem.Stem, stem.Samples, cancellationToken);
                break;
            case EngineProgress progress:
                await sink.OnProgressAsync(progress, cancellationToken);
                break;
            case EnginePreview preview:
                await sink.OnPreviewAsync(preview, cancellationToken);
                break;
            case EngineFrame frame:
                await TakeFrameAsync(frame, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Unknown engine event {happened.GetType().Name}.");
        }
    }

    private async Task BeginAsync(EngineStaged stands, CancellationToken cancellationToken)
    {
        if (staged is not null) throw Broken("it staged the scene twice");
        staged = stands;
        standing = clock.GetTimestamp();
        var plan = request.Staged.Plan;
        var format = new ClipFormat(plan.Size.Width, plan.Size.Height, plan.Fps, stands.Frames, request.Title, request.Quality)
        {
            Watermark = request.ClipId is { } id ? WatermarkId.Of(id) : null,
            VisibleMark = request.VisibleMark,
        };
        clip = await encoder.OpenAsync(format, request.Folder, cancellationToken);
        if (request.Geometry) geometry = new StreamWriter(GeometryPath, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        await sink.OnPhaseAsync(RenderPhase.Rendering, cancellationToken);
        await sink.OnStagedAsync(stands, cancellationToken);
    }

    private async Task TakeFrameAsync(EngineFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Index != frames) throw Broken($"it gave frame {frame.Index} where frame {frames} was due");
        await Open().WriteFrameAsync(frame.Image, cancellationToken);
        if (geometry is not null && frame.Geometry is { } row) await geometry.WriteLineAsync(row.AsMemory(), cancellationToken);
        frames++;
    }

    private async Task<EncodedClip> FinishAsync(IClipWriter writer, EngineStaged stands, CancellationToken cancellationToken)
    {
        var encoded = await writer.FinishAsync(stands.Lines, cancellationToken);
        await SignAsync(encoded, stands, cancellationToken);
        if (geometry is null) return encoded;
        await geometry.FlushAsync(cancellationToken);
        await geometry.DisposeAsync();
        geometry = null;
        return encoded with { Files = [.. encoded.Files, new EncodedFile(MediaKind.Geometry, GeometryPath, "application/jsonl")] };
    }

    /// <summary>What people keep and pass on says where it comes from: the clip, its poster and its stems.</summary>
    private async Task SignAsync(EncodedClip encoded, EngineStaged stands, CancellationToken cancellationToken)
    {
        var pictures = new List<Ingredient>();
        if (request.ImagePath is { } first) pictures.Add(await IngredientAsync("first frame", first, cancellationToken));
        foreach (var (id, cameo) in request.Cameos)
            foreach (var path in cameo.Pictures)
                pictures.Add(await IngredientAsync($"cameo {id}", path, cancellationToken));
        var origin = new Origin { Title = request.Title, Source = stands.Source, Engine = stands.Model, Ingredients = pictures, Credits = stands.Credits };
        foreach (var file in encoded.Files)
        {
            var stem = file.Kind.Stem();
            if (stem is null && file.Kind is not (MediaKind.Video or MediaKind.Poster)) continue;
            var own = stem is null ? origin with { Watermark = encoded.Watermark, VisibleMark = request.VisibleMark } : origin with { Title = $"{request.Title} ({stem.ToString()!.ToLowerInvariant()})" };
            await provenance.SignAsync(file.Path, file.Path, own, cancellationToken);
        }
    }

    /// <summary>What comes from the shell is as people keep it: the bytes say of what kind.</summary>
    private static async Task<Ingredient> IngredientAsync(string title, string path, CancellationToken cancellationToken)
    {
        var head = new byte[PictureKinds.Enough];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new Ingredient(title, path, PictureKinds.Of(head.AsSpan(0, read)).ContentType());
    }

    private string GeometryPath => Path.Combine(request.Folder, "geometry.jsonl");

    private IClipWriter Open() => clip ?? throw Broken("it sent sound or pictures before the scene stood");

    private EngineException Broken(string what) => new($"The engine \"{engine.Name}\" broke its contract: {what}.", retryable: true);
}
