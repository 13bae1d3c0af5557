using System.Globalization;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Seconds, frames a second, pixels, aspect, seed; decades and clock times, which are numbers too.</summary>
internal sealed class FormatReader(ReadingContext context)
{

    public void Read(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End;)
        {
            var next = context.Tokens[i].IsFree ? ReadAt(shot, i) : 0;
            i = next > i ? next : i + 1;
        }
    }

    public static string DurationMeaning(double seconds) => $"duration: {seconds.ToString("0.##", CultureInfo.InvariantCulture)} s";

    /// <summary>A number with a unit of time.</summary>
    public static (double Seconds, int Next)? SecondsAt(ReadingContext context, int at, int end)
    {
        if (context.At(at) is not { } token || token.Kind is not (TokenKind.Number or TokenKind.Word)
            || token.Lower is "few" or "couple" or "double" or "quarter")
            return null;
        if (token.Kind == TokenKind.Number && token.Lower.Contains(':', StringComparison.Ordinal))
            return null;
        if (Measures.Sum(context, at, Math.Min(end, context.Tokens.Count)) is not var (value, next) || next >= end)
            return null;
        while (next < end && context.Tokens[next].Lower is "a" or "an" or "of")
            next++;
        return next < end && context.Vocabulary.Measures.UnitOf(context.Tokens[next].Lower) == "s" && context.Tokens[next].IsFree
            ? (value * context.Vocabulary.Measures.FactorOf(context.Tokens[next].Lower), next + 1)
            : null;
    }

    private int ReadAt(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        return (token.Kind == TokenKind.Number ? ReadEra(shot, at) : null) ?? ReadSeconds(shot, at)
            ?? (token.Kind == TokenKind.Number ? ReadFps(at) ?? ReadSize(at) ?? ReadAspect(at) ?? ReadClock(shot, at) : ReadSeed(at)
            ?? ReadCentury(shot, at)) ?? 0;
    }

    private int? ReadSeconds(ShotDraft shot, int at)
    {
        if (SecondsAt(context, at, shot.End) is not var (seconds, next))
            return null;
        var before = context.Previous(at);
        // MAYA (30s): an age
        if (before is { Kind: TokenKind.Mark, Lower: "(" } && context.Previous(at - 1) is { Kind: TokenKind.Word, Capital: true }
            && seconds % 10 == 0 && context.Tokens[next - 1].Is("s"))
            return null;
        var after = context.At(next);
        var named = after is not null
            && (context.Vocabulary.Is(after.Lower, "clipWord") || after.Lower is "or" or "max" or "in"
                && context.IsWord(next + 1, "length"));
        var alone = (before is null || before.Kind is not (TokenKind.Word or TokenKind.Number) || before.Use != TokenUse.Free
            || context.Vocabulary.Is(before.Lower, "beforeDuration"))
            && (after is null || after.Kind is TokenKind.Mark or TokenKind.Break || !after.IsFree);
        var timing = context.Vocabulary.Is(before?.Lower, "timingWord") || before?.Lower is "for"
            && context.Previous(at - 1)?.Facts.Verb is not null && !named;
        var first = at;
        if (!timing && seconds > 0 && (named || alone))
        {
            while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } opener
                && (context.Vocabulary.Is(opener.Lower, "beforeDuration") || opener.Lower is "make" or "last"))
                first--;
            while (context.At(next) is { IsFree: true, Kind: TokenKind.Word } tail
                && (context.Vocabulary.Is(tail.Lower, "clipWord") || tail.Lower is "in" or "of"
                && context.At(next - 1)?.Lower is "video" or "clip" or "footage" or "film" or "shot"))
                next++;
            context.Plan.Seconds ??= seconds;
            context.Text.Take(first, next - first, TokenUse.Boundary, Craft.Format, DurationMeaning(seconds));
        }
        else
        {
            while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } opener
                && context.Vocabulary.Is(opener.Lower, "timingLead"))
                first--;
            context.Text.Take(first, next - first, TokenUse.Transparent, Craft.Format, "timing");
        }

        return next;
    }

    private int? ReadFps(int at)
    {
        var next = context.At(at + 1);
        var length = next?.Lower is "fps" or "hz" ? 2 : next?.Lower is "frames" or "frame"
            && context.At(at + 2)?.Lower is "per" or "a" or "each" && context.At(at + 3)?.Lower is "second" or "sec" ? 4 : 0;
        if (length == 0
            || !double.TryParse(context.Tokens[at].Lower, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fps))
            return null;
        if (fps is < 1 or > 60)
            context.Plan.Messages.Add($"{fps:0.#} frames a second are out of range: 1 to 60.");
        context.Plan.Fps = (int)Math.Clamp(Math.Round(fps), 1, 60);
        context.Text.Take(at, length, TokenUse.Boundary, Craft.Format, $"{context.Plan.Fps} frames a second");
        return at + length;
    }

    // 1920x1080, 1920 × 1080, 1920 by 1080
    private int? ReadSize(int at)
    {
        if (context.At(at + 1)?.Lower is not ("x" or "by") || context.At(at + 2) is not { Kind: TokenKind.Number } high)
            return null;
        if (!int.TryParse(context.Tokens[at].Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(high.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var height) || width < 64 || height < 64)
            return null;
        context.Plan.Size = new FrameSize(width, height);
        var length = context.At(at + 3)?.Lower is "px" or "pixels" or "pixel" ? 4 : 3;
        context.Text.Take(at, length, TokenUse.Boundary, Craft.Format, $"size: {width}x{height}");
        return at + length;
    }

    private int? ReadAspect(int at)
    {
        var text = context.Tokens[at].Lower;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.Length > colon + 1 && text[colon + 1] == '0'
            || !double.TryParse(text[..colon], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wide)
            || !double.TryParse(text[(colon + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var high))
            return null;
        if (high <= 0 || wide / high is < 0.3 or > 3.2 || wide > 32)
            return null;
        context.Plan.Aspect = text;
        var end = at + 1;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after
            && context.Vocabulary.Is(after.Lower, "aspectTail"))
            end++;
        var first = at;
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before
            && before.Lower is "in" or "aspect" or "ratio" or "a" or "at")
            first--;
        context.Text.Take(first, end - first, TokenUse.Boundary, Craft.Format, $"format: {text}");
        return end;
    }

    // 1920s, '80s, "in 1943"
    private int? ReadEra(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        if (!int.TryParse(token.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        var decade = context.At(at + 1) is { Joined: true, Lower: "s" } || context.At(at + 1) is { Kind: TokenKind.Mark, Lower: "'" or "’" }
            && context.At(at + 2) is { Lower: "s" };
        var before = context.Previous(at);
        if (decade
            && (year is >= 1000 and <= 2100 || year is >= 10 and <= 90 && year % 10 == 0
            && before?.Lower is "the" or "'" or "’" or "early" or "late" or "in" or "mid"
            && context.Previous(at - 1)?.Lower is not ("her" or "his" or "their")))
        {
            var full = year < 100 ? 1900 + year : year;
            shot.Era ??= $"{full}s";
            var length = context.At(at + 1)!.Lower == "s" ? 2 : 3;
            Take(shot, at, length, $"era: {full}s");
            return at + length;
        }

        if (token.Lower.Length == 4 && year is >= 1000 and <= 2100
            && (context.Vocabulary.Is(before?.Lower, "beforeYear")
            // "Paris, 1925."
            || before is null or { Kind: TokenKind.Mark, Lower: "," or "." } && context.At(at + 1) is null or { Kind: TokenKind.Mark, Lower: "." or "," or ":" }))
        {
            shot.Era ??= year >= 2040 ? "future" : year >= 1900 ? $"{year / 10 * 10}s" : $"{year / 100 + 1}th century";
            Take(shot, at, 1, $"era: {shot.Era}");
            return at + 1;
        }

        if (context.At(at + 1) is { Joined: true, Lower: "th" or "st" or "nd" or "rd" } && context.At(at + 2)?.Lower is "century")
        {
            shot.Era ??= $"{year}{context.Tokens[at + 1].Lower} century";
            Take(shot, at, 3, $"era: {shot.Era}");
            return at + 3;
        }

        return null;
    }

    private int? ReadCentury(ShotDraft shot, int at)
    {
        if (context.At(at + 1)?.Lower != "century")
            return null;
        shot.Era ??= context.Tokens[at].Lower + " century";
        Take(shot, at, 2, $"era: {shot.Era}");
        return at + 2;
    }

    private void Take(ShotDraft shot, int at, int length, string meaning)
    {
        var first = at;
        while (first > shot.First && context.Tokens[first - 1] is { IsFree: true } before
            && context.Vocabulary.Is(before.Lower, "eraLead"))
            first--;
        context.Text.Take(first, length + at - first, TokenUse.Transparent, Craft.World, meaning);
    }

    // "3 am", "7:30 PM"
    private int? ReadClock(ShotDraft shot, int at)
    {
        var half = context.At(at + 1)?.Lower;
        if (half is not ("am" or "pm" or "a.m" or "p.m" or "o'clock")
            || !int.TryParse(context.Tokens[at].Lower.Split(':', '.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || hour > 12)
            return null;
        var hours = hour % 12 + (half.StartsWith('p') ? 12 : 0);
        var time = hours switch
        {
            0 => "midnight",
            < 5 => "night",
            < 6 => "dawn",
            < 12 => "morning",
            12 => "noon",
            < 17 => "afternoon",
            < 21 => "evening",
            _ => "night",
        };
        shot.TimeOfDay ??= half == "o'clock" ? null : time;
        var first = context.Previous(at)?.Lower is "at" ? at - 1 : at;
        context.Text.Take(first, at + 2 - first, TokenUse.Transparent, Craft.World, $"time: {time}");
        return at + 2;
    }

    private int? ReadSeed(int at)
    {
        if (!context.Tokens[at].Is("seed"))
            return null;
        var number = at + 1;
        while (context.At(number) is { Kind: TokenKind.Mark, Lower: ":" or "=" or "#" })
            number++;
        if (context.At(number) is not { Kind: TokenKind.Number } value
            || !long.TryParse(value.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return null;
        context.Plan.Seed = seed;
        context.Text.Take(at, number + 1 - at, TokenUse.Boundary, Craft.Format, $"seed {seed}");
        return number + 1;
    }
}
