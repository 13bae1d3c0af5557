using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Grammar;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts;

/// <summary>
/// Reads a prompt into a <see cref="ShotPlan"/>. Pure: the same prompt and request always give the same plan, nothing is read
/// or written once the dictionary is open. Safe to share between threads. Never throws for what a user types.
/// </summary>
public sealed class Director
{
    private readonly Lexicon _lexicon;
    private readonly Morphology _morphology;
    private readonly VocabularyTables _vocabulary = new();
    private readonly NounKinds _kinds;
    private readonly Spelling _spelling;

    public Director(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        _morphology = new Morphology(lexicon);
        _kinds = new NounKinds(lexicon, _vocabulary);
        _spelling = new Spelling(lexicon, _morphology, _vocabulary.KnownWords);
    }

    /// <summary>Plans a prompt, or says why not.</summary>
    /// <param name="prompt">Free text, at most <see cref="PlanLimits.MaxPromptLength"/> characters.</param>
    /// <param name="request">What the caller fixes; null for nothing.</param>
    public PlanResult Plan(string prompt, PlanRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        request ??= new PlanRequest();
        if (Refusal(prompt, request) is { } message)
            return new PlanResult.Refused(message);

        var plan = new PlanDraft();
        var context = new ReadingContext(new PromptText(prompt, _morphology, _spelling), _lexicon, _vocabulary, _kinds, plan);
        new CameoReader(context).ReadHandles();
        new ScreenplayReader(context).Read();
        var splitter = new ShotSplitter(context);
        plan.Shots.AddRange(splitter.Split());
        var reader = new ShotReader(context);
        if (splitter.Preamble is { } preamble)
            reader.ReadPreamble(preamble, plan.Shots);
        foreach (var shot in plan.Shots)
            reader.Read(shot);
        return new PlanAssembler(context, request).Assemble();
    }

    private static string? Refusal(string prompt, PlanRequest request)
    {
        if (prompt.Length > PlanLimits.MaxPromptLength)
            return $"The prompt has {prompt.Length} characters; at most {PlanLimits.MaxPromptLength} are read. Shorten it.";
        if (!prompt.Any(char.IsLetterOrDigit) && !prompt.Any(char.IsSurrogate))
            return "The prompt is empty. Say what should be seen.";
        if (request.Seconds is { } seconds && !(seconds > 0 && seconds <= PlanLimits.MaxSeconds))
            return $"A clip lasts over 0 and at most {PlanLimits.MaxSeconds:0} seconds.";
        if (request.Fps is < 1 or > PlanLimits.MaxFps)
            return $"Frames a second go from 1 to {PlanLimits.MaxFps}.";
        if (request.Size is { } size
            && (size.Width is < PlanLimits.MinPixels or > PlanLimits.MaxPixels
            || size.Height is < PlanLimits.MinPixels or > PlanLimits.MaxPixels || size.Width % 2 != 0 || size.Height % 2 != 0))
            return $"Width and height are even numbers from {PlanLimits.MinPixels} to {PlanLimits.MaxPixels} pixels.";
        return null;
    }
}
