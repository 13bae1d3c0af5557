using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Enters noun phrases into a shot: a new individual, or one that was named before.</summary>
internal sealed class SubjectBook(ReadingContext context)
{
    /// <summary>A plural without a number: enough to be read as several, few enough to be staged.</summary>
    private const int SomeOfThem = 3;

    private static readonly string TooManySubjects = $"A shot shows at most {PlanLimits.MaxSubjects} subjects; the others are left out.";
    private int _mentions;

    public SubjectDraft Enter(ShotDraft shot, NounPhrase phrase)
    {
        var individual = Known(phrase) ?? New(phrase);
        individual.LastMention = ++_mentions;
        foreach (var attribute in phrase.Attributes)
        {
            // "the first man" of two is still one of them
            if (context.Vocabulary.Is(attribute, "ordinal"))
                continue;
            if (!individual.Attributes.Contains(attribute))
                individual.Attributes.Add(attribute);
        }

        return Enter(shot, individual);
    }

    public SubjectDraft Enter(ShotDraft shot, Individual individual)
    {
        individual.LastMention = ++_mentions;
        var subject = shot.Subjects.FirstOrDefault(s => s.Individual == individual);
        if (subject is not null)
            return subject;
        subject = new SubjectDraft(individual);
        if (shot.Subjects.Count < PlanLimits.MaxSubjects)
            shot.Subjects.Add(subject);
        else if (!context.Plan.Messages.Contains(TooManySubjects))
            context.Plan.Messages.Add(TooManySubjects);
        return subject;
    }

    private Individual? Known(NounPhrase phrase)
    {
        if (phrase.IsName || phrase.CastId is not null)
            return context.Discourse.Individuals.LastOrDefault(i => i.CastId == (phrase.CastId ?? Id(phrase.Noun))
                || string.Equals(i.Noun, phrase.Noun, StringComparison.OrdinalIgnoreCase));
        if (!phrase.Definite || phrase.Count is not null)
            return null;
        var known = context.Discourse.Named(phrase.Noun);
        // "the tall boy" after "a small boy" is another
        return known;
    }

    private Individual New(NounPhrase phrase)
    {
        var individual = new Individual(phrase.Noun, phrase.Kind)
        {
            Count = CountOf(phrase),
            Gender = context.Vocabulary.ValueOf(HeadOf(phrase.Noun), "gender")
                ?? (phrase.IsName ? context.Vocabulary.Names.GetValueOrDefault(phrase.Noun.Split(' ')[0].ToLowerInvariant()) : null),
            Lean = context.Vocabulary.ValueOf(HeadOf(phrase.Noun), "lean"),
            CastId = phrase.CastId,
            IsGroup = phrase.IsGroup || phrase is { Plural: false, Count: null } && CountOf(phrase) > 1,
        };
        if (phrase.IsName && phrase.Kind == NounKind.Person && phrase.CastId is null)
            individual.CastId = Casting.Add(context.Plan, phrase.Noun, "person");
        if (phrase.IsUnknown)
        {
            for (var i = phrase.Start; i < phrase.End; i++)
            {
                if (!context.Tokens[i].Facts.Known && context.Tokens[i].Kind == TokenKind.Word
                    && !context.Vocabulary.IsFunctionWord(context.Tokens[i].Lower))
                    context.Plan.Unknown.Add(context.Tokens[i].Text);
            }
        }

        context.Discourse.Add(individual);
        return individual;
    }

    private int CountOf(NounPhrase phrase)
    {
        if (phrase.Count is { } count)
            return Math.Clamp(count, 1, 1000);
        if (phrase.Plural && context.Vocabulary.Is(phrase.Noun, "pairNoun"))
            return 2;
        if (!phrase.Plural && phrase.Kind == NounKind.Person && context.Vocabulary.ValueOf(HeadOf(phrase.Noun), "collective") is { } several)
            return int.Parse(several, System.Globalization.CultureInfo.InvariantCulture);
        return phrase.Plural ? SomeOfThem : 1;
    }

    private static string Id(string name) => Casting.IdOf(name);

    private static string HeadOf(string noun) => noun[(noun.LastIndexOf(' ') + 1)..];
}
