using System.Text.Json.Serialization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>
/// One change of the plan that does not come from the words. Edits are kept beside the text and applied over each new
/// reading, so that a shot directed by hand stays so while somebody goes on writing.
/// </summary>
/// <param name="Shot">Key of the shot it changes.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "edit")]
[JsonDerivedType(typeof(SetWord), "word")]
[JsonDerivedType(typeof(SetLength), "length")]
[JsonDerivedType(typeof(SetCamera), "camera")]
[JsonDerivedType(typeof(SetLens), "lens")]
[JsonDerivedType(typeof(SetLines), "lines")]
[JsonDerivedType(typeof(SetSounds), "sounds")]
[JsonDerivedType(typeof(ReplaceNoun), "noun")]
[JsonDerivedType(typeof(RemoveSubject), "removeSubject")]
[JsonDerivedType(typeof(SetNegative), "negative")]
[JsonDerivedType(typeof(InsertShot), "insert")]
[JsonDerivedType(typeof(SplitShot), "split")]
[JsonDerivedType(typeof(RemoveShot), "remove")]
[JsonDerivedType(typeof(MoveShot), "move")]
public abstract record PlanEdit(string Shot)
{
    /// <summary>What the text said in this place when the edit was made; null where the edit replaces nothing of the text.</summary>
    public string? Was { get; init; }

    /// <summary>What it is about, for messages and for replacing an earlier edit of the same: "framing".</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>True where two edits of the same <see cref="Subject"/> of one shot are one: the later replaces the earlier.</summary>
    [JsonIgnore]
    public virtual bool Replaces => true;
}

/// <summary>The fields of a shot that hold one word.</summary>
public enum ShotWord { Framing, Angle, Pace, Transition, Place, TimeOfDay, Weather, Season, Mood, Music }

/// <param name="Value">The word, or null: left to the stage.</param>
public sealed record SetWord(string Shot, ShotWord Word, string? Value) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => Word switch
    {
        ShotWord.TimeOfDay => "time of day",
        ShotWord.Transition => "beginning",
        _ => Word.ToString().ToLowerInvariant(),
    };
}

public sealed record SetLength(string Shot, double Seconds) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "length";
}

public sealed record SetCamera(string Shot, IReadOnlyList<CameraMove> Moves) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "camera";
}

public sealed record SetLens(string Shot, Lens Lens) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "lens";
}

/// <param name="Lines">With times from the start of the shot.</param>
public sealed record SetLines(string Shot, IReadOnlyList<DialogueLine> Lines) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "lines";
}

public enum SoundLane { Effects, Ambience }

public sealed record SetSounds(string Shot, SoundLane Lane, IReadOnlyList<string> Sounds) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => Lane == SoundLane.Effects ? "effects" : "ambience";
}

/// <summary>Shows a subject as something else: the choice for a word that the stage does not know.</summary>
public sealed record ReplaceNoun(string Shot, string Noun, string ShownAs) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => $"“{Noun}”";
}

public sealed record RemoveSubject(string Shot, string Noun) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => $"“{Noun}”";
}

/// <summary>What is left out of the whole clip; its shot is the empty key.</summary>
public sealed record SetNegative(IReadOnlyList<string> Terms) : PlanEdit("")
{
    [JsonIgnore]
    public override string Subject => "left out";
}

/// <param name="Shot">The shot it comes after; the empty key for the beginning.</param>
public sealed record InsertShot(string Shot, string Key, double Seconds) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "new shot";

    [JsonIgnore]
    public override bool Replaces => false;
}

/// <param name="At">Seconds from the start of the shot.</param>
public sealed record SplitShot(string Shot, string Key, double At) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "split";

    [JsonIgnore]
    public override bool Replaces => false;
}

public sealed record RemoveShot(string Shot) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "removal";

    [JsonIgnore]
    public override bool Replaces => false;
}

/// <param name="After">The shot it comes after, or null for the beginning.</param>
public sealed record MoveShot(string Shot, string? After) : PlanEdit(Shot)
{
    [JsonIgnore]
    public override string Subject => "order";

    [JsonIgnore]
    public override bool Replaces => false;
}
