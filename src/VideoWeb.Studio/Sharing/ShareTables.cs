using Microsoft.EntityFrameworkCore;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Sharing;

internal static class ShareTables
{
    public static void Add(ModelBuilder builder)
    {
        builder.Entity<ShareLink>(link =>
        {
            link.Property(l => l.Hash).HasMaxLength(64);
            link.HasIndex(l => l.Hash).IsUnique();
            link.HasIndex(l => l.ClipId);
            link.HasOne<Workspace>().WithMany().HasForeignKey(l => l.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Clip>().WithMany().HasForeignKey(l => l.ClipId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Take>().WithMany().HasForeignKey(l => l.TakeId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Account>().WithMany().HasForeignKey(l => l.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        });
    }
}
