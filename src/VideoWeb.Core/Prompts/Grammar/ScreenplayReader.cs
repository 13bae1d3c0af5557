using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>
/// Screenplay form: a name in capitals on a line of its own and what it says on the next lines becomes name, colon and spoken
/// line, as if written <c>DANIEL: "Is there any left?"</c>. Sluglines ("INT. KITCHEN - NIGHT") are the splitter's.
/// </summary>
internal sealed class ScreenplayReader(ReadingContext context)
{
    private const int LongestName = 4;

    public void Read()
    {
        if (!context.Text.CapitalsMeanNames || !context.Tokens.Any(token => token.Kind == TokenKind.Break))
            return;
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            if (CueAt(i) is var (nameEnd, lineStart) && LineEnd(lineStart) is var lineEnd && lineEnd > lineStart)
                Rewrite(i, nameEnd, lineStart, lineEnd);
        }
    }

    /// <summary>A slugline's head at the start of a line: "INT.", "EXT.", "INT./EXT."; answers the token after it.</summary>
    public static int? SluglineAt(ReadingContext context, int at)
    {
        if (at > 0 && context.Tokens[at - 1].Kind != TokenKind.Break && context.Tokens[at - 1].Use != TokenUse.Boundary)
            return null;
        var i = at;
        while (context.At(i)?.Lower is "int" or "ext" or "est" or "interior" or "exterior"
            && context.At(i + 1)?.Lower is "." or "/" or "-" or ":")
        {
            i += 2;
            if (context.At(i)?.Lower is "/")
                i++;
        }

        return i > at ? i : null;
    }

    /// <summary>A name alone on its line, after which somebody speaks.</summary>
    private (int NameEnd, int LineStart)? CueAt(int at)
    {
        if (at > 0 && context.Tokens[at - 1].Kind != TokenKind.Break)
            return null;
        var end = at;
        while (end < at + LongestName && context.At(end) is { Kind: TokenKind.Word, Shouted: true })
            end++;
        if (end == at || context.Tokens[at].Lower is "int" or "ext" or "cut" or "fade" or "title" or "the" or "end")
            return null;
        var after = SkipParenthesis(end);
        if (context.At(after) is not { Kind: TokenKind.Break, Lower: not Token.BlankLine } || context.At(after + 1) is null)
            return null;
        var line = SkipParenthesis(after + 1);
        if (line > after + 1 && context.At(line) is { Kind: TokenKind.Break })
            line++;
        return context.At(line) is { Kind: TokenKind.Word or TokenKind.Number or TokenKind.Line } && SluglineAt(context, line) is null
            ? (end, line) : null;
    }

    private int SkipParenthesis(int at)
    {
        if (!context.IsMark(at, "("))
            return at;
        for (var i = at; i < context.Tokens.Count && context.Tokens[i].Kind != TokenKind.Break; i++)
        {
            if (context.IsMark(i, ")"))
                return i + 1;
        }

        return at;
    }

    private int LineEnd(int at)
    {
        var i = at;
        while (i < context.Tokens.Count && context.Tokens[i] is not { Kind: TokenKind.Break, Lower: Token.BlankLine }
            && !(context.Tokens[i].Kind == TokenKind.Break && (CueAt(i + 1) is not null || SluglineAt(context, i + 1) is not null)))
            i++;
        return i;
    }

    private void Rewrite(int nameStart, int nameEnd, int lineStart, int lineEnd)
    {
        var tokens = context.Tokens;
        context.Names.Add(tokens[nameStart].Lower);
        var narrated = Enumerable.Range(nameEnd, lineStart - nameEnd).Any(i => tokens[i].Lower is "v" or "vo" or "o" or "voiceover");
        var first = tokens[lineStart];
        var last = tokens[lineEnd - 1];
        var source = context.Text.Source;
        var spoken = tokens[lineStart].Kind == TokenKind.Line && lineEnd == lineStart + 1
            ? first
            : Spoken(source, first.Start, last.Start + last.Length, narrated ? "voice-over" : null);
        var colon = new Token(TokenKind.Mark, tokens[nameEnd - 1].Start + tokens[nameEnd - 1].Length, 0, ":", ":");
        var between = tokens.GetRange(nameEnd, lineStart - nameEnd);
        var note = new Claim(Craft.Line, "manner");
        foreach (var token in between)
            (token.Claim, token.Use) = (token.Kind == TokenKind.Break ? null : note, TokenUse.Transparent);
        tokens.RemoveRange(nameEnd, lineEnd - nameEnd);
        tokens.InsertRange(nameEnd, [.. between.Where(token => token.Kind != TokenKind.Break), colon, spoken]);
    }

    private static Token Spoken(string source, int start, int end, string? manner) =>
        new(TokenKind.Line, start, end - start, OneLine(source[start..end]), "") { Manner = manner };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
