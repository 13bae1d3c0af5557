using System.Globalization;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Parts the prompt into shots: "Shot 2:", "[0-6s]", "0:04-0:09", "Cut to", sluglines of a screenplay.</summary>
internal sealed class ShotSplitter(ReadingContext context)
{

    /// <summary>How a new shot is announced.</summary>
    private sealed record Marker(int Start, int End, double? From, double? To, double? Seconds, string? Transition, bool ClosesPreamble);

    public List<ShotDraft> Split()
    {
        var labels = Enumerable.Range(0, context.Tokens.Count).Count(IsFramingLabel);
        var shots = new List<ShotDraft>();
        var current = new ShotDraft(0, context.Tokens.Count);
        var announced = false;
        for (var i = 0; i < context.Tokens.Count;)
        {
            // "Wide shot: … Close-up: …" is a shot list; one such label only frames its shot
            var marker = MarkerAt(i) ?? (labels > 1 && IsFramingLabel(i) ? new Marker(i, i, null, null, null, null, ClosesPreamble: false) : null);
            if (marker is null)
            {
                i++;
                continue;
            }

            current.End = marker.Start;
            var hasText = HasText(current);
            Close(shots, current, hasText, marker.ClosesPreamble && !announced);
            var next = new ShotDraft(marker.End, context.Tokens.Count)
            {
                Start = marker.From,
                Seconds = marker.To - marker.From ?? marker.Seconds,
                Transition = marker.Transition,
            };
            // "CUT TO:" and then the slugline: one announcement
            if (!hasText)
            {
                next.Transition ??= current.Transition;
                next.Seconds ??= current.Seconds;
                next.Start ??= current.Start;
            }

            current = next;
            announced = true;
            i = Math.Max(marker.End, i + 1);
        }

        if (HasText(current) || shots.Count == 0)
            shots.Add(current);
        else if (current.Transition is not null)
            shots[^1].EndsWithFade |= current.Transition == "fade";
        return Bounded(shots);
    }

    /// <summary>Text before "Shot 1:" that is no shot of its own; read first, its setting goes to every shot.</summary>
    public ShotDraft? Preamble { get; private set; }

    private void Close(List<ShotDraft> shots, ShotDraft shot, bool hasText, bool isPreamble)
    {
        if (!hasText)
            return;
        if (isPreamble)
            Preamble = shot;
        else
            shots.Add(shot);
    }

    private List<ShotDraft> Bounded(List<ShotDraft> shots)
    {
        if (shots.Count <= PlanLimits.MaxShots)
            return shots;
        context.Plan.Messages.Add($"A clip has at most {PlanLimits.MaxShots} shots: the last {shots.Count - PlanLimits.MaxShots} of {shots.Count} are left out.");
        foreach (var extra in shots.Skip(PlanLimits.MaxShots))
            context.Text.Take(extra.First, extra.End - extra.First, TokenUse.Boundary, Craft.Format, "left out: too many shots");
        return shots[..PlanLimits.MaxShots];
    }

    private bool HasText(ShotDraft shot) =>
        Enumerable.Range(shot.First, Math.Max(0, shot.End - shot.First)).Any(i => context.Tokens[i].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Handle or TokenKind.Line && context.Tokens[i].IsFree);

    private bool StartsClause(int at) =>
        context.IsStop(at - 1) || context.Previous(at) is { Kind: TokenKind.Mark or TokenKind.Line } or { Use: TokenUse.Boundary };

    private Marker? MarkerAt(int at)
    {
        var token = context.Tokens[at];
        if (!token.IsFree)
            return null;
        if (TimeRange(at) is { } range)
            return range;
        if (!StartsClause(at) && !(token.Lower is "then" or "and" or "before" or "we" or "the"))
            return Transition(at, startsClause: context.Previous(at)?.Lower is "then" or "and");
        return Slugline(at) ?? Numbered(at) ?? Transition(at, startsClause: true);
    }

    /// <summary>"Wide shot:", "Medium:", "Close-up of her hands:" at the head of a sentence; it is read as framing later.</summary>
    private bool IsFramingLabel(int at)
    {
        if (!context.Tokens[at].IsFree || at > 0 && !context.IsStop(at - 1) && context.Tokens[at - 1].Kind is not TokenKind.Break)
            return false;
        var match = context.Vocabulary.Phrases.Find(context.Tokens, at);
        if (match.Meanings?.Any(m => m.Field is "framing" or "framingAlone" or "framingLabel" or "angle" or "angleAlone") != true)
            return false;
        var end = at + match.Length;
        while (context.At(end) is { Kind: TokenKind.Word } && end < at + match.Length + 4)
            end++;
        return context.IsMark(end, ":");
    }

    private Marker? Slugline(int at)
    {
        if (ScreenplayReader.SluglineAt(context, at) is not { } end)
            return null;
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Format, "new scene");
        return new Marker(at, end, null, null, null, null, ClosesPreamble: false);
    }

    // "Shot 1:", "SCENE TWO -", "Shot 3 (4s):", "First shot:", "1)", "2."
    private Marker? Numbered(int at)
    {
        var i = at;
        if (context.Tokens[i].Lower is "[" or "(" or "*" or "#")
            i++;
        while (context.At(i) is { Kind: TokenKind.Mark, Lower: "*" or "#" })
            i++;
        var word = context.At(i);
        if (word is null)
            return null;
        int end;
        if (word.Kind == TokenKind.Word && context.Vocabulary.Is(word.Lower, "shotWord") && context.At(i + 1) is { } number
            && (number.Kind == TokenKind.Number && number.Length <= 2 || context.Vocabulary.Is(number.Lower, "shotNumber")))
            end = i + 2;
        else if (word.Kind == TokenKind.Word && context.Vocabulary.Is(word.Lower, "shotOrdinal") && context.At(i + 1) is { } shot
            && context.Vocabulary.Is(shot.Lower, "shotWord") && context.At(i + 2)?.Lower is ":" or "," or "-")
            end = i + 2;
        else if (word is { Kind: TokenKind.Number, Length: <= 2 }
            && (context.Previous(at) is null || context.Previous(at)!.Kind == TokenKind.Break)
            && context.At(i + 1) is { Kind: TokenKind.Mark, Lower: ")" or "." or ":" } && context.At(i + 2) is not null)
            end = i + 1;
        else
            return null;

        double? seconds = null;
        double? from = null, to = null;
        if (context.At(end)?.Lower is "(" or "[" or "," or "-"
            && FormatReader.SecondsAt(context, end + 1, context.Tokens.Count) is var (given, after))
        {
            seconds = given;
            end = after;
        }
        else if (TimeRange(end) is { } range)
        {
            (from, to, end) = (range.From, range.To, range.End);
        }

        while (context.At(end) is { Kind: TokenKind.Mark } mark && mark.Lower is ":" or "-" or ")" or "]" or "." or "," or "*" or ">")
            end++;
        if (context.At(end) is { Kind: TokenKind.Word, Lower: "is" or "shows" or "of" } filler)
            end += filler.Lower == "of" ? 0 : 1;
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Format, "new shot");
        return new Marker(at, end, from, to, seconds, null, ClosesPreamble: true);
    }

    // [0-6s], (0:00 - 0:04), 0:04-0:09, 3s-7s:, from 0 to 4 seconds
    private Marker? TimeRange(int at)
    {
        var i = at;
        var bracket = context.At(i)?.Lower is "[" or "(";
        if (bracket)
            i++;
        var word = context.At(i)?.Lower is "from" or "seconds" or "second" or "sec";
        if (word)
            i++;
        if (Clock(i) is not var (from, next, fromIsTime))
            return null;
        if (context.At(next)?.Lower is not ("-" or "to" or "until" or ">")
            && !(context.At(next) is { Kind: TokenKind.Number, Joined: true }))
            return null;
        if (context.At(next)?.Lower is "-" or "to" or "until" or ">")
            next++;
        if (context.IsMark(next, ">"))
            next++;
        if (Clock(next) is not var (to, end, toIsTime) || to <= from)
            return null;
        var closes = bracket && context.At(end)?.Lower is "]" or ")";
        if (closes)
            end++;
        var atHead = at == 0 || context.At(at - 1)!.Kind is TokenKind.Break || context.IsStop(at - 1)
            || context.At(at - 1)!.Kind == TokenKind.Mark || context.Previous(at)?.Use == TokenUse.Boundary;
        if (!(closes && (fromIsTime || toIsTime) || atHead && fromIsTime && toIsTime || atHead && toIsTime
            && (context.IsMark(end, ":") || context.IsMark(end, ",") || context.IsMark(end, "-"))))
            return null;
        while (context.At(end) is { Kind: TokenKind.Mark } mark && mark.Lower is ":" or "-" or ")" or "]" or "." or "," or "*")
            end++;
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Format, string.Create(CultureInfo.InvariantCulture, $"shot: {from:0.##} to {to:0.##} s"));
        return new Marker(at, end, from, to, null, null, ClosesPreamble: true);
    }

    /// <summary>A time on the clip's clock: "0:04", "4", "4s", "00:04.5"; and whether it looks like one.</summary>
    private (double Seconds, int Next, bool IsTime)? Clock(int at)
    {
        if (context.At(at) is not { Kind: TokenKind.Number } token || !token.IsFree)
            return null;
        var parts = token.Lower.Split(':');
        double seconds = 0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return null;
            seconds = seconds * 60 + value;
        }

        var next = at + 1;
        var unit = context.At(next) is { Kind: TokenKind.Word } word && context.Vocabulary.Measures.UnitOf(word.Lower) == "s";
        return (seconds, unit ? next + 1 : next, unit || parts.Length > 1);
    }

    // "Cut to:", "then we cut to", "dissolve to"
    private Marker? Transition(int at, bool startsClause)
    {
        if (!startsClause)
            return null;
        var i = at;
        while (context.At(i) is { Kind: TokenKind.Word, IsFree: true } lead
            && context.Vocabulary.Is(lead.Lower, "transitionLead") && i < at + 4)
            i++;
        var match = context.Vocabulary.Phrases.Find(context.Tokens, i);
        if (match.Length == 0 && i > at)
            match = context.Vocabulary.Phrases.Find(context.Tokens, i = at);
        if (match.Meanings?.FirstOrDefault(m => m.Field == "transition") is not { } meaning)
            return null;
        var end = i + match.Length;
        // "whip pan to the left" is a camera move
        if (context.At(end)?.Lower is "left" or "right" || context.At(end)?.Lower is "the"
            && context.At(end + 1)?.Lower is "left" or "right")
            return null;
        if (context.Tokens[end - 1].Lower is not ("to" or "on" or "into") && meaning.Value is not "fade"
            && !(context.At(end) is null or { Kind: TokenKind.Mark or TokenKind.Break }) && match.Length < 2)
            return null;
        while (context.At(end) is { Kind: TokenKind.Mark or TokenKind.Break } mark
            && mark.Lower is ":" or "-" or "," or "." or "\n" or Token.BlankLine)
            end++;
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Camera, $"transition: {meaning.Value}");
        return new Marker(at, end, null, null, null, meaning.Value, ClosesPreamble: false);
    }
}
