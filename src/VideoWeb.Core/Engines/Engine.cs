using System.Globalization;
using System.Text.Json.Serialization;
using VideoWeb.Core.Media;
using VideoWeb.Core.Staging;

namespace VideoWeb.Core.Engines;

/// <summary>
/// Turns a plan into a stream of events. An engine says what it can do and knows nothing of users, credits or HTTP.
/// </summary>
public interface IEngine
{
    /// <summary>Name in the API, the shell and the database: "previz".</summary>
    string Name { get; }

    /// <summary>What the first engine of its kind answers to as well: "wan" for every model of Wan.</summary>
    string Family => Name;

    /// <summary>What it can do here and now, and why not where it can't run.</summary>
    Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Renders. <see cref="EngineStaged"/> comes first; all <see cref="EngineSound"/> and <see cref="EngineStem"/> chunks come before the first frame; passes bring
    /// <see cref="EnginePreview"/>s at any time, the last one its <see cref="EngineFrame"/>s in order from 0, without gaps.
    /// The stream is pulled: an unread frame holds the engine back. Expected failures throw <see cref="EngineException"/>.
    /// </summary>
    IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, CancellationToken cancellationToken);
}

public sealed record EngineDescription
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required bool Available { get; init; }

    /// <summary>Why it can't run and what to do about it, or null where it can.</summary>
    public string? Reason { get; init; }

    public double MaxSeconds { get; init; } = 25;

    public int MaxWidth { get; init; } = 1920;

    public int MaxHeight { get; init; } = 1920;

    public bool Audio { get; init; }

    /// <summary>Whether a clip may begin as a picture: <see cref="EngineRequest.ImagePath"/> becomes the first frame.</summary>
    public bool Images { get; init; }

    public bool Cameos { get; init; }

    /// <summary>Whether a neural model draws: dearer, and not for every tier.</summary>
    public bool Neural { get; init; } = true;

    /// <summary>What draws: "llvmpipe (LLVM 19…)", a GPU's name.</summary>
    public string? Device { get; init; }

    /// <summary>Whether steps, guidance and a negative prompt mean anything to it (<see cref="EngineRequest.Wishes"/>).</summary>
    public bool Denoises { get; init; }

    /// <summary>The model on disk that it runs, or null.</summary>
    public EngineModel? Model { get; init; }
}

/// <summary>A model on disk.</summary>
/// <param name="Path">Its folder or file; for who looks after the server, not for its users.</param>
/// <param name="License">As its card says, or null where it says nothing.</param>
/// <param name="Bytes">Size of its weights on disk.</param>
/// <param name="Parameters">Number of its weights.</param>
/// <param name="Memory">Bytes of memory that its usual clip takes, or 0 where that is not known.</param>
/// <param name="Works">What it can do, a few words each: "text", "first frame", "own sound".</param>
public sealed record EngineModel([property: JsonIgnore] string Path, string? License, long Bytes, long Parameters, long Memory, IReadOnlyList<string> Works);

/// <summary>How much work goes into a frame; each has a cost that the quote says.</summary>
public enum RenderQuality { Draft, Standard, Final }

public sealed record EngineRequest
{
    public required StagedPlan Staged { get; init; }

    public RenderQuality Quality { get; init; } = RenderQuality.Standard;

    /// <summary>Write a row of what was staged for each frame (<see cref="EngineFrame.Geometry"/>).</summary>
    public bool Geometry { get; init; }

    /// <summary>The file of the picture that is the first frame, or null.</summary>
    public string? ImagePath { get; init; }

    /// <summary>Wishes of who asks for an engine that denoises; others pass them over.</summary>
    public DenoiseWishes Wishes { get; init; } = new();

    /// <summary>Cast id → its likeness.</summary>
    public IReadOnlyDictionary<string, EngineCameo> Cameos { get; init; } = new Dictionary<string, EngineCameo>();
}

/// <summary>How a model denoises, where somebody wants it otherwise than the quality says.</summary>
public sealed record DenoiseWishes
{
    public const int MostSteps = 200;

    public const double MostGuidance = 30;

    /// <summary>Characters of a text.</summary>
    public const int LongestText = 1000;

    public const int MostLoras = 4;

    private const double MostStrength = 4;

    /// <summary>Steps, 1 to <see cref="MostSteps"/>, or null: by the quality.</summary>
    public int? Steps { get; init; }

    /// <summary>Guidance, 0 to <see cref="MostGuidance"/>, or null: the model's own. 1 and below is none.</summary>
    public double? Guidance { get; init; }

    /// <summary>What must not be seen, beside the plan's own terms; or null.</summary>
    public string? Negative { get; init; }

    /// <summary>How closely the stage's own picture of the plan is followed, 0 (not at all) to 1; null: not at all.</summary>
    public double? Guide { get; init; }

    /// <summary>LoRA files of the studio with their strengths, "NAME:0.8, OTHER"; or null. At most <see cref="MostLoras"/>.</summary>
    public string? Lora { get; init; }

    /// <summary>Whether anything is wished.</summary>
    [JsonIgnore]
    public bool IsNone => this == new DenoiseWishes();

    /// <summary>Names and strengths in <see cref="Lora"/>; empty where it says nothing or cannot be read.</summary>
    public IReadOnlyList<(string Name, double Strength)> Loras() => Lora is null ? [] : Read(Lora) ?? [];

    /// <summary>What is wrong with them, or null.</summary>
    public string? Refusal() =>
        Negative?.Length > LongestText ? $"What must not be seen is said in at most {LongestText} characters."
        : Lora is { } lora && Read(lora) is null ? $"LoRA files are written as NAME or NAME:STRENGTH, separated by commas, at most {MostLoras} of them, strengths from -4 to 4."
        : Steps is < 1 or > MostSteps ? $"Steps are 1 to {MostSteps}."
        : Guidance is < 0 or > MostGuidance || Guidance is { } guidance && !double.IsFinite(guidance) ? $"Guidance is 0 to {MostGuidance:0}."
        : Guide is < 0 or > 1 || Guide is { } guide && !double.IsFinite(guide) ? "The guide's strength is 0 to 1."
        : null;

    private static List<(string Name, double Strength)>? Read(string loras)
    {
        List<(string, double)> read = [];
        foreach (var part in loras.Length > LongestText ? [] : loras.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(':');
            var strength = 1.0;
            var isName = pieces[0].Length > 0 && pieces[0][0] != '.' && pieces[0].All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
            if (!isName || pieces.Length > 2 || (pieces.Length == 2 && !double.TryParse(pieces[1], CultureInfo.InvariantCulture, out strength)) || !(Math.Abs(strength) <= MostStrength))
                return null;
            read.Add((pieces[0], strength));
        }

        return read.Count is > 0 and <= MostLoras ? read : null;
    }
}

public abstract record EngineEvent;

/// <summary>The scene stands: what will be rendered, and when each line is really spoken.</summary>
/// <param name="Frames">Frames of the last pass.</param>
public sealed record EngineStaged(int Frames, IReadOnlyList<SpokenLine> Lines, IReadOnlyList<string> Notes, string Device) : EngineEvent
{
    /// <summary>What the clip's manifest says of how its pictures come to be.</summary>
    public DigitalSource Source { get; init; } = DigitalSource.AlgorithmicMedia;

    /// <summary>The engine, or the model it runs, by the name for readers: "Wan 2.1 T2V 1.3B".</summary>
    public required string Model { get; init; }

    /// <summary>Whose work is seen or heard and must be named, a line each: "Bench by Scopia, CC BY 3.0".</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];
}

/// <summary>A line as it is spoken: seconds from the start of the clip.</summary>
public sealed record SpokenLine(string Speaker, string Text, double Start, double End);

/// <summary>Interleaved stereo samples, 48 kHz, 32-bit float, little endian; chunks follow one another.</summary>
public sealed record EngineSound(ReadOnlyMemory<byte> Samples, bool Last) : EngineEvent;

/// <summary>Samples of one stem, as in <see cref="EngineSound"/>: an engine that mixes itself gives what it mixed, too. The stems sum to the sound.</summary>
public sealed record EngineStem(SoundStem Stem, ReadOnlyMemory<byte> Samples) : EngineEvent;

/// <param name="Pass">storyboard, coarse, full (Previz); step names for others.</param>
/// <param name="Done">Units done within the pass.</param>
/// <param name="Total">Units of the pass.</param>
/// <param name="Fraction">Share of the whole job, 0 to 1.</param>
public sealed record EngineProgress(string Pass, int Done, int Total, double Fraction) : EngineEvent;

/// <summary>A picture of the clip as far as it is known.</summary>
/// <param name="Jpeg">The whole JPEG file.</param>
public sealed record EnginePreview(string Pass, double Time, int Width, int Height, ReadOnlyMemory<byte> Jpeg) : EngineEvent;

/// <param name="Image">The whole file, JPEG or PNG.</param>
/// <param name="Geometry">One JSON line, or null.</param>
public sealed record EngineFrame(int Index, ReadOnlyMemory<byte> Image, string? Geometry) : EngineEvent;

/// <summary>An expected failure with a message a user can act on.</summary>
public sealed class EngineException(string message, bool retryable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True where the same request may succeed on another try (the browser died), false where it can't.</summary>
    public bool Retryable { get; } = retryable;
}
