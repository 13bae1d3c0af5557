namespace VideoWeb.Core.Prompts.Reading;

internal enum VerbForm
{
    None,
    Base,
    Third,
    Ing,
    Past,
}

/// <summary>What the dictionary says a word may be. Base forms are null where the word cannot be of that class.</summary>
internal sealed record WordFacts
{
    public static WordFacts None { get; } = new();

    public string? Noun { get; init; }

    public bool Plural { get; init; }

    public int NounFrequency { get; init; }

    public string? Verb { get; init; }

    public VerbForm VerbForm { get; init; }

    public int VerbFrequency { get; init; }

    public bool Adjective { get; init; }

    public int AdjectiveFrequency { get; init; }

    public bool Adverb { get; init; }

    public bool Known => Noun is not null || Verb is not null || Adjective || Adverb;

    public bool OnlyNoun => Noun is not null && Verb is null && !Adjective;

    public bool OnlyVerb => Verb is not null && Noun is null && !Adjective;
}
