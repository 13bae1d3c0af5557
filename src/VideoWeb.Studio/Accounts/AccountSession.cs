using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Studio.Accounts;

/// <summary>A browser that somebody is signed in with. The cookie names it; a cookie whose session is gone counts no more.</summary>
internal sealed class AccountSession
{
    public const int LongestAddress = 64;
    public const int LongestAgent = 300;

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Where it signed in from.</summary>
    public required string Address { get; init; }

    /// <summary>What the browser says it is.</summary>
    public required string Agent { get; init; }

    internal static class Table
    {
        public static void Add(ModelBuilder builder) => builder.Entity<AccountSession>(session =>
        {
            session.ToTable("AccountSessions");
            session.Property(s => s.Address).HasMaxLength(LongestAddress);
            session.Property(s => s.Agent).HasMaxLength(LongestAgent);
            session.HasIndex(s => new { s.AccountId, s.SeenAt });
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
