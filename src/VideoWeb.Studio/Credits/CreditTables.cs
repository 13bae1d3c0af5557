using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Credits;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

internal static class CreditTables
{
    public static void AddConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<CreditAccountKind>().HaveConversion<string>().HaveMaxLength(16);
        builder.Properties<CreditMoveKind>().HaveConversion<string>().HaveMaxLength(16);
    }

    public static void Add(ModelBuilder builder)
    {
        builder.Entity<TierRow>(tier =>
        {
            tier.ToTable("Tiers");
            tier.Property(t => t.Id).HasMaxLength(20);
            tier.Property(t => t.Name).HasMaxLength(40);
            tier.Ignore(t => t.Tier);
            tier.HasData(StartingTiers.All.Select(TierRow.Of));
        });
        builder.Entity<Workspace>().HasOne<TierRow>().WithMany().HasForeignKey(workspace => workspace.TierId).OnDelete(DeleteBehavior.Restrict);
        // no foreign keys to workspaces, jobs or people: what was paid stays on record when they go
        builder.Entity<CreditAccount>(account =>
        {
            account.HasKey(a => new { a.WorkspaceId, a.Kind });
            // the last line of defence; the ledger asks before it posts
            account.ToTable("CreditAccounts", table => table.HasCheckConstraint("CK_CreditAccounts_NotBelowZero", "\"Balance\" >= 0 OR \"Kind\" = 'Granted'"));
        });
        builder.Entity<CreditTransaction>(transaction =>
        {
            transaction.HasKey(t => t.Number);
            transaction.Property(t => t.Key).HasMaxLength(80);
            transaction.Property(t => t.Month).HasMaxLength(7);
            transaction.Property(t => t.Note).HasMaxLength(300);
            transaction.HasIndex(t => new { t.WorkspaceId, t.Key }).IsUnique();
            transaction.HasIndex(t => new { t.WorkspaceId, t.Month, t.MemberId });
            transaction.HasIndex(t => new { t.WorkspaceId, t.JobId });
        });
        builder.Entity<CreditEntry>(entry =>
        {
            entry.HasKey(e => new { e.TransactionNumber, e.Account });
            entry.HasOne<CreditTransaction>().WithMany(t => t.Entries).HasForeignKey(e => e.TransactionNumber).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
