using System.Text.Json;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>A whole Wan checkpoint from the prompt's words to frames: embeddings, conditions, each step's predictions, latents, pictures.</summary>
internal sealed class WanPipelineParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "pipeline" && parity.Class.Contains("diffusers.Wan", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        var checkpoint = WanCheckpoint.Open(parity.Folder);
        using var texts = new WanTextStage(parity.Folder);
        using var vae = WanVae.Open(Path.Combine(parity.Folder, "vae"));
        using var first = WanTransformer.Open(checkpoint.TransformerFolder(0));
        using var second = checkpoint.Boundary is null ? null : WanTransformer.Open(checkpoint.TransformerFolder(1));
        List<string> served = [];
        var denoiser = new WanDenoiser(
            expert =>
            {
                served.Add(expert == 0 ? "transformer" : "transformer_2");
                return expert == 0 ? first : second!;
            },
            SchedulerConfig.Open(checkpoint.Scheduler),
            checkpoint.Boundary);
        foreach (var (run, settings) in parity.Runs)
        {
            var samples = (int)parity.Shape($"{run}.in.latents")[0];
            for (var sample = 0; sample < samples; sample++)
            {
                served.Clear();
                var one = new Sample(parity, run, settings.Child("arguments"), sample, samples);
                one.Run(texts, vae, denoiser, checkpoint.KindOf(first.Config), first.Config, cancellationToken);
                parity.CompareExactly($"{run}: experts", [.. settings.Child("experts").Items().Select(name => name.Text())], served);
            }
        }
    }

    /// <summary>One sample of a run.</summary>
    private sealed class Sample(ParityCase parity, string run, JsonNodeReader arguments, int sample, int samples)
    {
        public void Run(WanTextStage texts, WanVae vae, WanDenoiser denoiser, WanKind kind, WanConfig config, CancellationToken cancellationToken)
        {
            var guidance = arguments.PositiveOr("guidance_scale", 1);
            var shape = parity.Shape($"{run}.in.latents");
            var references = parity.Has($"{run}.in.reference_images") ? (int)parity.Shape($"{run}.in.reference_images")[0] : 0;
            var start = new WanRun
            {
                Steps = arguments.Whole("num_inference_steps"),
                Guidance = guidance,
                SecondGuidance = arguments.Child("guidance_scale_2").IsAbsent ? null : arguments.Positive("guidance_scale_2"),
                Text = Text(texts, "prompt", cancellationToken),
                Negative = guidance > 1 ? Text(texts, "negative_prompt", cancellationToken) : null,
                Grid = new WanGrid((int)shape[2], (int)shape[3], (int)shape[4]),
                Noise = ParityCase.Sample(parity.Floats($"{run}.in.latents"), sample, samples),
                FirstFrame = kind == WanKind.TextOrFirstFrame && Picture("image") is { } image ? FirstFrame(vae, image, cancellationToken) : null,
                Condition = kind == WanKind.Picture ? Condition(vae, cancellationToken) : null,
                Control = kind == WanKind.Control ? Control(vae, config, references, cancellationToken) : null,
            };
            var latents = start.Noise;
            foreach (var step in denoiser.Run(start, null, cancellationToken))
            {
                var tap = $"{run}.tap.step{step.Done - 1}";
                parity.Compare($"{tap}.model_input", step.Call!.Latents, sample, samples);
                parity.Compare($"{tap}.cond", step.Conditional, sample, samples);
                if (step.Unconditional is not null)
                    parity.Compare($"{tap}.uncond", step.Unconditional, sample, samples);
                parity.Compare($"{tap}.latents", step.Latents, sample, samples);
                CompareTimestep(tap, step.Call!);
                latents = step.Latents;
            }

            parity.Compare($"{run}.out.latents", latents, sample, samples);
            var clean = new WanVolume(latents, config.Out, start.Grid.Frames, start.Grid.Height, start.Grid.Width).Slice(references, start.Grid.Frames - references);
            var denormalised = vae.Denormalised(clean);
            parity.Compare($"{run}.tap.denormalised", denormalised.Values, sample, samples);
            parity.Compare($"{run}.out.frames", Frames(WanVolume.Join([.. vae.Decode(denormalised, null, cancellationToken)])), sample, samples);
        }

        private void CompareTimestep(string tap, WanCall call)
        {
            var name = $"{tap}.timestep";
            if (!parity.Has(name))
                return;
            // where all tokens have the same it is given once
            var want = parity.IsWhole(name) ? [.. parity.Integers(name).Select(value => (float)value)] : parity.Floats(name);
            want = ParityCase.Sample(want, sample, samples);
            parity.CompareExactly(name, want, call.Timesteps.Length == want.Length ? call.Timesteps : [.. want.Select(_ => call.Timesteps[0])]);
        }

        private float[] Text(WanTextStage texts, string key, CancellationToken cancellationToken)
        {
            var child = arguments.Child(key);
            var prompt = child.IsText ? child.Text() : child.Items().ElementAt(sample).Text();
            var rows = arguments.Whole("max_sequence_length");
            var tokens = texts.Tokens(prompt, rows);
            var (ids, embeds) = ($"{run}.tap.{key}_ids", $"{run}.tap.{key}_embeds");
            var mask = $"{run}.tap.{key}_mask";
            if (parity.Has(ids))
                parity.CompareExactly(ids, ParityCase.Sample(parity.Integers(ids), sample, samples), [.. tokens, .. new int[rows - tokens.Length]]);
            if (parity.Has(mask))
                parity.CompareExactly(mask, ParityCase.Sample(parity.Integers(mask), sample, samples), [.. Enumerable.Repeat(1, tokens.Length), .. new int[rows - tokens.Length]]);
            var encoded = texts.Encode(tokens, cancellationToken, rows);
            if (parity.Has(embeds))
                parity.Compare(embeds, encoded.AsSpan(0, (int)parity.Shape(embeds)[1] * texts.Width), sample, samples);
            return encoded;
        }

        private WanVolume FirstFrame(WanVae vae, WanVolume image, CancellationToken cancellationToken)
        {
            var latents = vae.Encode(image, null, cancellationToken);
            parity.Compare($"{run}.tap.prepared.condition", latents.Values, sample, samples);
            parity.Compare($"{run}.tap.prepared.noise", ParityCase.Sample(parity.Floats($"{run}.in.latents"), sample, samples));
            if (parity.Has($"{run}.tap.prepared.first_frame_mask"))
                parity.CompareExactly($"{run}.tap.prepared.first_frame_mask", parity.Floats($"{run}.tap.prepared.first_frame_mask"), [.. Enumerable.Range(0, (int)parity.Shape($"{run}.in.latents")[2]).SelectMany(frame => Enumerable.Repeat(frame == 0 ? 0f : 1f, latents.Plane))]);
            return latents;
        }

        private WanVolume Condition(WanVae vae, CancellationToken cancellationToken)
        {
            var condition = WanConditions.OfPictures(vae, Picture("image")!, Picture("last_image"), arguments.Whole("num_frames"), null, cancellationToken);
            parity.Compare($"{run}.tap.prepared.condition", condition.Values, sample, samples);
            parity.Compare($"{run}.tap.prepared.noise", ParityCase.Sample(parity.Floats($"{run}.in.latents"), sample, samples));
            return condition;
        }

        private WanControl Control(WanVae vae, WanConfig config, int references, CancellationToken cancellationToken)
        {
            var (frames, height, width) = (arguments.Whole("num_frames"), arguments.Whole("height"), arguments.Whole("width"));
            var video = Pictures("video") ?? new WanVolume(new float[3 * frames * height * width], 3, frames, height, width);
            var mask = Mask(frames, height, width);
            WanVolume[] pictures = [.. Enumerable.Range(0, references).Select(index => WanConditions.OnWhite(Pictures("reference_images")!.Slice(index, 1), height, width))];
            parity.Compare($"{run}.tap.conditions.video", video.Values, sample, samples);
            parity.Compare($"{run}.tap.conditions.mask", [.. mask.Values, .. mask.Values, .. mask.Values], sample, samples);
            if (references == 0)
                parity.CompareExactly($"{run}.tap.conditions.references", [0], [pictures.Length]);
            else
                parity.Compare($"{run}.tap.conditions.references", [.. pictures.SelectMany(picture => picture.Values)], sample, samples);
            var (latents, channels) = WanConditions.OfControl(vae, video, mask, pictures, config.Patch[1], null, cancellationToken);
            parity.Compare($"{run}.tap.conditions.latents", latents.Values, sample, samples);
            parity.Compare($"{run}.tap.conditions.mask_channels", channels.Values, sample, samples);
            var scale = arguments.Child("conditioning_scale");
            float[] scales = scale.Value.ValueKind == JsonValueKind.Array
                ? [.. scale.Items().Select(value => (float)value.Number())]
                : [.. config.ControlLayers.Select(_ => scale.IsAbsent ? 1 : (float)scale.Number())];
            return new WanControl(WanConditions.Together(latents, channels).Values, latents.Frames, scales);
        }

        private WanVolume Mask(int frames, int height, int width)
        {
            if (Pictures("mask") is not { } given)
            {
                var all = new float[frames * height * width];
                all.AsSpan().Fill(1);
                return new WanVolume(all, 1, frames, height, width);
            }

            return new WanVolume([.. given.Values.Take(frames * height * width).Select(value => Math.Clamp((value + 1) / 2, 0, 1))], 1, frames, height, width);
        }

        private WanVolume? Picture(string name) => Pictures(name);

        /// <summary>[frames, height, width, 3] of bytes as a volume in [−1, 1]; a single picture has no axis of frames.</summary>
        private WanVolume? Pictures(string name)
        {
            var tensor = $"{run}.in.{name}";
            if (!parity.Has(tensor))
                return null;
            var shape = parity.Shape(tensor);
            var (frames, height, width) = (shape.Length == 4 ? (int)shape[0] : 1, (int)shape[^3], (int)shape[^2]);
            return WanPictures.Volume([.. parity.Integers(tensor).Select(value => (byte)value)], frames, height, width);
        }

        /// <summary>[frames, height, width, 3] in [0, 1].</summary>
        private static float[] Frames(WanVolume video)
        {
            var frames = new float[video.Values.Length];
            var pixels = video.Frames * video.Plane;
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                for (var channel = 0; channel < 3; channel++)
                    frames[pixel * 3 + channel] = Math.Clamp(video.Values[channel * pixels + pixel] / 2 + 0.5f, 0, 1);
            }

            return frames;
        }
    }
}
