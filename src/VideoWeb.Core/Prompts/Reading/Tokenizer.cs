namespace VideoWeb.Core.Prompts.Reading;

/// <summary>
/// Cuts a prompt into words, numbers, marks and spoken lines. Hyphens part words but leave them joined ("close-up"),
/// "8mm" is a number and a word, "2.39", "9:16" and "0:04" stay whole.
/// </summary>
internal static class Tokenizer
{
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var quotations = Quotations.Find(text);
        var nextQuotation = 0;
        var gap = true;
        for (var i = 0; i < text.Length;)
        {
            if (nextQuotation < quotations.Count && quotations[nextQuotation].Start == i)
            {
                tokens.Add(SpokenLine(text, quotations[nextQuotation]));
                i = quotations[nextQuotation++].End;
                gap = false;
                continue;
            }

            var c = text[i];
            if (c is '\n' or '\r')
            {
                i = ReadBreak(text, i, tokens);
                gap = true;
            }
            else if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u200d' or '\ufe0f')
            {
                i++;
                gap = true;
            }
            else if (char.IsLetter(c) || char.IsSurrogate(c) && IsLetterAt(text, i))
            {
                i = ReadWord(text, i, gap, tokens);
                gap = false;
            }
            else if (char.IsAsciiDigit(c) || char.IsDigit(c))
            {
                i = ReadNumber(text, i, gap, tokens);
                gap = false;
            }
            else if (c == '@' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
            {
                i = ReadHandle(text, i, tokens);
                gap = false;
            }
            else if (c is '-' or '‑' && !gap && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
            {
                i++;   // a hyphen inside a compound
            }
            else
            {
                i = ReadMark(text, i, gap, tokens);
                gap = false;
            }
        }

        return tokens;
    }

    // one token for a run of line ends; a blank line between two is told by its text
    private static int ReadBreak(string text, int start, List<Token> tokens)
    {
        var end = start;
        var lines = 0;
        for (; end < text.Length && char.IsWhiteSpace(text[end]); end++)
        {
            if (text[end] == '\n')
                lines++;
        }

        var plain = lines > 1 ? Token.BlankLine : "\n";
        tokens.Add(new Token(TokenKind.Break, start, end - start, plain, plain));
        return end;
    }

    private static bool IsLetterAt(string text, int at) =>
        char.IsSurrogatePair(text, Math.Min(at, text.Length - 2 < 0 ? 0 : text.Length - 2)) && at + 1 < text.Length
        && System.Text.Rune.TryGetRuneAt(text, at, out var rune) && System.Text.Rune.IsLetter(rune);

    private static Token SpokenLine(string text, Quotation quotation)
    {
        var inner = text[quotation.InnerStart..quotation.InnerEnd].Trim();
        return new Token(TokenKind.Line, quotation.Start, quotation.End - quotation.Start, inner, inner);
    }

    private static int ReadWord(string text, int start, bool gap, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && IsWordPart(text, end))
            end++;
        var word = text.AsSpan(start, end - start);
        var lower = Folding.Fold(word);
        var possessive = false;
        if (lower.EndsWith("'s", StringComparison.Ordinal))
        {
            lower = lower[..^2];
            possessive = true;
        }
        else if (end < text.Length && text[end] is '\'' or '’' && lower.EndsWith('s'))
        {
            possessive = true;
        }

        // "Dr. Reyes", "St. Mark": the dot belongs to the word
        if (end < text.Length && text[end] == '.'
            && lower is "dr" or "mr" or "mrs" or "ms" or "st" or "prof" or "capt" or "sgt" or "lt" or "col" or "gen")
            end++;
        var letters = word.Length - (possessive ? 2 : 0);
        tokens.Add(new Token(TokenKind.Word, start, end - start, text[start..end], lower)
        {
            Joined = !gap,
            Possessive = possessive,
            Capital = char.IsUpper(text[start]),
            Shouted = letters > 1 && !word.ContainsAnyInRange('a', 'z') && char.IsUpper(text[start]),
        });
        return end;
    }

    private static bool IsWordPart(string text, int at)
    {
        var c = text[at];
        if (char.IsLetter(c) || c is >= '\u0300' and <= '\u036f')
            return true;
        if (char.IsHighSurrogate(c))
            return IsLetterAt(text, at);
        if (char.IsLowSurrogate(c))
            return at > 0 && char.IsHighSurrogate(text[at - 1]) && IsLetterAt(text, at - 1);
        return c is '\'' or '’' or 'ʼ' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
    }

    private static int ReadNumber(string text, int start, bool gap, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsDigit(text[end])
            || text[end] is '.' or ':' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1])
                && (text[end] != ',' || IsThousands(text, end))))
        {
            end++;
        }

        var number = text[start..end];
        tokens.Add(new Token(TokenKind.Number, start, end - start, number, number.Replace(",", "", StringComparison.Ordinal)) { Joined = !gap });
        return end;
    }

    private static bool IsThousands(string text, int comma) =>
        comma + 3 < text.Length && char.IsDigit(text[comma + 2]) && char.IsDigit(text[comma + 3])
            && (comma + 4 == text.Length || !char.IsDigit(text[comma + 4]));

    private static int ReadHandle(string text, int start, List<Token> tokens)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end])
            || text[end] is '_' or '-' or '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))
        {
            end++;
        }

        var possessive = end + 1 < text.Length && text[end] is '\'' or '’' && text[end + 1] is 's' or 'S';
        tokens.Add(new Token(TokenKind.Handle, start, end - start, text[start..end], Folding.Fold(text.AsSpan(start + 1, end - start - 1)))
        {
            Possessive = possessive,
            Capital = true,
        });
        return possessive ? end + 2 : end;
    }

    private static int ReadMark(string text, int at, bool gap, List<Token> tokens)
    {
        var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        var mark = text.Substring(at, length);
        var plain = mark switch
        {
            "—" or "–" or "−" => "-",
            "…" => ".",
            "；" or "·" or "•" or "|" => ";",
            "，" or "、" => ",",
            "。" => ".",
            "：" => ":",
            "→" or "➜" => ">",
            "º" or "˚" => "°",
            "×" => "x",
            _ => mark,
        };
        tokens.Add(new Token(TokenKind.Mark, at, length, mark, plain) { Joined = !gap });
        return at + length;
    }
}
