using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Everybody and everything named so far, so that "she", "it" and "the dog" find whom they mean.</summary>
internal sealed class Discourse
{
    private readonly List<Individual> _individuals = [];

    public IReadOnlyList<Individual> Individuals => _individuals;

    public void Add(Individual individual) => _individuals.Add(individual);

    /// <summary>Takes back one that was another all along.</summary>
    public void Forget(Individual individual) => _individuals.Remove(individual);

    /// <summary>The one that a noun means again: the last with that head noun, or that name.</summary>
    public Individual? Named(string noun) => _individuals.LastOrDefault(i => i.Noun == noun || i.CastId == noun)
        ?? _individuals.LastOrDefault(i => HeadOf(i.Noun) == noun || i.Noun == HeadOf(noun));

    /// <summary>Whom a pronoun means: the last sentence's subject rather than its object, and who fits by gender rather than who might.</summary>
    public Individual? Pronoun(string gender, Individual? preferred)
    {
        bool Fits(Individual i) => gender switch
        {
            "n" => i.Count == 1 && !i.Kind.Equals(NounKind.Person) && i.Kind != NounKind.Place,
            "p" => true,
            _ => i.Kind.IsAnimate() && i.Count == 1 && (i.Gender is null || i.Gender == gender),
        };

        var candidates = _individuals.Where(Fits).ToList();
        if (candidates.Count == 0)
            return null;
        var found = gender switch
        {
            "p" => candidates.Where(i => i.Count > 1).MaxBy(i => i.LastMention)
                ?? candidates.Where(i => i.Kind.IsAnimate()).MaxBy(i => i.LastMention) ?? candidates.MaxBy(i => i.LastMention),
            "n" => preferred is not null && candidates.Contains(preferred) ? preferred : candidates.MaxBy(i => i.LastMention),
            _ => Best(candidates, gender, preferred),
        };
        if (found is { Gender: null } && gender is "m" or "f")
            found!.Gender = gender;
        return found;
    }

    private static Individual? Best(List<Individual> candidates, string gender, Individual? preferred)
    {
        int Score(Individual i) => (i.Gender == gender ? 8 : 0) + (i.Lean == gender ? 4 : i.Lean is not null ? -2 : 0)
            + (i == preferred ? 3 : 0) + (i.Kind == NounKind.Person ? 5 : 0);
        return candidates.OrderByDescending(Score).ThenByDescending(i => i.LastMention).First();
    }

    private static string HeadOf(string noun) => noun[(noun.LastIndexOf(' ') + 1)..];
}
