using VideoWeb.Core.Credits;

namespace VideoWeb.Studio.Credits;

/// <summary>What one account of a workspace holds: the sum of its entries, kept so that it can be locked and checked.</summary>
internal sealed class CreditAccount
{
    public Guid WorkspaceId { get; init; }

    public CreditAccountKind Kind { get; init; }

    public long Balance { get; init; }
}

/// <summary>One move of credits. Written once and never changed: the context refuses that.</summary>
internal sealed class CreditTransaction
{
    /// <summary>Made by the database; grows within a workspace in the order in which balances changed.</summary>
    public long Number { get; init; }

    public Guid WorkspaceId { get; init; }

    /// <summary>Unique in the workspace: what makes a move happen once.</summary>
    public required string Key { get; init; }

    public CreditMoveKind Kind { get; init; }

    /// <summary>"2026-11": the month whose limits it counts against. A settlement counts in the month of its hold.</summary>
    public required string Month { get; init; }

    public Guid? JobId { get; init; }

    /// <summary>The account of the person whose job it is or who gave the credits; stays when the person goes.</summary>
    public Guid? MemberId { get; init; }

    public required string Note { get; init; }

    public DateTimeOffset At { get; init; }

    public List<CreditEntry> Entries { get; init; } = [];
}

internal sealed class CreditEntry
{
    public long TransactionNumber { get; init; }

    public CreditAccountKind Account { get; init; }

    public long Amount { get; init; }

    /// <summary>What the account held then.</summary>
    public long After { get; init; }
}
