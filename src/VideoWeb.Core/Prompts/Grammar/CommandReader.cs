using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>
/// The guide's commands: a label at the head of a clause, a colon, and a value to the end of the sentence
/// ("ambient: gulls and waves"). Labels of what the sentences read anyway ("camera:", "lighting:") are only taken off.
/// </summary>
internal sealed class CommandReader(ReadingContext context)
{
    private const int LongestLabel = 3;

    public void Read(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End;)
        {
            var next = context.Tokens[i].IsFree && StartsClause(i) && LabelAt(i) is var (command, length) ? Apply(shot, i, length, command)
                : i + 1;
            i = Math.Max(next, i + 1);
        }
    }

    /// <summary>The command whose label and colon stand at a token.</summary>
    public (string Command, int Length)? LabelAt(int at)
    {
        for (var length = LongestLabel; length > 0; length--)
        {
            if (!context.IsMark(at + length, ":") && !context.IsMark(at + length, "="))
                continue;
            var label = string.Join(' ', Enumerable.Range(at, length).Select(i => context.Tokens[i].Kind == TokenKind.Word
                ? context.Tokens[i].Lower : "\0"));
            if (context.Vocabulary.Commands.TryGetValue(label, out var command))
                return (command, length + 1);
        }

        return null;
    }

    private bool StartsClause(int at) =>
        context.IsStop(at - 1) || context.Previous(at) is { Kind: TokenKind.Mark or TokenKind.Line } or { Use: TokenUse.Boundary };

    private int Apply(ShotDraft shot, int at, int length, string command)
    {
        var start = at + length;
        var end = EndOfValue(start, shot.End);
        switch (command)
        {
            case "ambience":
                return Sounds(shot.Ambience, Craft.Ambience, "ambience", at, start, end);
            case "effects" when !context.Tokens[Math.Min(start, context.Tokens.Count - 1)].Kind.Equals(TokenKind.Line):
                return Sounds(shot.Effects, Craft.Effect, "effect", at, start, end);
            case "music":
                return Music(shot, at, start, end);
            case "negative":
                return Negative(at, start, EndOfSentence(start, shot.End));
            case "duration":
                return Duration(at, start, end);
            case "cameo":
                return new CameoReader(context).Read(at, start, end);
            case "narrator" when context.At(start)?.Kind == TokenKind.Line:
                var line = context.Tokens[start];
                shot.Lines.Add(new LineDraft(line.Text, "voice-over", start) { IsNarrator = true });
                context.Text.Take(at, start + 1 - at, TokenUse.Boundary, Craft.Line, "line: narrator");
                return start + 1;
            case "style":
                return Style(at, start, end);
            case "look":
                return Look(at, start, end);
            case "mood":
                Label(at, start, Craft.World, "mood");
                shot.Mood ??= Enumerable.Range(start, end - start)
                    .Select(i => context.Vocabulary.Moods.GetValueOrDefault(context.Tokens[i].Lower))
                    .FirstOrDefault(mood => mood is not null);
                shot.Mood ??= end > start ? context.Source(start, end).ToLowerInvariant() : null;
                TakeRest(start, end, Craft.World, "mood");
                return end;
            case "place":
                Label(at, start, Craft.World, "place");
                return start;
            default:
                Label(at, start, command == "dialogue" ? Craft.Line : Craft.Format, command == "dialogue" ? "dialogue" : "command");
                return start;
        }
    }

    private void Label(int at, int start, string craft, string meaning) =>
        context.Text.Take(at, start - at, TokenUse.Boundary, craft, meaning);

    private int EndOfValue(int at, int limit)
    {
        var i = at;
        for (; i < limit; i++)
        {
            if (context.IsStop(i) || context.Tokens[i].Kind == TokenKind.Line || !context.Tokens[i].IsFree)
                break;
            if (i > at && context.IsMark(i - 1, ",") && LabelAt(i) is not null || i > at && LabelAt(i) is (not "note", _))
                break;
        }

        while (i > at && context.IsMark(i - 1, ","))
            i--;
        return i;
    }

    private int EndOfSentence(int at, int limit)
    {
        var i = at;
        while (i < limit && context.Tokens[i].Lower is not "." && context.Tokens[i].Kind is not (TokenKind.Break or TokenKind.Line)
            && (i == at || LabelAt(i) is null))
            i++;
        return i;
    }

    private int Sounds(List<string> into, string craft, string meaning, int at, int start, int end)
    {
        Label(at, start, craft, meaning);
        foreach (var (first, last) in Items(start, end, splitAnd: true))
        {
            var words = context.Source(first, last).Trim();
            if (words is "none" or "silence" or "nothing")
                continue;
            into.Add(words);
            context.Text.Take(first, last - first, TokenUse.Boundary, craft, $"{meaning}: {words}");
        }

        TakeRest(start, end, craft, meaning);
        return end;
    }

    private int Music(ShotDraft shot, int at, int start, int end)
    {
        var words = context.Source(start, end).Trim();
        if (words.ToLowerInvariant() is "none" or "no music" or "no" or "off" or "silence" or "without" or "")
            (shot.NoMusic, shot.Music) = (true, null);
        else
            shot.Music = words;
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Music, shot.Music is null ? "no music" : $"music: {words}");
        return end;
    }

    private int Negative(int at, int start, int end)
    {
        Label(at, start, Craft.Style, "negative");
        foreach (var (first, last) in Items(start, end, splitAnd: true))
        {
            var begin = first;
            while (begin < last - 1 && context.Tokens[begin].Lower is "no" or "any" or "the" or "a")
                begin++;
            var term = context.Source(begin, last).ToLowerInvariant().Trim();
            if (!context.Plan.Negative.Contains(term))
                context.Plan.Negative.Add(term);
            context.Text.Take(first, last - first, TokenUse.Boundary, Craft.Style, $"not: {term}");
        }

        TakeRest(start, end, Craft.Style, "negative");
        return end;
    }

    private int Duration(int at, int start, int end)
    {
        if (FormatReader.SecondsAt(context, start, end) is not var (seconds, next))
        {
            // "duration: 18" means seconds too
            if (Measures.NumberOf(context, context.At(start)) is not { } bare)
                return start;
            (seconds, next) = (bare, start + 1);
        }

        context.Plan.Seconds = seconds;
        context.Text.Take(at, next - at, TokenUse.Boundary, Craft.Format, FormatReader.DurationMeaning(seconds));
        return next;
    }

    private int Style(int at, int start, int end)
    {
        Label(at, start, Craft.Style, "style");
        foreach (var (first, last) in Items(start, end, splitAnd: false))
        {
            var words = context.Source(first, last).ToLowerInvariant().Trim();
            if (!context.Plan.Style.Contains(words))
                context.Plan.Style.Add(words);
            context.Text.Take(first, last - first, TokenUse.Boundary, Craft.Style, $"style: {words}");
        }

        return end;
    }

    // "lighting: moody, warm": looks, save what the vocabulary has a field for ("golden hour")
    private int Look(int at, int start, int end)
    {
        Label(at, start, Craft.Style, "look");
        foreach (var (first, last) in Items(start, end, splitAnd: false))
        {
            if (Enumerable.Range(first, last - first).Any(i => context.Vocabulary.Phrases.Find(context.Tokens, i).Length > 0))
                continue;
            var words = context.Source(first, last).ToLowerInvariant().Trim();
            if (!context.Plan.Style.Contains(words))
                context.Plan.Style.Add(words);
            context.Text.Take(first, last - first, TokenUse.Boundary, Craft.Style, $"look: {words}");
        }

        return start;
    }

    private IEnumerable<(int First, int Last)> Items(int start, int end, bool splitAnd)
    {
        var first = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && !context.Tokens[i].Is(",") && !context.Tokens[i].Is(";")
                && !(splitAnd && context.Tokens[i].Lower is "and" or "&" or "plus" or "or"))
                continue;
            if (i > first)
                yield return (first, i);
            first = i + 1;
        }
    }

    private void TakeRest(int start, int end, string craft, string meaning)
    {
        var claim = new Claim(craft, meaning);
        for (var i = start; i < end; i++)
        {
            if (context.Tokens[i].Claim is null)
                (context.Tokens[i].Claim, context.Tokens[i].Use) = (claim, TokenUse.Boundary);
        }
    }
}
