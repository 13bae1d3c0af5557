using System.Diagnostics.CodeAnalysis;

namespace VideoWeb.Studio;

/// <summary>Why something was not done.</summary>
public enum RefusalKind
{
    /// <summary>There is no such thing in this workspace. Another workspace's things are not found either.</summary>
    NotFound,

    /// <summary>What was asked for is wrong; <see cref="Refusal.Field"/> says where.</summary>
    Invalid,

    /// <summary>The caller's role, or the workspace's tier, does not allow it: asking again won't help.</summary>
    NotAllowed,

    /// <summary>A limit of the workspace is reached.</summary>
    LimitReached,

    /// <summary>There are not enough credits; <see cref="Refusal.Missing"/> says how many more it takes.</summary>
    CreditsMissing,

    /// <summary>The moderation rules speak against it; the message says which words, and what would go.</summary>
    Blocked,

    /// <summary>It changed meanwhile, or its state does not allow it.</summary>
    Conflict,

    /// <summary>Something the studio needs is not there: an engine that can't run here.</summary>
    Unavailable,
}

/// <summary>An expected failure.</summary>
/// <param name="Message">Full sentences for the user: what is wrong and what to do.</param>
/// <param name="Field">Name of the wrong field in the request, or null.</param>
public sealed record Refusal(RefusalKind Kind, string Message, string? Field = null)
{
    /// <summary>Credits that are missing, where that is the reason.</summary>
    public int? Missing { get; init; }

    internal static Refusal NotFound(string what) => new(RefusalKind.NotFound, $"This {what} does not exist here.");

    internal static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, message, field);
}

/// <summary>A command's end: done, or refused with a reason.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static Outcome Done => default;

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>A value, or a refusal with a reason.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
