using Microsoft.Extensions.Options;
using VideoWeb.Core.Moderation;

namespace VideoWeb.Studio.Moderation;

/// <summary>Section "Moderation".</summary>
public sealed class ModerationOptions
{
    /// <summary>False: prompts are not screened.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The operator's own terms, beside the built-in rules.</summary>
    public List<TermOption> Terms { get; } = [];

    /// <summary>Names of people and characters that this studio has the rights for, as the lists have them: "harry potter".</summary>
    public List<string> Cleared { get; } = [];

    public sealed class TermOption
    {
        public string Term { get; set; } = "";

        public ScreenDecision Decision { get; set; } = ScreenDecision.Block;
    }

    internal sealed class Validator : IValidateOptions<ModerationOptions>
    {
        private const int LongestTerm = 100;
        private const int MostTerms = 10_000;

        public ValidateOptionsResult Validate(string? name, ModerationOptions options)
        {
            if (options.Terms.Count + options.Cleared.Count > MostTerms) return ValidateOptionsResult.Fail($"Moderation: at most {MostTerms} terms.");
            var wrong = options.Terms.Select(term => term.Term).Concat(options.Cleared).FirstOrDefault(term => string.IsNullOrWhiteSpace(term.TrimEnd('*')) || term.Length > LongestTerm);
            return wrong is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"Moderation: the term \"{wrong}\" is empty or has more than {LongestTerm} characters.");
        }
    }
}
