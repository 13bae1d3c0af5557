using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>What the readers of one prompt share.</summary>
internal sealed record ReadingContext(PromptText Text, Lexicon Lexicon, VocabularyTables Vocabulary, NounKinds Kinds, PlanDraft Plan)
{
    public Discourse Discourse { get; } = new();

    /// <summary>Names that the prompt's form makes known, lower case.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public List<Token> Tokens => Text.Tokens;

    /// <summary>The token, or null beyond the ends.</summary>
    public Token? At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : null;

    public bool IsMark(int index, string mark) => At(index) is { Kind: TokenKind.Mark } token && token.Lower == mark;

    public bool IsWord(int index, string word) => At(index) is { Kind: TokenKind.Word } token && token.Lower == word;

    /// <summary>A full stop, a line's end, or the edge of the text.</summary>
    public bool IsStop(int index) =>
        At(index) is not { } token || token.Kind == TokenKind.Break || token.Kind == TokenKind.Mark
            && token.Lower is "." or ";" or "!" or "?";

    public Token? Previous(int index) => At(index - 1);

    /// <summary>The prompt's own text of a run of tokens.</summary>
    public string Source(int start, int end) => end <= start
        ? ""
        : Text.Source[Tokens[start].Start..(Tokens[end - 1].Start + Tokens[end - 1].Length)];
}
