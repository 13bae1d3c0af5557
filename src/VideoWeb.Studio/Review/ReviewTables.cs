using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Review;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Review;

internal static class ReviewTables
{
    public static void AddConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<ApprovalState>().HaveConversion<string>().HaveMaxLength(16);

    public static void Add(ModelBuilder builder)
    {
        builder.Entity<Clip>(clip =>
        {
            // rows from before there was approval are drafts
            clip.Property(c => c.Approval).HasDefaultValue(ApprovalState.Draft).ValueGeneratedNever();
            clip.HasOne<Account>().WithMany().HasForeignKey(c => c.ApprovalBy).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<Comment>(comment =>
        {
            comment.Property(c => c.Text).HasMaxLength(4000);
            comment.HasIndex(c => new { c.ClipId, c.CreatedAt });
            comment.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            comment.HasOne<Clip>().WithMany().HasForeignKey(c => c.ClipId).OnDelete(DeleteBehavior.Cascade);
            comment.HasOne<Take>().WithMany().HasForeignKey(c => c.TakeId).OnDelete(DeleteBehavior.Cascade);
            comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Cascade);
            comment.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.SetNull);
            comment.HasOne<Account>().WithMany().HasForeignKey(c => c.ResolvedBy).OnDelete(DeleteBehavior.SetNull);
        });
    }
}
