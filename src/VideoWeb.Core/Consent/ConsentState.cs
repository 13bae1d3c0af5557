namespace VideoWeb.Core.Consent;

/// <summary>Where a person's consent to be shown stands.</summary>
public enum ConsentState
{
    /// <summary>They have not answered.</summary>
    Asked,

    Granted,

    Refused,

    /// <summary>They gave it once and took it back: what was made with it is hidden.</summary>
    Withdrawn,
}

/// <summary>Every allowed move of a consent, in one place. Only the person shown makes them.</summary>
public static class ConsentTransitions
{
    public static bool May(ConsentState from, ConsentState to) => (from, to) switch
    {
        (ConsentState.Asked, ConsentState.Granted or ConsentState.Refused) => true,
        // to granted again: other terms from now on
        (ConsentState.Granted, ConsentState.Granted or ConsentState.Withdrawn) => true,
        (ConsentState.Refused or ConsentState.Withdrawn, ConsentState.Granted) => true,
        _ => false,
    };
}
