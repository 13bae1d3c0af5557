using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Makes the phrase of its words: compound, materials, attributes, count, portions.</summary>
internal sealed partial class NounPhraseReader
{
    // "a loaf of bread" stays a loaf; "a row of lockers" is lockers
    private NounPhrase? Portion(
        int start, int at, int limit, Head head, List<(int At, string Noun, bool Plural, bool Unknown)> nouns, List<int> adjectives,
        PhrasePosition position)
    {
        if (!context.IsWord(at, "of") || !context.Tokens[at].IsFree || at + 1 >= context.Tokens.Count)
            return null;
        var measure = nouns[^1].Noun;
        var group = context.Vocabulary.ValueOf($"a {measure} of", "number") ?? context.Vocabulary.ValueOf($"{measure}s of", "number");
        var portion = context.Vocabulary.Is($"{measure} of", "portion");
        if (group is null && !portion)
            return null;
        var inner = Read(at + 1, Math.Max(limit, Math.Min(context.Tokens.Count, at + 8)), position);
        if (inner is null || inner.IsName)
            return null;
        var attributes = Attributes(adjectives, nouns.Take(nouns.Count - 1).Select(n => n.Noun));
        if (group is not null)
        {
            var count = inner.Count ?? Number(group);
            return inner with { Start = start, Count = count, Attributes = [.. attributes, .. inner.Attributes], Plural = true };
        }

        return inner with
        {
            Start = start,
            Noun = inner.Kind is NounKind.Person or NounKind.Animal ? inner.Noun : $"{measure} of {inner.Noun}",
            Count = head.Count ?? (nouns[^1].Plural ? 3 : 1),
            Attributes = [.. attributes, .. inner.Attributes],
            Plural = nouns[^1].Plural,
        };
    }

    private NounPhrase Build(int start, int end, Head head, List<(int At, string Noun, bool Plural, bool Unknown)> nouns, List<int> adjectives)
    {
        if (GroupCount(nouns, head) is { } several)
            return Build(start, end - 1, head, nouns[..^1], adjectives) with { End = end, Count = several, IsGroup = true };
        var last = nouns[^1];
        // "jeans", "scissors": the word has no singular of that sense; glasses are spectacles where they are somebody's
        var word = context.Tokens[last.At].Lower;
        var inPair = head.Count == 2 && Enumerable.Range(start, nouns[0].At - start).Any(i => context.IsWord(i, "pair"));
        if (context.Vocabulary.Is(word, "pluralOnly") || word is "glasses" && (head.OwnerPronoun is not null || inPair))
        {
            last = last with { Noun = word, Plural = false };
            if (inPair)
                head.Count = 1;
        }

        var modifiers = nouns.Take(nouns.Count - 1).ToList();
        var materials = new List<string>();
        // "a glass bottle": the material is an attribute; "a street lamp" is one thing
        var whole = string.Join(' ', modifiers.Select(m => context.Tokens[m.At].Lower).Append(last.Noun));
        var named = modifiers.Count > 1 && IsKnown(whole) || modifiers.Count > 0 && adjectives.Count > 0
            && adjectives[^1] == nouns[0].At - 1 && IsKnown(context.Tokens[adjectives[^1]].Lower + " " + whole);
        foreach (var modifier in named ? [] : modifiers.ToList())
        {
            if (!context.Kinds.MayBeMaterial(modifier.Noun))
            {
                // "a vintage car": a noun that is no thing describes
                if (context.Tokens[modifier.At].Facts.Adjective
                    || context.Kinds.KindOf(modifier.Noun) is NounKind.Abstract or NounKind.Feeling or NounKind.Time)
                    materials.Add(modifier.Noun);
                continue;
            }

            var compound = IsKnown(modifier.Noun + " " + last.Noun);
            if (!compound || context.Vocabulary.Is(modifier.Noun, "material"))
                materials.Add(modifier.Noun);
            if (!compound)
                modifiers.Remove(modifier);
        }

        var noun = string.Join(' ', modifiers.Select(m => context.Tokens[m.At].Lower).Append(last.Noun));
        // a known compound has its adjective in its name too: "hot air balloon", "rocking chair"
        if (adjectives.Count > 0 && adjectives[^1] == nouns[0].At - 1 && materials.Count == 0
            && (context.Vocabulary.Nouns.ContainsKey(context.Tokens[adjectives[^1]].Lower + " " + noun)
                || context.Lexicon.Has(context.Tokens[adjectives[^1]].Lower + " " + noun, WordClass.Noun)
                    && !IsPlainAttribute(context.Tokens[adjectives[^1]].Lower)))
        {
            noun = context.Tokens[adjectives[^1]].Lower + " " + noun;
        }

        var kind = context.Kinds.KindOf(noun);
        return new NounPhrase
        {
            Start = start,
            End = end,
            Noun = noun,
            Kind = kind,
            Plural = last.Plural && !head.Indefinite,
            Count = head.Count,
            Attributes = Attributes(adjectives, materials),
            Definite = head.Definite,
            HasDeterminer = head.HasDeterminer,
            OwnerPronoun = head.OwnerPronoun,
            IsUnknown = last.Unknown && kind == NounKind.Unknown,
            IsFrame = context.Vocabulary.Is(last.Noun, "frameNoun") && kind is not NounKind.Person,
        };
    }

    /// <summary>"a camel caravan", "a wolf pack": several of the first noun. Null for any other phrase.</summary>
    private int? GroupCount(List<(int At, string Noun, bool Plural, bool Unknown)> nouns, Head head)
    {
        if (nouns.Count < 2 || head.Count > 1 || !context.Vocabulary.Is(nouns[^1].Noun, "group"))
            return null;
        if (context.Kinds.KindOf(nouns[^2].Noun) is not (NounKind.Animal or NounKind.Person or NounKind.Vehicle))
            return null;
        return context.Vocabulary.ValueOf($"a {nouns[^1].Noun} of", "number") is { } number ? Number(number) : null;
    }

    private bool IsKnown(string noun) => context.Vocabulary.Nouns.ContainsKey(noun) || context.Lexicon.Has(noun, WordClass.Noun);

    // colour, age and size stay attributes even where the dictionary has the pair ("old man", "red wine")
    private bool IsPlainAttribute(string adjective)
    {
        var senses = context.Lexicon.SensesOf(adjective, WordClass.Adjective);
        if (senses.Length == 0)
            return false;
        var attribute = context.Lexicon.ParentOf(senses[0]);
        return attribute >= 0
            || context.Vocabulary.Is(adjective, "plainColour");
    }

    private List<string> Attributes(List<int> adjectives, IEnumerable<string> materials)
    {
        var attributes = new List<string>();
        foreach (var at in adjectives)
        {
            var token = context.Tokens[at];
            if (!context.Vocabulary.Is(token.Lower, "degree") || !(context.At(at + 1)?.Facts.Adjective ?? false))
            {
                if (!(token.Facts.Adverb && !token.Facts.Adjective))
                    attributes.Add(token.Joined && attributes.Count > 0 ? attributes[^1] + " " + token.Lower : token.Lower);
                if (token.Joined && attributes.Count > 1)
                    attributes.RemoveAt(attributes.Count - 2);
            }
        }

        attributes.AddRange(materials);
        return attributes;
    }
}
