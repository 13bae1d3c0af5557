using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>
/// What must not be seen: "no crowd", "without people", "avoid text, logos and watermarks", "not a single car", "nobody".
/// A "but", "only", "just" or "except" ends its reach.
/// </summary>
internal sealed class NegativeReader(ReadingContext context)
{

    public void Read(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End;)
        {
            if (!context.Tokens[i].IsFree)
            {
                i++;
                continue;
            }

            if (context.Vocabulary.Is(context.Tokens[i].Lower, "nobody") || context.IsWord(i, "no") && context.IsWord(i + 1, "one")
                && !(context.At(i + 2)?.Facts.OnlyNoun ?? false))
            {
                var length = context.IsWord(i, "no") ? 2 : 1;
                Add("people");
                context.Text.Take(i, length, TokenUse.Boundary, Craft.Style, "not: people");
                i = SkipVerb(i + length, shot.End);
                continue;
            }

            i = OpenerAt(i) is > 0 and var opener ? ReadTerms(shot, i, i + opener) : i + 1;
        }
    }

    private int OpenerAt(int at)
    {
        var best = context.Vocabulary.Negatives.Find(context.Tokens, at).Length;
        if (best > 1 && context.Tokens[at + best - 1].Is("no") && context.IsWord(at + best, "one"))
            return 0;
        // "without turning" tells how, not what to leave out
        if (context.IsWord(at, "without") && context.At(at + best) is { Facts.VerbForm: VerbForm.Ing } gerund
            && gerund.Facts.VerbFrequency > gerund.Facts.NounFrequency)
            return 0;
        // "no longer", "no matter", "skip" as what a child does
        if (best == 1 && context.Tokens[at].Lower is "skip" or "zero" or "minus" or "lacking" or "neither" && !context.IsStop(at - 1))
            return 0;
        return best > 0 && context.At(at + best) is { } next
            && context.Vocabulary.Is(next.Lower, "noNegative") ? 0 : best;
    }

    private int ReadTerms(ShotDraft shot, int start, int at)
    {
        var termStart = at;
        var i = at;
        var commas = 0;
        for (; i <= shot.End; i++)
        {
            var token = i < shot.End ? context.Tokens[i] : null;
            var ends = token is null || context.IsStop(i) || token.Kind == TokenKind.Line || context.Vocabulary.Is(token.Lower, "keeper")
                || !token.IsFree
                || token.Is("(") || token.Is("-") || token.Is(":");
            if (ends || token!.Is(",") || token.Lower is "or" or "and" or "nor" || IsPostmodifier(i))
            {
                Term(shot, termStart, i);
                if (ends)
                    break;
                if (IsPostmodifier(i))
                {
                    i = SkipPostmodifier(i, shot.End);
                    break;
                }

                commas += token!.Is(",") ? 1 : 0;
                if (token.Is(",") && !ListGoesOn(i + 1, shot.End))
                    break;
                if (token.Is(",") && OpenerAt(i + 1) > 0 || token.Lower is "and" && (OpenerAt(i + 1) > 0 || !ListGoesOn(i + 1, shot.End)))
                    break;
                termStart = i + 1;
                if (token.Is(",") && context.At(i + 1)?.Lower is "or" or "and" or "nor")
                    termStart = ++i + 1;
            }
            else if (i > termStart && token.Facts.Adjective && token.Facts.AdjectiveFrequency > token.Facts.NounFrequency
                && context.Tokens[i - 1].Facts.Noun is not null && !context.Tokens[i - 1].Facts.Adjective)
            {
                // "no people soft piano music": a new phrase begins without a comma
                Term(shot, termStart, i);
                break;
            }
            else if (!token.Joined && token.Facts.OnlyVerb && token.Facts.VerbForm is VerbForm.Third or VerbForm.Base && i > termStart)
            {
                // "no one moves", "no sound is heard"
                Term(shot, termStart, i);
                i = SkipVerb(i, shot.End);
                break;
            }
        }

        var end = Math.Min(i, shot.End);
        for (var k = start; k < end; k++)
        {
            if (context.Tokens[k].Claim is null)
            {
                context.Tokens[k].Claim = new Claim(Craft.Style, "not");
                context.Tokens[k].Use = TokenUse.Boundary;
            }
        }

        return Math.Max(end, start + 1);
    }

    // after a comma the list goes on only with more short terms: "no cars, people or signs", not "no cars, a dog runs"
    private bool ListGoesOn(int at, int end)
    {
        if (context.At(at)?.Lower is "or" or "and" or "nor")
            return true;
        if (context.At(at) is not { IsFree: true, Kind: TokenKind.Word } first || context.Vocabulary.Is(first.Lower, "determiner")
            && first.Lower is not "any" || context.Vocabulary.Is(first.Lower, "number") || context.Vocabulary.IsFunctionWord(first.Lower)
            && first.Lower is not "any")
            return false;
        var words = 0;
        for (var i = at; i < end && words < 5; i++, words++)
        {
            var token = context.Tokens[i];
            if (context.IsStop(i) || token.Is(",") || token.Lower is "or" or "and" or "nor" || context.Vocabulary.Is(token.Lower, "keeper"))
                return words is > 0 and <= 3 && (OpenList(i, end) || context.IsStop(i));
            if (!token.IsFree || context.Vocabulary.IsFunctionWord(token.Lower) || token.Facts.OnlyVerb
                && token.Facts.VerbForm is not (VerbForm.Ing or VerbForm.Past))
                return false;
        }

        return words is > 0 and <= 3;
    }

    // a list of negatives closes with "or" or "and", or with the sentence
    private bool OpenList(int at, int end)
    {
        for (var i = at; i < end && i < at + 12 && !context.IsStop(i); i++)
        {
            if (context.Tokens[i].Lower is "or" or "nor" or "and")
                return true;
        }

        return context.IsStop(Math.Min(at, end));
    }

    private bool IsPostmodifier(int at) => context.At(at) is { Kind: TokenKind.Word, IsFree: true } token
        && (context.Vocabulary.Is(token.Lower, "preposition") && token.Lower is not "of"
            || context.Vocabulary.Is(token.Lower, "negativeTail"));

    // "no people in the frame", "not a car in sight": the tail says nothing more; "no people at dawn" goes on
    private int SkipPostmodifier(int at, int end)
    {
        var i = at;
        while (i < end && context.Tokens[i] is { IsFree: true, Kind: TokenKind.Word } token
            && context.Vocabulary.Is(token.Lower, "negativeTailLead"))
            i++;
        var tail = i < end ? context.Tokens[i].Lower : "";
        return context.Vocabulary.Is(tail, "negativeTailEnd")
            ? i + 1
            : context.Tokens[Math.Max(at, i - 1)].Is("all") ? i : at;
    }

    private int SkipVerb(int at, int end)
    {
        while (at < end && context.Tokens[at] is { IsFree: true, Kind: TokenKind.Word } token
            && !context.Vocabulary.Is(token.Lower, "keeper")
            && !context.Vocabulary.Is(token.Lower, "determiner") && !context.Vocabulary.Is(token.Lower, "possessive")
            && (token.Facts.Verb is not null || token.Facts.Adverb || context.Vocabulary.IsFunctionWord(token.Lower)
            && token.Lower is not ("and" or "or")))
        {
            context.Text.Take(at, 1, TokenUse.Boundary, Craft.Style, "not");
            at++;
        }

        return at;
    }

    private void Term(ShotDraft shot, int start, int end)
    {
        while (start < end
            && context.Vocabulary.Is(context.Tokens[start].Lower, "negativeLead") && end - start > 1)
            start++;
        if (start >= end)
            return;
        var term = context.Source(start, end).ToLowerInvariant().Trim();
        if (term.Length == 0)
            return;
        if (term is "music" or "soundtrack" or "score" or "background music" or "bgm")
        {
            shot.NoMusic = true;
            shot.Music = null;
        }

        Add(term);
        context.Text.Take(start, end - start, TokenUse.Boundary, Craft.Style, $"not: {term}");
    }

    private void Add(string term)
    {
        if (!context.Plan.Negative.Contains(term))
            context.Plan.Negative.Add(term);
    }
}
