using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Pictures;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>One window of frames: what a model makes in one go. Same request, same pack, same device: same frames.</summary>
internal sealed record WindowRequest
{
    public required string Prompt { get; init; }

    /// <summary>What must not be seen; empty for nothing.</summary>
    public string Negative { get; init; } = "";

    /// <summary>Multiples of <see cref="PackAbilities.SizeStep"/>.</summary>
    public required FrameSize Size { get; init; }

    /// <summary>A multiple of <see cref="PackAbilities.FrameStep"/> and one more, at most <see cref="PackAbilities.MaxFrames"/>.</summary>
    public required int Frames { get; init; }

    public required int Steps { get; init; }

    /// <summary>u + g·(c − u); 1 and below is without.</summary>
    public required double Guidance { get; init; }

    public required long Seed { get; init; }

    /// <summary>Frames that were made already and that this window begins with, of the window's size; none for a new shot.</summary>
    public IReadOnlyList<Picture> Before { get; init; } = [];

    /// <summary>The picture to begin as, of the window's size, or null.</summary>
    public Picture? FirstFrame { get; init; }

    /// <summary>Pictures of who and what is seen, of any size.</summary>
    public IReadOnlyList<Picture> References { get; init; } = [];

    /// <summary>A picture for each frame whose layout is followed, of the window's size; none for no guide.</summary>
    public IReadOnlyList<Picture> Guide { get; init; } = [];

    /// <summary>How closely the guide is followed, over 0 to 1.</summary>
    public double GuideStrength { get; init; } = 0.7;

    /// <summary>LoRA files that are merged, with their strengths; each has to fit the model.</summary>
    public IReadOnlyList<(string Path, float Strength)> Loras { get; init; } = [];

    /// <summary>Where the state after each step is kept, so that the window can be taken up again; null for nowhere.</summary>
    public ICheckpoint? Checkpoint { get; init; }
}

/// <summary>The state of one window on disk. A family writes what it needs after a step, and finds it when it is asked again.</summary>
internal interface ICheckpoint
{
    /// <summary>What was written last for the same request, or null.</summary>
    byte[]? Read();

    /// <summary>Replaces it, whole or not at all.</summary>
    void Write(ReadOnlySpan<byte> state);
}

/// <summary>What happens while a window is made, in this order: phases and steps, then the sound, then the frames.</summary>
internal abstract record WindowEvent;

/// <summary>Something began that has no steps: "text", "decode".</summary>
internal sealed record PhaseBegun(string Name) : WindowEvent;

/// <summary>A step of the denoising was taken.</summary>
/// <param name="Done">Steps done, from 1.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Previews">What is there so far, a few pictures spread over the window, each with its frame; small.</param>
internal sealed record StepTaken(int Done, int Total, IReadOnlyList<(int Frame, Picture Picture)> Previews) : WindowEvent;

/// <summary>The window's whole sound, before its first frame; only packs with <see cref="PackAbilities.Sound"/>.</summary>
/// <param name="Stereo">Interleaved, 48 kHz, −1 to 1.</param>
internal sealed record SoundMade(float[] Stereo) : WindowEvent;

/// <summary>The next frames, in order from 0.</summary>
internal sealed record FramesMade(IReadOnlyList<Picture> Frames) : WindowEvent;
