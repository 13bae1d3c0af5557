using System.Text.Json;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Costs;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Uploads;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Webhooks;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Storage;

/// <summary>The studio's tables. The same model on both databases; what differs lies in the two subclasses.</summary>
internal abstract class StudioDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Clip> Clips => Set<Clip>();

    public DbSet<ClipHiding> ClipHidings => Set<ClipHiding>();

    public DbSet<ClipTag> ClipTags => Set<ClipTag>();

    public DbSet<Take> Takes => Set<Take>();

    public DbSet<TakeFile> TakeFiles => Set<TakeFile>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();

    public DbSet<Mezzanine> Mezzanines => Set<Mezzanine>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<Cameo> Cameos => Set<Cameo>();

    public DbSet<CameoPicture> CameoPictures => Set<CameoPicture>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ConsentEvent> ConsentEvents => Set<ConsentEvent>();

    public DbSet<CameoUse> CameoUses => Set<CameoUse>();

    public DbSet<VideoRow> Videos => Set<VideoRow>();

    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<RepeatableRequest> RepeatableRequests => Set<RepeatableRequest>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<TierRow> Tiers => Set<TierRow>();

    public DbSet<CreditAccount> CreditAccounts => Set<CreditAccount>();

    public DbSet<CreditTransaction> CreditTransactions => Set<CreditTransaction>();

    public DbSet<QueueState> QueueStates => Set<QueueState>();

    public DbSet<WorkerRow> Workers => Set<WorkerRow>();

    public DbSet<CostFigure> CostFigures => Set<CostFigure>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>The queue's own row, locked where the database can lock rows: jobs are taken one after another.</summary>
    public abstract IQueryable<QueueState> LockedQueue();

    /// <summary>The job that a worker should take next, locked where the database can lock rows, or nothing.</summary>
    /// <param name="aged">Jobs waiting since before this count as interactive, so that nothing waits forever.</param>
    /// <param name="turn">Where the round of the workspaces has come to: nobody's turn lies before it.</param>
    /// <param name="draftEngines">",previz,": only interactive jobs of these engines; empty for every job.</param>
    public abstract IQueryable<Job> NextJob(DateTimeOffset aged, long turn, string draftEngines = "");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseRewriting();
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseRewriting();
        CountVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // words in the tables: readable, and safe against reordering the enums
        configurationBuilder.Properties<JobState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ClipState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<RenderQuality>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<MediaKind>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<HidingParty>().HaveConversion<string>().HaveMaxLength(16);
        CreditTables.AddConventions(configurationBuilder);
        CameoTables.AddConventions(configurationBuilder);
        ReviewTables.AddConventions(configurationBuilder);
        configurationBuilder.Properties<WorkspaceRole>().HaveConversion<string>().HaveMaxLength(16);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account => account.Property(a => a.Name).HasMaxLength(200));
        AccountSession.Table.Add(builder);
        WorkspaceTables(builder);
        LibraryTables(builder);
        GenerationTables(builder);
        WebhookTables(builder);
        CreditTables.Add(builder);
        UploadTables.Add(builder);
        CameoTables.Add(builder);
        ReviewTables.Add(builder);
        ShareTables.Add(builder);
        Mezzanine.Table.Add(builder);

        builder.Entity<DraftRow>(draft =>
        {
            draft.ToTable("Drafts");
            draft.HasIndex(d => d.ImageUploadId);
            draft.HasIndex(d => new { d.WorkspaceId, d.AccountId, d.UpdatedAt });
            draft.HasIndex(d => d.ClipId);
            draft.HasOne<Workspace>().WithMany().HasForeignKey(d => d.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            draft.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
            draft.HasOne<Clip>().WithMany().HasForeignKey(d => d.ClipId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ApiKey>(key =>
        {
            key.Property(k => k.Name).HasMaxLength(100);
            key.Property(k => k.Prefix).HasMaxLength(16);
            key.Property(k => k.Hash).HasMaxLength(64);
            key.HasIndex(k => k.Hash).IsUnique();
            key.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            key.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProtectionKey>(key => key.Property(k => k.FriendlyName).HasMaxLength(200));

        foreach (var versioned in builder.Model.GetEntityTypes().Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType)))
            versioned.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        // ids are made by the application (version 7: they sort by time), so that a new row is never mistaken for an old one
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(p => p.IsPrimaryKey() && p.ClrType == typeof(Guid)))
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }

    private static void WorkspaceTables(ModelBuilder builder)
    {
        builder.Entity<Workspace>(workspace => workspace.Property(w => w.Name).HasMaxLength(200));
        builder.Entity<Membership>(membership =>
        {
            membership.HasKey(m => new { m.WorkspaceId, m.AccountId });
            membership.HasIndex(m => m.AccountId);
            membership.HasOne(m => m.Workspace).WithMany(w => w.Members).HasForeignKey(m => m.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            membership.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.Property(i => i.Hash).HasMaxLength(64);
            invitation.Property(i => i.SentTo).HasMaxLength(254);
            invitation.HasIndex(i => i.Hash).IsUnique();
            invitation.HasOne<Workspace>().WithMany().HasForeignKey(i => i.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.CreatedBy).OnDelete(DeleteBehavior.SetNull);
            invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.UsedBy).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static void LibraryTables(ModelBuilder builder)
    {
        builder.Entity<Project>(project =>
        {
            project.Property(p => p.Name).HasMaxLength(200);
            project.HasIndex(p => p.WorkspaceId);
            project.HasOne<Workspace>().WithMany().HasForeignKey(p => p.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            project.HasOne<Project>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Clip>(clip =>
        {
            clip.Property(c => c.Title).HasMaxLength(200);
            clip.Property(c => c.SortTitle).HasMaxLength(200);
            clip.Property(c => c.Engine).HasMaxLength(40);
            // each sort of the library walks an index: (workspace, deleted or not, value, id)
            clip.HasIndex(c => new { c.WorkspaceId, c.DeletedAt, c.CreatedAt, c.Id });
            clip.HasIndex(c => new { c.WorkspaceId, c.UpdatedAt, c.Id });
            clip.HasIndex(c => new { c.WorkspaceId, c.SortTitle, c.Id });
            clip.HasIndex(c => c.DeletedAt);
            clip.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            clip.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.SetNull);
            clip.HasOne<Account>().WithMany().HasForeignKey(c => c.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<ClipHiding>(hiding =>
        {
            hiding.ToTable("ClipHidings");
            hiding.HasKey(h => new { h.ClipId, h.By });
            hiding.Property(h => h.Reason).HasMaxLength(300);
            hiding.HasOne<Clip>().WithMany(c => c.Hidings).HasForeignKey(h => h.ClipId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ClipTag>(tag =>
        {
            tag.HasKey(t => new { t.ClipId, t.Tag });
            tag.Property(t => t.Tag).HasMaxLength(40);
            tag.HasOne<Clip>().WithMany(c => c.Tags).HasForeignKey(t => t.ClipId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Take>(take =>
        {
            take.Property(t => t.Engine).HasMaxLength(40);
            take.Property(t => t.Device).HasMaxLength(200);
            take.Property(t => t.Colour).HasMaxLength(7);
            take.Property(t => t.Watermark).HasMaxLength(2 * WatermarkId.Bytes);
            take.HasIndex(t => t.Watermark);
            take.HasIndex(t => t.JobId).IsUnique();
            take.HasIndex(t => new { t.ClipId, t.Number }).IsUnique();
            Json(take.Property(t => t.Lines));
            Json(take.Property(t => t.Notes));
            Json(take.Property(t => t.Sprites));
            take.HasOne<Clip>().WithMany().HasForeignKey(t => t.ClipId).OnDelete(DeleteBehavior.Cascade);
            take.HasOne<Workspace>().WithMany().HasForeignKey(t => t.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TakeFile>(file =>
        {
            file.HasKey(f => new { f.TakeId, f.Kind });
            file.Property(f => f.Hash).HasMaxLength(64);
            file.Property(f => f.ContentType).HasMaxLength(100);
            file.HasIndex(f => f.Hash);
            file.HasOne<Take>().WithMany(t => t.Files).HasForeignKey(f => f.TakeId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void GenerationTables(ModelBuilder builder)
    {
        builder.Entity<Job>(job =>
        {
            job.Property(j => j.Title).HasMaxLength(200);
            job.Property(j => j.Engine).HasMaxLength(40);
            job.Property(j => j.LeasedBy).HasMaxLength(200);
            job.Property(j => j.Pass).HasMaxLength(40);
            Json(job.Property(j => j.Notes));
            job.Ignore(j => j.Format);
            job.HasIndex(j => new { j.State, j.Lane, j.CreatedAt });
            job.HasIndex(j => new { j.WorkspaceId, j.CreatedAt });
            job.HasIndex(j => j.ClipId);
            job.HasIndex(j => j.ImageUploadId);
            job.HasOne<Clip>().WithMany().HasForeignKey(j => j.ClipId).OnDelete(DeleteBehavior.Cascade);
            job.HasOne<Workspace>().WithMany().HasForeignKey(j => j.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<QueueState>(queue =>
        {
            queue.ToTable("Queue");
            queue.HasData(new QueueState { Id = QueueState.OnlyId });
        });
        builder.Entity<WorkerRow>(worker =>
        {
            worker.ToTable("Workers");
            worker.HasKey(w => w.Name);
            worker.Property(w => w.Name).HasMaxLength(200);
        });
        builder.Entity<VideoRow>(video =>
        {
            video.ToTable("Videos");
            video.HasKey(v => v.JobId);
            video.Property(v => v.Model).HasMaxLength(100);
            video.HasOne<Job>().WithOne().HasForeignKey<VideoRow>(v => v.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RepeatableRequest>(request =>
        {
            request.HasKey(r => new { r.WorkspaceId, r.Key });
            request.Property(r => r.Key).HasMaxLength(255);
            request.Property(r => r.Fingerprint).HasMaxLength(64);
            request.HasIndex(r => r.CreatedAt);
            request.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CostFigure>(figure =>
        {
            figure.HasKey(f => new { f.Engine, f.Quality, f.Width, f.Height });
            figure.Property(f => f.Engine).HasMaxLength(40);
        });
    }

    private static void WebhookTables(ModelBuilder builder)
    {
        builder.Entity<WebhookEndpoint>(endpoint =>
        {
            endpoint.Property(e => e.Name).HasMaxLength(100);
            endpoint.Property(e => e.Url).HasMaxLength(2000);
            endpoint.Property(e => e.SecretHint).HasMaxLength(4);
            Json(endpoint.Property(e => e.Events));
            endpoint.Ignore(e => e.Info);
            endpoint.HasOne<Workspace>().WithMany().HasForeignKey(e => e.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<WebhookDelivery>(delivery =>
        {
            delivery.Property(d => d.Type).HasMaxLength(40);
            delivery.Property(d => d.State).HasConversion<string>().HasMaxLength(16);
            delivery.Ignore(d => d.Info);
            delivery.HasIndex(d => d.NextAt);
            delivery.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>A value written as JSON and never changed in place: compared by what would be written.</summary>
    private static void Json<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!,
        new ValueComparer<T>(
            (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
            value => value));

    /// <summary>Ledgers are written once: a correction is another transaction.</summary>
    private void RefuseRewriting()
    {
        if (ChangeTracker.Entries().Any(entry => entry is { Entity: CreditTransaction or CreditEntry or ConsentEvent, State: EntityState.Modified or EntityState.Deleted }))
            throw new InvalidOperationException("Entries of the ledgers of credits and consents are never changed or deleted.");
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.Version++;
    }
}
