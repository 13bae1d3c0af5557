using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>Windows of a Wan checkpoint: text encoder, then pictures through the VAE, then the transformer, then the VAE again; one at a time in memory.</summary>
internal sealed class WanWindowMaker(WanCheckpoint model) : IWindowMaker
{
    private const int Previews = 3;

    private readonly Dictionary<string, float[]> _texts = new(StringComparer.Ordinal);
    private readonly SchedulerConfig _scheduler = SchedulerConfig.Open(model.Scheduler);
    private readonly WanConfig _config = WanConfig.Open(Path.Combine(model.TransformerFolder(0), "config.json"));
    private LinearPreview? _preview;

    public IEnumerable<WindowEvent> Make(WindowRequest request, CancellationToken cancellationToken)
    {
        if (!_texts.ContainsKey(request.Prompt) || !_texts.ContainsKey(request.Negative))
        {
            yield return new PhaseBegun("text");
            Read(request, cancellationToken);
        }

        WanRun run;
        WanVaeConfig vaeConfig;
        int references;
        yield return new PhaseBegun("pictures");
        using (var vae = OpenVae())
        {
            vaeConfig = vae.Config;
            _preview ??= FitPreview(vae, cancellationToken);
            (run, references) = Prepare(request, vae, cancellationToken);
        }

        var latents = run.Noise;
        foreach (var step in Denoise(run, request, cancellationToken))
        {
            latents = step.Latents;
            yield return new StepTaken(step.Done, request.Steps, PreviewsOf(step.Clean, run.Grid, references, vaeConfig));
        }

        yield return new PhaseBegun("decode");
        using var decoder = OpenVae();
        var clean = new WanVolume(latents, _config.Out, run.Grid.Frames, run.Grid.Height, run.Grid.Width).Slice(references, run.Grid.Frames - references);
        foreach (var chunk in decoder.Decode(decoder.Denormalised(clean), WanTiling.Usual, cancellationToken))
            yield return new FramesMade(WanPictures.Pictures(chunk));
    }

    public void Dispose()
    {
        // every stage is let go within its window
    }

    private WanVae OpenVae() => WanVae.Open(Path.Combine(model.Folder, "vae"));

    private void Read(WindowRequest request, CancellationToken cancellationToken)
    {
        using var texts = new WanTextStage(model.Folder);
        foreach (var prompt in new[] { request.Prompt, request.Negative })
        {
            if (!_texts.ContainsKey(prompt))
                _texts[prompt] = texts.Encode(texts.Tokens(prompt), cancellationToken);
        }
    }

    private IEnumerable<WanStep> Denoise(WanRun run, WindowRequest request, CancellationToken cancellationToken)
    {
        WanTransformer? transformer = null;
        var open = -1;
        try
        {
            var denoiser = new WanDenoiser(
                expert =>
                {
                    if (open != expert)
                    {
                        // the first expert goes before the second comes
                        transformer?.Dispose();
                        transformer = Open(expert, request.Loras);
                        open = expert;
                    }

                    return transformer!;
                },
                _scheduler,
                model.Boundary);
            foreach (var step in denoiser.Run(run, request.Checkpoint, cancellationToken))
                yield return step;
        }
        finally
        {
            transformer?.Dispose();
        }
    }

    private WanTransformer Open(int expert, IReadOnlyList<(string Path, float Strength)> loras)
    {
        var weights = CheckpointWeights.Open(model.TransformerFolder(expert), WanNames.Transformer);
        try
        {
            var changes = loras.Count > 0 ? new WeightChanges() : null;
            foreach (var (path, strength) in loras)
                WanLora.Add(changes!, path, strength, weights);
            return WanTransformer.Open(_config, weights, changes);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private (WanRun Run, int References) Prepare(WindowRequest request, WanVae vae, CancellationToken cancellationToken)
    {
        var kind = model.KindOf(_config);
        var factor = vae.Config.SpatialFactor;
        var references = kind == WanKind.Control ? request.References.Count : 0;
        var grid = new WanGrid(1 + (request.Frames - 1) / vae.Config.TemporalFactor + references, request.Size.Height / factor, request.Size.Width / factor);
        var run = new WanRun
        {
            Steps = request.Steps,
            Guidance = (float)request.Guidance,
            Text = _texts[request.Prompt],
            Negative = request.Guidance > 1 ? _texts[request.Negative] : null,
            Grid = grid,
            Noise = StartNoise.Gaussian(request.Seed, 0, grid.Count * _config.Out),
        };
        // a window of a longer shot begins as the last frame before it
        var first = request.Before.Count > 0 ? request.Before[^1] : request.FirstFrame;
        switch (kind)
        {
            case WanKind.TextOrFirstFrame when first is not null:
                run = run with { FirstFrame = vae.Encode(WanPictures.Volume([first]), WanTiling.Usual, cancellationToken) };
                break;
            case WanKind.Picture:
                if (first is null)
                    throw new InvalidDataException($"{model.Folder}: this model has to be given a picture to begin with.");
                run = run with { Condition = WanConditions.OfPictures(vae, WanPictures.Volume([first]), null, request.Frames, WanTiling.Usual, cancellationToken) };
                break;
            case WanKind.Control:
                run = run with { Control = Control(request, vae, cancellationToken) };
                break;
            case WanKind.Text when request.Before.Count > 0:
                run = run with { Known = vae.Encode(WanPictures.Volume(request.Before), WanTiling.Usual, cancellationToken) };
                break;
        }

        if (request.Guide.Count > 0 && kind is WanKind.Text or WanKind.TextOrFirstFrame or WanKind.Picture)
            run = run with { Start = vae.Encode(WanPictures.Volume(request.Guide), WanTiling.Usual, cancellationToken), StartStrength = request.GuideStrength };
        return (run, references);
    }

    /// <summary>What is there stays (mask 0); the guide is followed where there is one, and the rest is made from nothing.</summary>
    private WanControl Control(WindowRequest request, WanVae vae, CancellationToken cancellationToken)
    {
        var (frames, height, width) = (request.Frames, request.Size.Height, request.Size.Width);
        var stays = request.Before.Count > 0 ? request.Before : request.FirstFrame is { } first ? [first] : [];
        var grey = Picture.Plain(width, height, 128, 128, 128);
        Picture[] shown = [.. Enumerable.Range(0, frames).Select(frame => frame < stays.Count ? stays[frame] : frame < request.Guide.Count ? request.Guide[frame] : grey)];
        var video = WanPictures.Volume(shown);
        var mask = new WanVolume(new float[frames * height * width], 1, frames, height, width);
        mask.Values.AsSpan(stays.Count * height * width).Fill(1);
        if (request.Guide.Count == 0)
        {
            // no picture is exactly nothing, which no byte says
            for (var channel = 0; channel < 3; channel++)
                video.Values.AsSpan((channel * frames + stays.Count) * height * width, (frames - stays.Count) * height * width).Clear();
        }

        WanVolume[] references = [.. request.References.Select(picture => WanConditions.OnWhite(WanPictures.Volume([picture]), height, width))];
        var (latents, channels) = WanConditions.OfControl(vae, video, mask, references, _config.Patch[1], WanTiling.Usual, cancellationToken);
        var strength = request.Guide.Count > 0 ? (float)request.GuideStrength : 1;
        return new WanControl(WanConditions.Together(latents, channels).Values, latents.Frames, [.. _config.ControlLayers.Select(_ => strength)]);
    }

    private static LinearPreview FitPreview(WanVae vae, CancellationToken cancellationToken)
    {
        var picture = LinearPreview.FitPicture();
        var latents = vae.Encode(WanPictures.Volume([picture]), null, cancellationToken);
        return LinearPreview.Fit(picture, latents.Values, latents.Channels, latents.Height, latents.Width);
    }

    private (int Frame, Picture Picture)[] PreviewsOf(float[] clean, WanGrid grid, int references, WanVaeConfig vae)
    {
        var frames = grid.Frames - references;
        var count = Math.Min(Previews, frames);
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
            {
                var latent = (int)((index + 0.5) * frames / count);
                return (latent * vae.TemporalFactor, _preview!.Draw(clean, grid.Frames, references + latent, grid.Height, grid.Width));
            }),
        ];
    }
}
