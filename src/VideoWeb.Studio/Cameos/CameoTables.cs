using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Core.Consent;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

internal static class CameoTables
{
    public static void AddConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<ConsentState>().HaveConversion<string>().HaveMaxLength(16);
        builder.Properties<ConsentUse>().HaveConversion<string>().HaveMaxLength(16);
        builder.Properties<CameoSubject>().HaveConversion<string>().HaveMaxLength(16);
    }

    public static void Add(ModelBuilder builder)
    {
        builder.Entity<Cameo>(cameo =>
        {
            cameo.ToTable("Cameos");
            cameo.Property(c => c.Handle).HasMaxLength(30);
            cameo.Property(c => c.Kind).HasMaxLength(10);
            cameo.Property(c => c.Shows).HasMaxLength(100);
            cameo.Property(c => c.Voice).HasMaxLength(60);
            Json(cameo.Property(c => c.Crop));
            cameo.HasIndex(c => new { c.WorkspaceId, c.Handle }).IsUnique();
            cameo.HasIndex(c => c.Handle);
            cameo.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CameoPicture>(picture =>
        {
            picture.ToTable("CameoPictures");
            picture.HasKey(p => new { p.CameoId, p.Number });
            picture.Property(p => p.Hash).HasMaxLength(64);
            picture.HasIndex(p => p.Hash);
            picture.HasOne<Cameo>().WithMany(c => c.Pictures).HasForeignKey(p => p.CameoId).OnDelete(DeleteBehavior.Cascade);
        });
        // no foreign keys from here to cameos: what a person said stays on record when a workspace goes
        builder.Entity<Consent>(consent =>
        {
            consent.ToTable("Consents");
            consent.HasKey(c => c.CameoId);
            consent.Property(c => c.LinkHash).HasMaxLength(64);
            consent.Property(c => c.Seal).HasMaxLength(64);
            Json(consent.Property(c => c.Terms));
            consent.HasIndex(c => c.LinkHash).IsUnique();
            consent.HasIndex(c => c.SubjectId);
        });
        builder.Entity<ConsentEvent>(entry =>
        {
            entry.ToTable("ConsentEvents");
            entry.HasKey(e => new { e.CameoId, e.Number });
            entry.Property(e => e.What).HasMaxLength(16);
            entry.Property(e => e.By).HasMaxLength(250);
            entry.Property(e => e.Note).HasMaxLength(500);
            entry.Property(e => e.Seal).HasMaxLength(64);
            Json(entry.Property(e => e.Terms));
        });
        builder.Entity<CameoUse>(use =>
        {
            use.ToTable("CameoUses");
            use.HasKey(u => new { u.JobId, u.CameoId });
            use.Property(u => u.CastId).HasMaxLength(100);
            use.HasIndex(u => u.CameoId);
            use.HasIndex(u => u.ClipId);
            use.HasOne<Job>().WithMany().HasForeignKey(u => u.JobId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>Records: compared by what would be written.</summary>
    private static void Json<T>(PropertyBuilder<T?> property) where T : class => property.HasConversion(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web));
}
