using VideoWeb.Core.Credits;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

/// <summary>The credits of a workspace: what is there, what was spent and by whom.</summary>
public interface ICredits
{
    Task<Outcome<CreditOverview>> OverviewAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>The statement, newest first, a page at a time.</summary>
    /// <param name="before">Number of the last line of the page before, or null for the first page.</param>
    /// <param name="limit">1 to 100.</param>
    Task<Outcome<StatementPage>> StatementAsync(Caller caller, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Every transaction of the ledger, oldest first, as a CSV file (RFC 4180) is written from it.</summary>
    /// <param name="month">"2026-11", or null for all.</param>
    Task<Outcome<IAsyncEnumerable<LedgerLine>>> LedgerAsync(Caller caller, string? month, CancellationToken cancellationToken);

    /// <summary>Says how many credits a member may use in a month; null takes the limit away. For owners.</summary>
    /// <param name="limit">0 to 1 000 000.</param>
    Task<Outcome> LimitAsync(Caller caller, Guid memberId, int? limit, CancellationToken cancellationToken);
}

public sealed record CreditOverview
{
    public required Tier Tier { get; init; }

    /// <summary>What the pool holds.</summary>
    public required long Balance { get; init; }

    /// <summary>What open jobs have set aside.</summary>
    public required long Held { get; init; }

    public required int HeldJobs { get; init; }

    /// <summary>Paid this month.</summary>
    public required long Spent { get; init; }

    /// <summary>Held this month and given back.</summary>
    public required long Returned { get; init; }

    /// <summary>When the pool is filled up again.</summary>
    public required DateTimeOffset RenewsAt { get; init; }

    /// <summary>What the caller may use of the pool now.</summary>
    public required long Left { get; init; }

    /// <summary>The caller's own limit in a month, or null.</summary>
    public int? Limit { get; init; }

    /// <summary>The members' shares of this month; who spent most first.</summary>
    public required IReadOnlyList<MemberCredits> Members { get; init; }

    /// <summary>Whether the caller may set limits.</summary>
    public required bool MayLimit { get; init; }

    /// <summary>Who may: whom to ask for more.</summary>
    public required IReadOnlyList<CreditOwner> Owners { get; init; }
}

public sealed record CreditOwner(Guid Id, string Name, string Email);

/// <param name="Used">Held and paid this month.</param>
public sealed record MemberCredits(Guid Id, string Name, long Used, int? Limit);

/// <param name="Next">For <c>before</c> of the next page, or null where this is the last.</param>
public sealed record StatementPage(IReadOnlyList<StatementLine> Lines, long? Next);

/// <summary>A job from hold to settlement in one line, or credits that came in.</summary>
/// <param name="Held">What its job had set aside, or null.</param>
/// <param name="Paid">Out of the pool (or, below zero, into it); null while the job is open.</param>
/// <param name="Balance">What the pool held then.</param>
public sealed record StatementLine(long Number, DateTimeOffset At, string What, string? Who, CreditMoveKind Kind, Guid? JobId, long? Held, long? Paid, long Balance);

/// <summary>A transaction as it was posted: what it added to each account.</summary>
public sealed record LedgerLine(
    long Number, DateTimeOffset At, CreditMoveKind Kind, string What, string? Who, Guid? JobId, long Balance, long Held, long Spent, long Granted, long BalanceAfter);
