namespace VideoWeb.Core.Prompts.Reading;

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>One punctuation mark; <see cref="Token.Lower"/> is its plain form.</summary>
    Mark,

    /// <summary>What somebody says: everything between the outer quotes, one token.</summary>
    Line,

    /// <summary>The end of a line of text.</summary>
    Break,

    /// <summary>"@mara": <see cref="Token.Lower"/> is the name without the @.</summary>
    Handle,
}

/// <summary>How the sentence grammar treats a token that another reader took already.</summary>
internal enum TokenUse
{
    /// <summary>Nobody took it: the sentence grammar reads it.</summary>
    Free,

    /// <summary>Taken, and the sentence goes on over it: "walks [at dawn] along a pier".</summary>
    Transparent,

    /// <summary>Taken, and the sentence ends at it: "a lighthouse, [slow dolly forward]".</summary>
    Boundary,
}

/// <summary>A piece of the prompt with its place there and, once read, what was made of it.</summary>
internal sealed class Token(TokenKind kind, int start, int length, string text, string lower)
{
    /// <summary>The <see cref="Lower"/> of a break with an empty line in it.</summary>
    public const string BlankLine = "\n\n";

    public TokenKind Kind { get; } = kind;

    /// <summary>UTF-16 offset into the prompt.</summary>
    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>As it stands in the prompt.</summary>
    public string Text { get; } = text;

    /// <summary>Lower case, accents folded, possessive 's cut off.</summary>
    public string Lower { get; } = lower;

    /// <summary>Nothing but a hyphen, or nothing at all, stands between this and the token before.</summary>
    public bool Joined { get; init; }

    /// <summary>It ends in 's or s': an owner, or a short "is".</summary>
    public bool Possessive { get; init; }

    /// <summary>It begins with a capital.</summary>
    public bool Capital { get; init; }

    /// <summary>All its letters are capitals, and there are two or more.</summary>
    public bool Shouted { get; init; }

    /// <summary>For a spoken line whose manner its own form tells.</summary>
    public string? Manner { get; init; }

    public TokenUse Use { get; set; }

    public Claim? Claim { get; set; }

    public WordFacts Facts { get; set; } = WordFacts.None;

    public bool IsFree => Use == TokenUse.Free;

    public bool Is(string lower) => Lower == lower;

    public override string ToString() => Text;
}

/// <summary>What a run of words was taken for. One object a run: neighbours with the same claim are shown as one.</summary>
internal sealed class Claim(string craft, string meaning)
{
    public string Craft { get; } = craft;

    public string Meaning { get; set; } = meaning;
}

/// <summary>The hues of the underlines.</summary>
internal static class Craft
{
    public const string World = "world";
    public const string Cast = "cast";
    public const string Camera = "camera";
    public const string Line = "line";
    public const string Effect = "effect";
    public const string Ambience = "ambience";
    public const string Music = "music";
    public const string Style = "style";
    public const string Format = "format";
}
