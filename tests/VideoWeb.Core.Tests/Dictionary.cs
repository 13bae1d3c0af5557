using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Tests;

/// <summary>The dictionary of this machine, built once for all tests into a folder of its own.</summary>
internal static class Dictionary
{
    private static readonly Lazy<Lexicon> Opened = new(Open);

    public static Lexicon Lexicon => Opened.Value;

    public static Director Director { get; } = new(Lexicon);

    public static ShotPlan Plan(string prompt, PlanRequest? request = null) => Director.Plan(prompt, request) switch
    {
        PlanResult.Planned planned => planned.Plan,
        PlanResult.Refused refused => throw new InvalidOperationException(refused.Message),
        _ => throw new InvalidOperationException(),
    };

    private static Lexicon Open()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "dictionary");
        return LexiconStore.Open(Path.Combine(folder, LexiconStore.FileName)) switch
        {
            LexiconResult.Opened opened => opened.Lexicon,
            LexiconResult.Missing missing => throw new InvalidOperationException(missing.Message),
            _ => throw new InvalidOperationException(),
        };
    }
}
