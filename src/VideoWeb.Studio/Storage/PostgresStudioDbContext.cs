using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;

namespace VideoWeb.Studio.Storage;

internal sealed class PostgresStudioDbContext(DbContextOptions<PostgresStudioDbContext> options) : StudioDbContext(options)
{
    public override IQueryable<QueueState> LockedQueue() => QueueStates.FromSql($"SELECT * FROM \"Queue\" FOR UPDATE");

    /// <summary>The row is locked until the transaction ends, and passed over by the others meanwhile.</summary>
    public override IQueryable<Job> NextJob(DateTimeOffset aged, long turn, string draftEngines) => Jobs.FromSql(
        $"""
         SELECT j.* FROM "Jobs" AS j JOIN "Workspaces" AS w ON w."Id" = j."WorkspaceId"
         WHERE j."State" = 'Queued' AND ({draftEngines} = '' OR (j."Lane" = 0 AND {draftEngines} LIKE '%,' || j."Engine" || ',%')) AND (
             SELECT COUNT(*) FROM "Jobs" AS r
             WHERE r."LeaseToken" IS NOT NULL AND r."WorkspaceId" = j."WorkspaceId" AND r."CreatedBy" = j."CreatedBy") < j."JobsAtOnce"
         ORDER BY j."Front" DESC, CASE WHEN j."CreatedAt" < {aged.ToUniversalTime()} THEN 0 ELSE j."Lane" END, GREATEST(w."QueueTurn", {turn}), w."ServedAt" NULLS FIRST, j."CreatedAt", j."Id"
         LIMIT 1 FOR UPDATE OF j SKIP LOCKED
         """);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // timestamptz takes only moments in UTC
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // the same order as SQLite's, whatever the locale of the server
        builder.Entity<Clip>().Property(clip => clip.SortTitle).UseCollation("C");
        builder.Entity<ClipTag>().Property(tag => tag.Tag).UseCollation("C");
        builder.Entity<Project>().Property(project => project.Name).UseCollation("C");
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        moment => moment.ToUniversalTime(),
        moment => moment);
}
