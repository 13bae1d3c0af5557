using Microsoft.EntityFrameworkCore;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Uploads;

/// <summary>A picture that a member gave.</summary>
internal sealed class Upload
{
    /// <summary>How long one is kept that nothing uses.</summary>
    public static readonly TimeSpan UnusedTime = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid? CreatedBy { get; init; }

    public required string Hash { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public long Length { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What neither a job nor a draft begins as.</summary>
    public static IQueryable<Upload> Unused(StudioDbContext db) => db.Uploads.Where(
        upload => !db.Jobs.Any(job => job.ImageUploadId == upload.Id) && !db.Drafts.Any(draft => draft.ImageUploadId == upload.Id));

    public UploadInfo Info => new(Id, Hash, Width, Height, Length, CreatedAt);
}

internal static class UploadTables
{
    public static void Add(ModelBuilder builder) => builder.Entity<Upload>(upload =>
    {
        upload.ToTable("Uploads");
        upload.Property(u => u.Hash).HasMaxLength(64);
        upload.Ignore(u => u.Info);
        upload.HasIndex(u => u.Hash);
        upload.HasIndex(u => new { u.WorkspaceId, u.CreatedAt });
        upload.HasOne<Workspace>().WithMany().HasForeignKey(u => u.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    });
}
