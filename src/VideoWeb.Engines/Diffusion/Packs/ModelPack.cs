using VideoWeb.Core.Plans;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>A model on disk, as its family read it from the files alone.</summary>
internal sealed record ModelPack
{
    /// <summary>Name in the shell, the API and the database, made from the folder's: "wan2.1-t2v-1.3b".</summary>
    public required string Name { get; init; }

    /// <summary>The family's name: "wan". Also what the first of its packs answers to.</summary>
    public required string Family { get; init; }

    /// <summary>For readers: "Wan 2.1 text to video 1.3B".</summary>
    public required string Title { get; init; }

    /// <summary>The folder, or the single file.</summary>
    public required string Path { get; init; }

    /// <summary>What is missing or unknown, with file and key, and what to do; null where it can run.</summary>
    public string? Fault { get; init; }

    /// <summary>As the pack's own model card says, or null where it says nothing.</summary>
    public string? License { get; init; }

    /// <summary>Size of all weights on disk.</summary>
    public long Bytes { get; init; }

    /// <summary>Number of weights, by the files' headers.</summary>
    public long Parameters { get; init; }

    public PackAbilities Abilities { get; init; } = new();
}

/// <summary>What a pack can be asked for.</summary>
internal sealed record PackAbilities
{
    /// <summary>Frames a second that it was trained on.</summary>
    public int FramesPerSecond { get; init; } = 16;

    /// <summary>Most frames at once; longer shots are made in windows.</summary>
    public int MaxFrames { get; init; } = 81;

    /// <summary>Windows have a multiple of this many frames and one more.</summary>
    public int FrameStep { get; init; } = 4;

    /// <summary>Both sides of the picture are a multiple of this.</summary>
    public int SizeStep { get; init; } = 16;

    /// <summary>Pixels that it was trained on; larger pictures are made at this size and enlarged.</summary>
    public int MaxPixels { get; init; } = 832 * 480;

    /// <summary>Frames of the window before that a window can go on from; 0 where it cannot.</summary>
    public int Overlap { get; init; }

    /// <summary>Takes <see cref="WindowRequest.FirstFrame"/>.</summary>
    public bool FirstFrame { get; init; }

    /// <summary>Cannot do without <see cref="WindowRequest.FirstFrame"/>; where the user gives none the stage draws it.</summary>
    public bool NeedsFirstFrame { get; init; }

    /// <summary>Takes <see cref="WindowRequest.References"/>: people and things that keep their looks.</summary>
    public bool References { get; init; }

    /// <summary>Follows <see cref="WindowRequest.Guide"/>.</summary>
    public bool Guide { get; init; }

    /// <summary>Makes the sound with the picture (<see cref="SoundMade"/>); else the stage's own track goes with it.</summary>
    public bool Sound { get; init; }

    /// <summary>Steps at draft, standard and final quality.</summary>
    public (int Draft, int Standard, int Final) Steps { get; init; } = (15, 30, 50);

    /// <summary>Guidance where none is asked for; 1 is none.</summary>
    public double Guidance { get; init; } = 5;

    /// <summary>The nearest number of frames that a window can have.</summary>
    /// <param name="frames">Frames wanted, from 1.</param>
    public int WindowOf(int frames) => Math.Clamp((frames + FrameStep - 2) / FrameStep * FrameStep + 1, 1, MaxFrames);

    /// <summary>The largest size of the same shape that this pack draws.</summary>
    public FrameSize SizeFor(FrameSize wanted)
    {
        var scale = Math.Min(1, Math.Sqrt((double)MaxPixels / ((double)wanted.Width * wanted.Height)));
        return new FrameSize(Side(wanted.Width * scale), Side(wanted.Height * scale));
    }

    private int Side(double pixels) => Math.Max(SizeStep, (int)Math.Round(pixels / SizeStep) * SizeStep);
}
