using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Vocabulary;

/// <param name="Field">What the phrase sets: "timeOfDay", "framing", "preposition"…</param>
/// <param name="Value">To what.</param>
internal sealed record PhraseMeaning(string Field, string Value);

/// <summary>A phrase found in the text.</summary>
internal readonly record struct PhraseMatch(int Length, IReadOnlyList<PhraseMeaning> Meanings);

/// <summary>
/// Phrases of one or more words, found longest first. A phrase of several words also matches other forms of them
/// ("pushes in" for "push in"); a single word only itself, since "springs" is no spring.
/// </summary>
internal sealed class PhraseTable
{
    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<PhraseMeaning>? Meanings { get; set; }
    }

    private readonly Node _root = new();

    public void Add(string phrase, string field, string value)
    {
        var node = _root;
        foreach (var token in Tokenizer.Read(phrase))
        {
            if (!node.Next.TryGetValue(token.Lower, out var next))
                node.Next[token.Lower] = next = new Node();
            node = next;
        }

        (node.Meanings ??= []).Add(new PhraseMeaning(field, value));
    }

    /// <summary>The longest phrase that begins at a token and uses only free tokens; length 0 where there is none.</summary>
    public PhraseMatch Find(IReadOnlyList<Token> tokens, int at) => Find(tokens, at, _root, 0);

    private static PhraseMatch Find(IReadOnlyList<Token> tokens, int at, Node node, int length)
    {
        var best = default(PhraseMatch);
        if (length > 0 && node.Meanings is { } meanings)
            best = new PhraseMatch(length, meanings);
        if (at + length >= tokens.Count)
            return best;
        var token = tokens[at + length];
        if (!token.IsFree || token.Kind is TokenKind.Line or TokenKind.Break or TokenKind.Handle)
            return best;
        if (node.Next.TryGetValue(token.Lower, out var next))
            best = Longer(best, Find(tokens, at, next, length + 1));
        foreach (var form in new[] { token.Facts.Verb, token.Facts.Noun })
        {
            if (form is not null && form != token.Lower && node.Next.TryGetValue(form, out next)
                && Find(tokens, at, next, length + 1) is { Length: > 1 } other)
            {
                best = Longer(best, other);
            }
        }

        return best;
    }

    private static PhraseMatch Longer(PhraseMatch one, PhraseMatch other) => other.Length > one.Length ? other : one;
}
