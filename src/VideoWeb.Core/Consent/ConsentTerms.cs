namespace VideoWeb.Core.Consent;

/// <summary>Who may use a likeness.</summary>
public enum ConsentAudience
{
    /// <summary>The person shown, from their own account.</summary>
    OnlyMe,

    /// <summary><see cref="ConsentTerms.Workspaces"/> and <see cref="ConsentTerms.People"/>.</summary>
    Named,

    /// <summary>Everyone with an account on this server.</summary>
    Everyone,
}

/// <summary>What a clip is made for.</summary>
public enum ConsentUse
{
    /// <summary>Stories, films, drafts inside the workspace.</summary>
    Film,

    /// <summary>Web and social media.</summary>
    Web,

    Advertising,
}

/// <summary>For whom, for what, where and until when a person lets their likeness be used.</summary>
public sealed record ConsentTerms
{
    public const int MostNames = 50;
    public const int LongestPlaces = 200;

    public ConsentAudience Audience { get; init; }

    public IReadOnlyList<Guid> Workspaces { get; init; } = [];

    public IReadOnlyList<Guid> People { get; init; } = [];

    public IReadOnlyList<ConsentUse> Uses { get; init; } = [];

    /// <summary>Whether the character may speak lines.</summary>
    public bool Voice { get; init; }

    /// <summary>Where it may be shown, in the person's own words, or null for anywhere: a condition that the maker is told, no clip can be held to it by a program.</summary>
    public string? Places { get; init; }

    /// <summary>The last moment at which a clip may start, or null for no end.</summary>
    public DateTimeOffset? Until { get; init; }
}
