using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Names for the cast: "character cameo: Biscuit the dog", "@mara", "[uploaded reference]".</summary>
internal sealed class CameoReader(ReadingContext context)
{
    /// <summary>How often a noun must stand in WordNet's texts for a one-word name to be taken at its word ("@dog").</summary>
    private const int CommonNoun = 5;

    /// <summary>Enters every @name of the prompt.</summary>
    public void ReadHandles()
    {
        foreach (var token in context.Tokens)
        {
            if (token.Kind == TokenKind.Handle)
                Casting.Add(context.Plan, token.Lower, KindOf(token.Lower.Replace('-', ' ').Replace('_', ' ')), "");
        }

        for (var i = 0; i + 2 < context.Tokens.Count; i++)
        {
            if (context.Tokens[i].Kind == TokenKind.Handle)
                Describe(i);
        }
    }

    // "@rex the dog": what it is stands right behind the name
    private void Describe(int at)
    {
        if (context.Tokens[at + 1].Lower is not ("the" or "a" or "an" or "my" or "our"))
            return;
        var end = at + 2;
        while (end < at + 4 && context.At(end) is { Kind: TokenKind.Word, Facts: { Adjective: true, Noun: null } })
            end++;
        if (context.At(end)?.Facts.Noun is not { } noun || context.Kinds.KindOf(noun) is not NounKind.Animal)
            return;
        var member = context.Plan.Cast.FindIndex(c => c.Id == context.Tokens[at].Lower);
        if (member < 0)
            return;
        context.Plan.Cast[member] = context.Plan.Cast[member] with { Kind = "animal", Description = noun };
        context.Text.Take(at + 1, end - at, TokenUse.Transparent, Craft.Cast, $"{context.Tokens[at].Lower}: {noun}");
    }

    /// <summary>Reads the value of a cameo command; answers the token after it.</summary>
    public int Read(int at, int start, int end)
    {
        context.Text.Take(at, start - at, TokenUse.Boundary, Craft.Cast, "cameo");
        for (var i = start; i < end;)
        {
            if (context.Tokens[i].Kind is TokenKind.Mark || context.Tokens[i].Lower is "and" or "as" or "with")
            {
                i++;
                continue;
            }

            var last = i;
            while (last < end && context.Tokens[last].Kind is not TokenKind.Mark && context.Tokens[last].Lower is not "and"
                && !(last > i && context.IsMark(last, ",")))
                last++;
            Enter(i, last);
            i = last;
        }

        return end;
    }

    private void Enter(int first, int end)
    {
        if (context.Tokens[first].Kind == TokenKind.Handle)
        {
            context.Text.Take(first, 1, TokenUse.Boundary, Craft.Cast, $"cast: {context.Tokens[first].Lower}");
            return;
        }

        // "Biscuit the dog": the name, and what it is
        var article = Enumerable.Range(first, end - first).FirstOrDefault(i => i > first
            && context.Tokens[i].Lower is "the" or "a" or "an" or "my" or "our", end);
        var name = context.Source(first, Math.Max(first + 1, article)).Trim();
        var what = article < end ? context.Source(article + 1, end).ToLowerInvariant() : "";
        var uploaded = context.Tokens[first].Lower is "uploaded" or "reference" or "attached" or "my" or "the" or "this";
        if (uploaded)
            name = context.Source(first, end).Trim();
        if (name.Length > 1 && name.All(c => !char.IsLower(c)) && name.Any(char.IsUpper))
            name = string.Join(' ', name.Split(' ').Select(w => w.Length > 0 ? w[0] + w[1..].ToLowerInvariant() : w));
        var kind = what.Length > 0 ? KindOf(what) : "person";
        var id = uploaded ? "reference" : Casting.IdOf(name);
        if (context.Plan.Cast.All(c => c.Id != id))
            Casting.Add(context.Plan, uploaded ? "reference" : name, kind, what);
        if (context.Plan.Cast.Any(c => c.Id == id))
        {
            // it is on stage even where the prompt only speaks of "she"
            if (context.Discourse.Individuals.All(i => i.CastId != id))
            {
                var noun = what.Length > 0 ? what : uploaded ? "reference" : name;
                context.Discourse.Add(new Individual(noun, NounKindOf(kind)) { CastId = id });
            }
        }

        context.Text.Take(first, end - first, TokenUse.Boundary, Craft.Cast, $"cast: {name}");
    }

    private static NounKind NounKindOf(string kind) => kind switch
    {
        "animal" => NounKind.Animal,
        "product" => NounKind.Thing,
        _ => NounKind.Person,
    };

    private string KindOf(string words)
    {
        var noun = words.Split(' ')[^1];
        // a single word is a name, whatever rare thing it also is; "aurora bottle" says what it is
        if (noun.Length == words.Length && (context.Vocabulary.Names.ContainsKey(noun)
            || context.Lexicon.FrequencyOf(context.Lexicon.Find(noun), Dictionary.WordClass.Noun) < CommonNoun
                && !context.Vocabulary.Nouns.ContainsKey(noun)))
        {
            return "person";
        }

        return context.Kinds.KindOf(noun) switch
        {
            NounKind.Animal => "animal",
            NounKind.Thing or NounKind.Vehicle or NounKind.Food or NounKind.Furniture or NounKind.Instrument or NounKind.Structure or NounKind.Garment or NounKind.Substance => "product",
            _ => "person",
        };
    }
}
