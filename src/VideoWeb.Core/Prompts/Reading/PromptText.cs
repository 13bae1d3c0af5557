using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts.Reading;

/// <summary>A prompt cut into tokens with the dictionary's facts, and the account of what was made of each.</summary>
internal sealed class PromptText
{
    public PromptText(string source, Morphology morphology, Spelling spelling)
    {
        Source = source;
        Tokens = Tokenizer.Read(source);
        var letters = Tokens.Count(t => t.Kind == TokenKind.Word);
        var capitals = Tokens.Count(t => t.Kind == TokenKind.Word && t.Capital);
        CapitalsMeanNames = letters > 0 && capitals < 0.6 * letters + 1;
        var known = new Dictionary<string, WordFacts>(StringComparer.Ordinal);
        foreach (var token in Tokens)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            if (!known.TryGetValue(token.Lower, out var facts))
                known[token.Lower] = facts = morphology.Facts(token.Lower);
            token.Facts = facts;
        }

        spelling.Mend(this);
    }

    public string Source { get; }

    public List<Token> Tokens { get; private set; }

    /// <summary>False where nearly every word is capitalised, so that a capital says nothing.</summary>
    public bool CapitalsMeanNames { get; }

    public void Replace(int index, Token token) => Tokens[index] = token;

    /// <summary>Marks tokens as taken by one reading.</summary>
    public Claim Take(int start, int length, TokenUse use, string craft, string meaning)
    {
        var claim = new Claim(craft, meaning);
        for (var i = start; i < start + length; i++)
        {
            Tokens[i].Claim = claim;
            Tokens[i].Use = use;
        }

        return claim;
    }

    /// <summary>What was understood, in the order of the text: neighbours with the same claim are one entry.</summary>
    public List<Understanding> Understood(Func<Token, bool> isSilent)
    {
        var entries = new List<Understanding>();
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Claim is not { } claim)
                continue;
            var last = i;
            while (last + 1 < Tokens.Count && Tokens[last + 1].Claim == claim)
                last++;
            // articles and pronouns alone are not worth an entry
            if (i == last && isSilent(Tokens[i]))
                continue;
            var start = Tokens[i].Start;
            var length = Tokens[last].Start + Tokens[last].Length - start;
            entries.Add(new Understanding(Source.Substring(start, length), claim.Meaning, start, length, claim.Craft));
            i = last;
        }

        return entries;
    }

    /// <summary>Words that no reader took, function words aside; each once.</summary>
    public List<string> NotUnderstood() => Tokens
        .Where(token => token.Claim is null && token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Handle or TokenKind.Line)
        .Select(token => token.Text)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToList();
}
