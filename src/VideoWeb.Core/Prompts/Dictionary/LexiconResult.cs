namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>The outcome of opening the dictionary: the dictionary, or what is missing and how to mend it.</summary>
public abstract record LexiconResult
{
    private LexiconResult()
    {
    }

    public sealed record Opened(Lexicon Lexicon) : LexiconResult;

    /// <param name="Message">A sentence for the operator that names the package to install.</param>
    public sealed record Missing(string Message) : LexiconResult;
}
