namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Where the reading of a sentence stands.</summary>
internal sealed class ClauseState
{
    /// <summary>Who acts: one, or several joined by "and".</summary>
    public List<SubjectDraft> Actors { get; set; } = [];

    /// <summary>Who stood before the last comma, without a verb yet: "a drummer, [a bassist and a singer] play".</summary>
    public List<SubjectDraft> Listed { get; set; } = [];

    /// <summary>The last noun, that "who", "with" and "behind" attach to.</summary>
    public SubjectDraft? Last { get; set; }

    /// <summary>The clause has its finite verb.</summary>
    public bool HasVerb { get; set; }

    /// <summary>The last verb's base form, while its object may follow.</summary>
    public string? OpenVerb { get; set; }

    /// <summary>A form of "be": an adjective or a place may follow.</summary>
    public bool Copula { get; set; }

    /// <summary>The last unit was "and" or a comma between nouns.</summary>
    public bool Coordinated { get; set; }

    public bool AfterComma { get; set; }

    /// <summary>A "not" before the verb: it is no action.</summary>
    public bool Negated { get; set; }

    /// <summary>Speech verb waiting for its line.</summary>
    public string? SpeechManner { get; set; }

    /// <summary>The place just named, as an index into the shot's places: what "which is green" is about.</summary>
    public int? LastPlace { get; set; }

    /// <summary>The place that this relative clause describes.</summary>
    public int? Described { get; set; }

    /// <summary>The clause that this one stands in: "the dog [that the postman fears] sleeps".</summary>
    public ClauseState? Outer { get; set; }

    /// <summary>"with birdsong and a creek": nouns go on being things heard.</summary>
    public bool Hearing { get; set; }

    /// <summary>A verb that came before its subject: "in the lake stands a booth".</summary>
    public string? Inverted { get; set; }

    /// <summary>"is chased [by a bear]": the verb that whoever follows "by" does.</summary>
    public string? PassiveVerb { get; set; }

    /// <summary>"they": a verb in the plural follows, whoever is meant.</summary>
    public bool Plural { get; set; }

    /// <summary>Who does the last verb: "a woman carrying a cake" inside another's sentence.</summary>
    public SubjectDraft? Doer { get; set; }

    /// <summary>Whose clothes are being listed.</summary>
    public SubjectDraft? Wearer { get; set; }

    /// <summary>The last preposition's phrase set the place; "and" may add another.</summary>
    public string? OpenPreposition { get; set; }

    /// <summary>Focus words precede: nouns are what focus goes to.</summary>
    public bool Focusing { get; set; }

    /// <summary>The last noun of the sentence before, for its pronouns.</summary>
    public SubjectDraft? Topic { get; set; }
}
