using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>The plan while it is being read.</summary>
internal sealed class PlanDraft
{
    public double? Seconds { get; set; }

    public int? Fps { get; set; }

    public string? Aspect { get; set; }

    public int? Resolution { get; set; }

    public FrameSize? Size { get; set; }

    public bool FromImage { get; set; }

    public long? Seed { get; set; }

    public List<string> Style { get; } = [];

    public List<string> Negative { get; } = [];

    public List<string> Messages { get; } = [];

    public List<string> Unknown { get; } = [];

    public List<CastMember> Cast { get; } = [];

    public List<ShotDraft> Shots { get; } = [];
}

/// <summary>A shot while it is being read: a run of tokens and what they said.</summary>
internal sealed class ShotDraft(int first, int end)
{
    /// <summary>The first token of the shot's text, and the one after its last.</summary>
    public int First { get; } = first;

    public int End { get; set; } = end;

    /// <summary>Seconds where the prompt gives them.</summary>
    public double? Seconds { get; set; }

    /// <summary>Start on the clip's clock where the prompt gives it.</summary>
    public double? Start { get; set; }

    public string? Transition { get; set; }

    public bool EndsWithFade { get; set; }

    public string? Framing { get; set; }

    public string? Angle { get; set; }

    public string Pace { get; set; } = "normal";

    public List<string> Places { get; } = [];

    /// <summary>Places that a compound only hints at ("street musician"): the place where none is named.</summary>
    public List<string> PlaceHints { get; } = [];

    public string? TimeOfDay { get; set; }

    public string? Weather { get; set; }

    public string? Season { get; set; }

    public string? Era { get; set; }

    public string? Mood { get; set; }

    public List<SubjectDraft> Subjects { get; } = [];

    public List<CameraMove> Camera { get; } = [];

    public double? FocalLength { get; set; }

    public double? Aperture { get; set; }

    public bool Anamorphic { get; set; }

    public string? LensKind { get; set; }

    public string? DepthOfField { get; set; }

    public List<string> Focus { get; } = [];

    public List<LineDraft> Lines { get; } = [];

    public List<string> Ambience { get; } = [];

    public string? Music { get; set; }

    public bool NoMusic { get; set; }

    public List<string> Effects { get; } = [];
}

/// <summary>Somebody or something of the whole prompt; each shot has its own <see cref="SubjectDraft"/> of it.</summary>
internal sealed class Individual(string noun, NounKind kind)
{
    public string Noun { get; } = noun;

    public NounKind Kind { get; set; } = kind;

    /// <summary>m, f, n or null while it is not known.</summary>
    public string? Gender { get; set; }

    /// <summary>What "he" or "she" would rather mean, where the gender itself is not known.</summary>
    public string? Lean { get; set; }

    public int Count { get; set; } = 1;

    public string? CastId { get; set; }

    public List<string> Attributes { get; } = [];

    /// <summary>A singular word for several: "a couple dances", "a couple dance".</summary>
    public bool IsGroup { get; init; }

    /// <summary>Position of the last mention, for "the nearest".</summary>
    public int LastMention { get; set; }
}

internal sealed class SubjectDraft(Individual individual)
{
    public Individual Individual { get; } = individual;

    public List<string> Actions { get; } = [];

    public List<(string Relation, Individual To)> Relations { get; } = [];

    /// <summary>Said to be a part of, or held by, somebody else.</summary>
    public int Count { get; set; } = individual.Count;

    public void Relate(string relation, Individual to)
    {
        if (to != Individual && !Relations.Contains((relation, to)))
            Relations.Add((relation, to));
    }
}

internal sealed record LineDraft(string Text, string Manner, int Token)
{
    public Individual? Speaker { get; set; }

    public bool IsNarrator { get; init; }
}
