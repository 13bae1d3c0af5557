using System.Globalization;

namespace VideoWeb.Core.Consent;

/// <param name="Name">The cameo's name, for messages.</param>
/// <param name="Subject">The account of the person shown, or null where they have none here.</param>
/// <param name="Terms">Null while nothing was granted.</param>
public sealed record ConsentStanding(string Name, ConsentState State, Guid? Subject, ConsentTerms? Terms);

/// <param name="Speaks">Whether the character speaks lines in the clip.</param>
public sealed record ConsentQuestion(Guid UserId, Guid WorkspaceId, ConsentUse Use, bool Speaks, DateTimeOffset At);

/// <summary>Whether a clip may show a person: asked when a job is made and again when it starts.</summary>
public static class ConsentRules
{
    /// <summary>Null where they consented to it; otherwise why not and what to do.</summary>
    public static string? Refuse(ConsentStanding consent, ConsentQuestion question)
    {
        var name = consent.Name;
        switch (consent.State)
        {
            case ConsentState.Asked:
                return $"{name} has not answered yet whether this likeness may be used. Send the consent link, or render without {name}.";
            case ConsentState.Refused:
                return $"{name} does not want this likeness to be used. Render without {name}.";
            case ConsentState.Withdrawn:
                return $"{name} has withdrawn consent. Render without {name}.";
        }

        if (consent.Terms is not { } terms) return $"{name} has granted nothing yet.";
        if (terms.Until is { } until && question.At > until)
            return string.Create(CultureInfo.InvariantCulture, $"The consent of {name} ended on {until:d MMMM yyyy}. Ask {name} to extend it.");
        if (!Covers(terms, consent.Subject, question)) return $"{name} has not granted this likeness to you or this workspace.";
        if (!terms.Uses.Contains(question.Use)) return $"{name} has not granted use for {Word(question.Use)}. Granted: {string.Join(", ", terms.Uses.Select(Word))}.";
        return question.Speaks && !terms.Voice ? $"{name} may be shown but not speak. Remove the lines of {name}." : null;
    }

    /// <summary>Whether they are among those it was granted to, by what and when apart.</summary>
    public static bool Covers(ConsentTerms terms, Guid? subject, ConsentQuestion question) =>
        (subject is not null && subject == question.UserId)
        || terms.Audience switch
        {
            ConsentAudience.Everyone => true,
            ConsentAudience.Named => terms.Workspaces.Contains(question.WorkspaceId) || terms.People.Contains(question.UserId),
            _ => false,
        };

    public static string Word(ConsentUse use) => use switch
    {
        ConsentUse.Film => "stories and films",
        ConsentUse.Web => "web and social media",
        _ => "advertising",
    };
}
