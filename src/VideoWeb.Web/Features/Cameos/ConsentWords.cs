using System.Globalization;
using VideoWeb.Core.Consent;
using VideoWeb.Studio.Cameos;
using VideoWeb.Web.Design;

namespace VideoWeb.Web.Features.Cameos;

/// <summary>Consent in words and marks.</summary>
internal static class ConsentWords
{
    public static StateMark Of(CameoInfo cameo, DateTimeOffset now) => cameo.Consent switch
    {
        null => new("granted", "shield-check", "No consent needed"),
        ConsentState.Granted when cameo.Terms?.Until < now => new("expired", "shield", "Expired"),
        ConsentState.Granted => Of(ConsentState.Granted),
        { } state => Of(state),
    };

    public static StateMark Of(ConsentState state) => state switch
    {
        ConsentState.Granted => new("granted", "shield-check", "Granted"),
        ConsentState.Asked => new("asked", "shield-question-mark", "Asked"),
        ConsentState.Refused => new("withdrawn", "shield-off", "Refused"),
        _ => new("withdrawn", "shield-off", "Withdrawn"),
    };

    public static string Audience(ConsentTerms terms) => terms.Audience switch
    {
        ConsentAudience.OnlyMe => "Only themselves",
        ConsentAudience.Everyone => "Everyone on this server",
        _ => terms.Workspaces.Count == 1 ? "One workspace" : "Named people and workspaces",
    };

    public static string Uses(ConsentTerms terms) =>
        string.Join(", ", terms.Uses.Select(ConsentRules.Word)) + (terms.Voice ? ", with spoken lines" : ", without spoken lines");

    public static string Until(ConsentTerms terms) => terms.Until is { } until ? until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "No end";

    public static string Moment(DateTimeOffset at) => at.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
