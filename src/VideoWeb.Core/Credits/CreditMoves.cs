using System.Globalization;

namespace VideoWeb.Core.Credits;

/// <summary>The four accounts of a workspace. What all of them hold together is always zero.</summary>
public enum CreditAccountKind
{
    /// <summary>What can be spent; never below zero.</summary>
    Balance,

    /// <summary>What open jobs have set aside; never below zero.</summary>
    Held,

    /// <summary>What was paid for, all time.</summary>
    Spent,

    /// <summary>Where credits come from: below zero by what was ever granted.</summary>
    Granted,
}

public enum CreditMoveKind { Grant, Adjustment, Hold, Settlement }

/// <param name="Amount">Added to the account; the entries of a move sum to zero.</param>
public readonly record struct CreditPosting(CreditAccountKind Account, long Amount);

/// <summary>One transaction of the ledger: whole, or not at all, and once (<see cref="Key"/>).</summary>
/// <param name="Key">Unique in its workspace: the same move again changes nothing.</param>
public sealed record CreditMove(string Key, CreditMoveKind Kind, IReadOnlyList<CreditPosting> Postings);

/// <summary>Every move of credits there is, in one place.</summary>
public static class CreditMoves
{
    public static string HoldKey(Guid jobId) => $"hold:{jobId:N}";

    public static string SettleKey(Guid jobId) => $"settle:{jobId:N}";

    /// <summary>A month's key: another tier in the same month may fill the pool up once more.</summary>
    public static string MonthKey(DateTimeOffset now, string tier) => string.Create(CultureInfo.InvariantCulture, $"month:{now.UtcDateTime:yyyy-MM}:{tier}");

    /// <summary>Fills the pool up to the month's credits. What is above them stays; nothing is taken away. It may be of zero: then it only says that the month was opened.</summary>
    public static CreditMove Month(string key, long balance, int monthly) => Grant(key, CreditMoveKind.Grant, Math.Max(0, monthly - balance));

    /// <summary>By an administrator, up or down.</summary>
    public static CreditMove Adjust(string key, long amount) => Grant(key, CreditMoveKind.Adjustment, amount);

    /// <param name="credits">Over 0.</param>
    public static CreditMove Hold(Guid jobId, int credits) => new(
        HoldKey(jobId), CreditMoveKind.Hold, [new(CreditAccountKind.Balance, -credits), new(CreditAccountKind.Held, credits)]);

    /// <summary>Ends a hold: what was made is paid, the rest comes back.</summary>
    /// <param name="held">What the job's hold took.</param>
    /// <param name="paid">0 to <paramref name="held"/>.</param>
    public static CreditMove Settle(Guid jobId, long held, long paid) => new(
        SettleKey(jobId), CreditMoveKind.Settlement,
        [new(CreditAccountKind.Balance, held - paid), new(CreditAccountKind.Held, -held), new(CreditAccountKind.Spent, paid)]);

    /// <summary>What a cancelled job costs: the part of its hold that was done, rounded in the payer's favour.</summary>
    /// <param name="fraction">Share done, 0 to 1.</param>
    public static long PartDone(long held, double fraction) =>
        double.IsNaN(fraction) ? 0 : Math.Clamp((long)Math.Floor(held * Math.Clamp(fraction, 0, 1)), 0, held);

    private static CreditMove Grant(string key, CreditMoveKind kind, long amount) => new(
        key, kind, [new(CreditAccountKind.Balance, amount), new(CreditAccountKind.Granted, -amount)]);
}

/// <summary>The ledger's rules without a database: what may be posted, and what the accounts hold then.</summary>
public sealed class CreditBook
{
    private readonly Dictionary<CreditAccountKind, long> accounts = [];
    private readonly Dictionary<string, CreditMove> posted = [];

    public long this[CreditAccountKind account] => accounts.GetValueOrDefault(account);

    public IReadOnlyCollection<CreditMove> Moves => posted.Values;

    /// <summary>Posts a move. A move whose key was posted already is <see cref="CreditPost.Repeated"/> and changes nothing.</summary>
    /// <exception cref="ArgumentException">The move does not sum to zero.</exception>
    public CreditPost Post(CreditMove move)
    {
        if (move.Postings.Sum(posting => posting.Amount) != 0) throw new ArgumentException($"The move {move.Key} does not sum to zero.", nameof(move));
        if (posted.ContainsKey(move.Key)) return CreditPost.Repeated;
        if (move.Postings.Any(posting => posting.Account.StaysAboveZero() && this[posting.Account] + posting.Amount < 0)) return CreditPost.Missing;
        foreach (var posting in move.Postings) accounts[posting.Account] = this[posting.Account] + posting.Amount;
        posted.Add(move.Key, move);
        return CreditPost.Posted;
    }
}

public enum CreditPost
{
    Posted,

    /// <summary>It was posted before: nothing changed.</summary>
    Repeated,

    /// <summary>An account would fall below zero: nothing changed.</summary>
    Missing,
}

public static class CreditAccounts
{
    /// <summary>Whether an account may never fall below zero.</summary>
    public static bool StaysAboveZero(this CreditAccountKind account) => account is not CreditAccountKind.Granted;
}
