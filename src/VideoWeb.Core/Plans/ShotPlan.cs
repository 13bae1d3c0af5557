using System.Globalization;
using System.Text.Json.Serialization;

namespace VideoWeb.Core.Plans;

/// <summary>
/// The one language between text, timeline, engines and exports. Same seed, same plan, same clip.
/// JSON names are camelCase; values that are words (framing, move, timeOfDay…) are the strings of <see cref="PlanWords"/>.
/// </summary>
public sealed record ShotPlan
{
    /// <summary>The version of this format. Readers refuse what is newer.</summary>
    public int Version { get; init; } = 1;

    public long Seed { get; init; }

    /// <summary>Frames a second, 1 to 60.</summary>
    public int Fps { get; init; } = 24;

    /// <summary>Length of the clip in seconds, over 0, at most <see cref="PlanLimits.MaxSeconds"/>.</summary>
    public double Seconds { get; init; }

    public FrameSize Size { get; init; } = new(1280, 720);

    /// <summary>Looks named in the prompt: "noir", "documentary", "claymation"…</summary>
    public IReadOnlyList<string> Style { get; init; } = [];

    /// <summary>What the prompt says of a given picture ("animate this photo"), or null.</summary>
    public bool FromImage { get; init; }

    /// <summary>Short terms that must not be seen or heard: "crowd", "motion blur".</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    /// <summary>What was bounded or changed, in sentences for the user.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    public IReadOnlyList<Understanding> Understood { get; init; } = [];

    /// <summary>The prompt's own words that nothing was made of.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    public IReadOnlyList<CastMember> Cast { get; init; } = [];

    /// <summary>In order, without gaps; their seconds add up to <see cref="Seconds"/>.</summary>
    public IReadOnlyList<Shot> Shots { get; init; } = [];

    /// <summary>What was painted on the picture that the clip begins as, or null. Without such a picture it says nothing.</summary>
    public PictureMarks? Picture { get; init; }
}

/// <summary>Size of the picture in pixels, both even.</summary>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>Null where the text is not two whole numbers with an x between, as <see cref="ToString"/> writes it.</summary>
    public static FrameSize? Parse(string text)
    {
        var sides = text.Split('x');
        return sides.Length == 2
            && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? new FrameSize(width, height)
            : null;
    }

    public override string ToString() => $"{Width}x{Height}";
}

/// <summary>A piece of the prompt and what it was taken for.</summary>
/// <param name="Text">The prompt's own words.</param>
/// <param name="As">What they became, for a reader: "place: pier", "camera: dolly-forward, slow".</param>
/// <param name="Start">Offset of the first character in the prompt (UTF-16), for underlining.</param>
/// <param name="Length">Number of UTF-16 units.</param>
/// <param name="Craft">world, cast, camera, line, effect, ambience, music, style or format: the hue of the underline.</param>
public sealed record Understanding(string Text, string As, int Start = 0, int Length = 0, string Craft = "world");

/// <summary>Somebody or something that stays the same from shot to shot.</summary>
/// <param name="Id">Unique in the plan; a cameo's name without the @.</param>
/// <param name="Kind">person, animal or product.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Description">The prompt's words for it: "woman, red coat, long dark hair".</param>
public sealed record CastMember(string Id, string Kind, string Name, string Description);

public sealed record Shot
{
    /// <summary>Seconds from the start of the clip.</summary>
    public double Start { get; init; }

    public double Seconds { get; init; }

    public string? Framing { get; init; }

    public string? Angle { get; init; }

    public string Pace { get; init; } = "normal";

    /// <summary>How this shot begins (cut, dissolve, fade, whip-pan, match-cut), or null for a plain cut.</summary>
    public string? Transition { get; init; }

    public ShotEnvironment Environment { get; init; } = new();

    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>In the order of the text; moves follow one another unless a later one is said to be at the same time.</summary>
    public IReadOnlyList<CameraMove> Camera { get; init; } = [];

    public Lens Lens { get; init; } = new();

    public ShotSound Sound { get; init; } = new();
}

public sealed record ShotEnvironment
{
    public string? Place { get; init; }

    public string? TimeOfDay { get; init; }

    public string? Weather { get; init; }

    public string? Season { get; init; }

    public string? Era { get; init; }

    /// <summary>The feeling the words give ("tense", "calm", "joyful"), or null: light, music and faces follow it.</summary>
    public string? Mood { get; init; }
}

public sealed record Subject
{
    /// <summary>Id of a cast member, or null.</summary>
    public string? Cast { get; init; }

    /// <summary>The prompt's own head noun in the singular.</summary>
    public required string Noun { get; init; }

    /// <summary>First verb in base form, or null.</summary>
    public string? Action { get; init; }

    /// <summary>All verbs in order, where there are several.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    public int Count { get; init; } = 1;

    /// <summary>"blue", "glass", "old"; what is worn or held as adjective and noun: "red coat".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    public IReadOnlyList<SubjectRelation> Relations { get; init; } = [];
}

/// <param name="Relation">left-of, right-of, in-front-of, behind, on, under, above, beside, inside, between.</param>
/// <param name="To">Noun or cast id of the other subject.</param>
public sealed record SubjectRelation(string Relation, string To);

/// <param name="Move">One of <see cref="PlanWords.Moves"/>.</param>
/// <param name="Amount">Degrees, metres or a factor, or null where the prompt gives none.</param>
/// <param name="Unit">deg, m or x; null only with a null amount.</param>
/// <param name="Speed">slow, normal or fast.</param>
public sealed record CameraMove(string Move, double? Amount = null, string? Unit = null, string Speed = "normal");

public sealed record Lens
{
    /// <summary>Millimetres on a 36 mm wide sensor, 4 to 1200, or null: chosen by the framing.</summary>
    public double? FocalLength { get; init; }

    /// <summary>The f-number, or null.</summary>
    public double? Aperture { get; init; }

    public bool Anamorphic { get; init; }

    /// <summary>spherical, fisheye, macro or tilt-shift.</summary>
    public string? Kind { get; init; }

    /// <summary>shallow, deep or null.</summary>
    public string? DepthOfField { get; init; }

    /// <summary>The nouns that focus goes to, in order.</summary>
    public IReadOnlyList<string> Focus { get; init; } = [];
}

public sealed record ShotSound
{
    public IReadOnlyList<DialogueLine> Dialogue { get; init; } = [];

    public IReadOnlyList<string> Ambience { get; init; } = [];

    /// <summary>The music in the prompt's words, or null for none.</summary>
    public string? Music { get; init; }

    public IReadOnlyList<string> Effects { get; init; } = [];
}

/// <param name="Speaker">A cast id, the speaker's noun, or narrator.</param>
/// <param name="Line">What is said, without the outer quotes.</param>
/// <param name="Manner">say, whisper, shout or voice-over.</param>
/// <param name="Start">Seconds from the start of the clip.</param>
/// <param name="End">Seconds from the start of the clip, after <paramref name="Start"/>.</param>
public sealed record DialogueLine(string Speaker, string Line, string Manner, double Start, double End);

/// <summary>Source-generated: no reflection, and the same text on every machine.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false)]
[JsonSerializable(typeof(ShotPlan))]
[JsonSerializable(typeof(Staging.StagedPlan))]
public sealed partial class PlanJson : JsonSerializerContext;
