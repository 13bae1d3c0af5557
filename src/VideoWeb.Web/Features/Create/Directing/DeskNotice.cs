namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Something the person must know about the plan, in three parts: what, why, what to do.</summary>
public sealed record DeskNotice(DeskNoticeKind Kind, string What, string Why, string Do)
{
    /// <summary>The shot whose edits differ from its words, for the two answers to that; null for other notices.</summary>
    public string? Shot { get; init; }

    public string? EditSubject { get; init; }
}

public enum DeskNoticeKind
{
    /// <summary>The plan can't be made as it is.</summary>
    Refused,

    /// <summary>The plan was bounded or changed by a rule.</summary>
    Bounded,

    /// <summary>The words of a shot now say something else than what was set by hand.</summary>
    WordsChanged,

    /// <summary>A shot that had edits is gone from the text.</summary>
    ShotGone,
}

/// <summary>What became of an edit.</summary>
/// <param name="Say">Spoken by the page's live region: the new state, or why nothing changed.</param>
public sealed record EditOutcome(bool Accepted, string Say)
{
    public static EditOutcome Refused(string why) => new(false, why);

    public static EditOutcome Done(string say) => new(true, say);
}
