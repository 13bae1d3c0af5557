using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Diffusion;

/// <summary>One clip by one model: the plan as windows, each with its prompt, sound first, frames in the clip's own rate and size.</summary>
internal sealed class ClipRun(ModelPack pack, IModelFamily family, IStageTrack stage, DiffusionOptions options, TimeProvider clock, EngineRequest request)
{
    private const int SoundRate = 48_000, PreviewWidth = 416, JpegQuality = 85;

    /// <summary>Share of a window that denoising takes, for a progress that moves evenly.</summary>
    private const double StepShare = 0.85;

    private readonly ShotPlan _plan = request.Staged.Plan;
    private readonly PackAbilities _abilities = pack.Abilities;
    private readonly FrameSize _size = pack.Abilities.SizeFor(request.Staged.Plan.Size);
    private readonly IReadOnlyList<Window> _windows = WindowPlan.Of(request.Staged.Plan, pack.Abilities);
    private readonly List<string> _notes = [];

    /// <summary>The last frames that were given out, in the model's size: what the next window goes on from.</summary>
    private readonly List<Picture> _tail = [];
    private readonly List<float[]> _sound = [];
    private FrameClock _frames = null!;
    private WindowStates _states = null!;

    public async IAsyncEnumerable<EngineEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckMemory();
        var frames = Math.Max(1, (int)Math.Round(_plan.Seconds * _plan.Fps));
        _frames = new FrameClock(frames, _plan.Fps, WindowPlan.FramesOf(_plan, _abilities), _abilities.FramesPerSecond);
        var first = request.ImagePath is { } path ? PictureFile.Fill(PictureFile.Read(await File.ReadAllBytesAsync(path, cancellationToken), path), _size.Width, _size.Height) : null;
        _states = await WindowStates.OfAsync(options.CacheRoot, pack, request, clock.GetUtcNow(), cancellationToken);
        var track = _abilities.Sound ? null : await TrackAsync(cancellationToken);
        Note(first);
        yield return new EngineStaged(frames, track?.Lines ?? [], _notes, "the processor (ONNX Runtime)")
        {
            Model = pack.Title,
            Source = first is null ? DigitalSource.TrainedAlgorithmicMedia : DigitalSource.CompositeWithTrainedAlgorithmicMedia,
        };
        foreach (var sound in SoundOf(track, frames))
            yield return sound;

        // a model's own sound is whole only after its last window, and sound comes before pictures
        using var spilled = _abilities.Sound && _windows.Count > 1 ? new SpilledFrames(options.CacheRoot) : null;
        using var maker = Open();
        var given = 0;
        for (var index = 0; index < _windows.Count; index++)
        {
            await foreach (var happened in WindowAsync(maker, index, first, cancellationToken))
            {
                if (happened is EngineFrame frame && spilled is not null)
                    await spilled.AddAsync(MemoryMarshal.TryGetArray(frame.Image, out var bytes) ? bytes.Array! : frame.Image.ToArray(), cancellationToken);
                else
                    yield return happened;
                given += happened is EngineFrame ? 1 : 0;
            }
        }

        if (given != frames)
            throw new EngineException($"{pack.Title} gave {given} of {frames} frames.", retryable: false);
        if (spilled is not null)
        {
            yield return OwnSound(frames);
            for (var frame = 0; frame < spilled.Count; frame++)
                yield return new EngineFrame(frame, await spilled.ReadAsync(frame, cancellationToken), null);
        }

        _states.Remove();
    }

    private void CheckMemory()
    {
        var frames = _windows.Max(window => window.Frames);
        if (MemoryCheck.Refuse(family.Memory(pack, _size, frames), MemoryCheck.Free(options.Memory)) is { } refusal)
            throw new EngineException(refusal, retryable: false);
    }

    private IWindowMaker Open()
    {
        try
        {
            return family.Open(pack);
        }
        catch (InvalidDataException error)
        {
            throw new EngineException(error.Message, retryable: false, error);
        }
    }

    /// <summary>The stage's sound of the same plan; without a stage the clip is silent and says so.</summary>
    private async Task<StageSoundTrack?> TrackAsync(CancellationToken cancellationToken)
    {
        if (stage.Missing is not { } missing)
            return await stage.SoundAsync(request.Staged, cancellationToken);
        _notes.Add($"The clip is silent: the stage makes its sound, and {missing}.");
        return null;
    }

    private void Note(Picture? first)
    {
        if (_size.Width < _plan.Size.Width || _size.Height < _plan.Size.Height)
            _notes.Add($"{pack.Title} draws {_size.Width} × {_size.Height}; the frames are enlarged to {_plan.Size.Width} × {_plan.Size.Height}.");
        if (_abilities.FramesPerSecond < _plan.Fps)
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{pack.Title} draws {_abilities.FramesPerSecond} frames a second; at {_plan.Fps} some are shown more than once."));
        if (_abilities.Overlap == 0 && _windows.Count > _plan.Shots.Count)
            _notes.Add($"{pack.Title} draws at most {_abilities.MaxFrames} frames at once and cannot go on from them: longer shots have cuts.");
        if (first is not null && !_abilities.FirstFrame)
            _notes.Add($"{pack.Title} does not begin as a picture; it was left out.");
        if (request.Wishes.Guide > 0 && !_abilities.Guide)
            _notes.Add($"{pack.Title} does not follow the stage; it was drawn from the words alone.");
    }

    /// <summary>The stage's sound, or silence; nothing where the model makes its own.</summary>
    private IReadOnlyList<EngineEvent> SoundOf(StageSoundTrack? track, int frames) => _abilities.Sound ? []
        : track is { Sound.Count: > 0 } ? track.Sound
        : [new EngineSound(new byte[SamplesOf(frames) * 2 * sizeof(float)], true)];

    private async IAsyncEnumerable<EngineEvent> WindowAsync(IWindowMaker maker, int index, Picture? first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = _windows[index];
        var wanted = await RequestAsync(window, index == 0 ? first : null, index, cancellationToken);
        using var happened = maker.Make(wanted, cancellationToken).GetEnumerator();
        List<Picture> again = [];
        ColorMatch? match = null;
        var (made, reached) = (0, 0.0);
        while (await NextAsync(happened))
        {
            switch (happened.Current)
            {
                case PhaseBegun phase:
                    yield return new EngineProgress(phase.Name, 0, 1, Fraction(index, reached));
                    break;
                case StepTaken step:
                    foreach (var preview in step.Previews)
                        yield return Preview(window, step, preview);
                    reached = StepShare * step.Done / step.Total;
                    yield return new EngineProgress("denoise", index * step.Total + step.Done, _windows.Count * step.Total, Fraction(index, reached));
                    break;
                case SoundMade sound:
                    if (window.Overlap > 0 && _sound.Count > 0)
                        SoundSeam.CrossFade(_sound[^1], sound.Stereo.AsSpan(0, SoundAt(sound.Stereo, window.Overlap)));
                    _sound.Add(sound.Stereo[SoundAt(sound.Stereo, window.Overlap)..SoundAt(sound.Stereo, window.Overlap + window.Kept)]);
                    if (_windows.Count == 1)
                        yield return OwnSound(_frames.Frames);
                    break;
                case FramesMade frames:
                    foreach (var picture in frames.Frames)
                    {
                        var frame = made++;
                        if (frame < window.Overlap)
                        {
                            again.Add(picture);
                            continue;
                        }

                        if (frame >= window.Overlap + window.Kept)
                            continue;
                        match ??= again.Count > 0 ? ColorMatch.Between(_tail, again) : null;
                        foreach (var shown in Shown(window.First + frame - window.Overlap, match?.Apply(picture) ?? picture))
                            yield return shown;
                    }

                    yield return new EngineProgress("decode", made, window.Frames, Fraction(index, StepShare + (1 - StepShare) * made / window.Frames));
                    break;
            }
        }
    }

    /// <summary>The frames of the clip that show this frame of the model.</summary>
    private IEnumerable<EngineFrame> Shown(int modelFrame, Picture picture)
    {
        _tail.Add(picture);
        if (_tail.Count > Math.Max(1, _abilities.Overlap))
            _tail.RemoveAt(0);
        byte[]? file = null;
        foreach (var frame in _frames.Showing(modelFrame))
            yield return new EngineFrame(frame, file ??= PictureFile.Png(PictureFile.Fill(picture, _plan.Size.Width, _plan.Size.Height)), null);
    }

    private EnginePreview Preview(Window window, StepTaken step, (int Frame, Picture Picture) preview)
    {
        var scale = (double)PreviewWidth / preview.Picture.Width;
        var small = PictureFile.Fill(preview.Picture, PreviewWidth, Math.Max(2, (int)(preview.Picture.Height * scale) / 2 * 2));
        var time = (window.First - window.Overlap + preview.Frame + 0.5) / _abilities.FramesPerSecond;
        return new EnginePreview($"step {step.Done}", Math.Clamp(time, 0, _plan.Seconds), small.Width, small.Height, PictureFile.Jpeg(small, JpegQuality));
    }

    private async Task<WindowRequest> RequestAsync(Window window, Picture? first, int index, CancellationToken cancellationToken)
    {
        var shot = _plan.Shots[window.Shot];
        var wishes = request.Wishes;
        var steps = request.Quality switch
        {
            RenderQuality.Draft => _abilities.Steps.Draft,
            RenderQuality.Standard => _abilities.Steps.Standard,
            _ => _abilities.Steps.Final,
        };
        var guided = wishes.Guide is > 0 && _abilities.Guide && stage.Missing is null;
        var guide = guided ? await StageAsync(window, window.Frames, cancellationToken) : [];
        // a model that has to be given a picture is given the stage's
        if (first is null && window.Overlap == 0 && _abilities.NeedsFirstFrame)
            first = guide.Count > 0 ? guide[0] : (await StageAsync(window, 1, cancellationToken)).FirstOrDefault();
        return new WindowRequest
        {
            Prompt = family.PromptOf(_plan, shot),
            Negative = ShotPrompts.Negative(_plan, wishes.Negative),
            Size = _size,
            Frames = window.Frames,
            Steps = wishes.Steps ?? steps,
            Guidance = wishes.Guidance ?? _abilities.Guidance,
            Seed = unchecked(_plan.Seed + index * 1_000_003L),
            Before = window.Overlap > 0 ? [.. _tail.TakeLast(window.Overlap)] : [],
            FirstFrame = _abilities.FirstFrame ? first : null,
            References = _abilities.References ? await ReferencesAsync(shot, cancellationToken) : [],
            Guide = guide,
            GuideStrength = wishes.Guide ?? 0,
            Checkpoint = _states.Of(index),
            Loras = [.. wishes.Loras().Select(lora => (LoraOf(lora.Name), (float)lora.Strength))],
        };
    }

    private string LoraOf(string name)
    {
        string[] folders = [.. options.Folders.Select(folder => Path.Combine(folder, "loras"))];
        var file = $"{name}.safetensors";
        if (folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } found)
            return found;
        string[] known = [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.safetensors")).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];
        throw new EngineException(
            $"There is no LoRA \"{name}\" here. {(known.Length == 0 ? "Put its file into models/loras." : $"Choose one of: {string.Join(", ", known)}.")}", retryable: false);
    }

    /// <summary>The stage's pictures of a window.</summary>
    private async Task<IReadOnlyList<Picture>> StageAsync(Window window, int count, CancellationToken cancellationToken)
    {
        if (stage.Missing is { } missing)
            throw new EngineException($"{pack.Title} begins as a picture, and {missing}. Give a picture to begin with.", retryable: false);
        int[] frames = [.. Enumerable.Range(0, count).Select(frame => (int)((window.First - window.Overlap + frame + 0.5) * _plan.Fps / _abilities.FramesPerSecond))];
        List<Picture> pictures = [];
        await foreach (var file in stage.FramesAsync(request.Staged, frames, _size, cancellationToken))
            pictures.Add(PictureFile.Fill(PictureFile.Read(file.Span, "the stage's frame"), _size.Width, _size.Height));
        return pictures;
    }

    /// <summary>The first picture of each of the shot's people and things that have one.</summary>
    private async Task<IReadOnlyList<Picture>> ReferencesAsync(Shot shot, CancellationToken cancellationToken)
    {
        List<Picture> references = [];
        foreach (var cast in shot.Subjects.Select(subject => subject.Cast).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (request.Cameos.TryGetValue(cast, out var cameo) && cameo.Pictures.Count > 0)
                references.Add(PictureFile.Read(await File.ReadAllBytesAsync(cameo.Pictures[0], cancellationToken), cameo.Pictures[0]));
        }

        return references;
    }

    /// <summary>Asks for the next event on a thread of its own; what the user can act on is said as such.</summary>
    private static async Task<bool> NextAsync(IEnumerator<WindowEvent> happened)
    {
        try
        {
            return await Task.Run(happened.MoveNext, CancellationToken.None);
        }
        catch (InvalidDataException error)
        {
            throw new EngineException(error.Message, retryable: false, error);
        }
        catch (OnnxRuntimeException error)
        {
            throw new EngineException($"The model failed while it ran: {error.Message}", retryable: false, error);
        }
        catch (OutOfMemoryException error)
        {
            throw new EngineException("There was not enough memory for this clip. Make it smaller or shorter, or take a smaller model.", retryable: false, error);
        }
    }

    private double Fraction(int window, double within) => (window + Math.Min(within, 1)) / _windows.Count;

    /// <summary>Where a frame of the model begins in its window's sound.</summary>
    private int SoundAt(float[] stereo, int frame) => Math.Min(stereo.Length, (int)((long)frame * SoundRate / _abilities.FramesPerSecond) * 2);

    private EngineSound OwnSound(int frames)
    {
        var samples = new float[SamplesOf(frames) * 2];
        var at = 0;
        foreach (var part in _sound)
        {
            var length = Math.Min(part.Length, samples.Length - at);
            part.AsSpan(0, length).CopyTo(samples.AsSpan(at));
            at += length;
        }

        return new EngineSound(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(), true);
    }

    private int SamplesOf(int frames) => (int)((long)frames * SoundRate / _plan.Fps);
}
