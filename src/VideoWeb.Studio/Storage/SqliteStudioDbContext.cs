using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Studio.Storage;

/// <summary>One file, one writer at a time: <see cref="SqlitePragmas"/> sets it up.</summary>
internal sealed class SqliteStudioDbContext(DbContextOptions<SqliteStudioDbContext> options) : StudioDbContext(options)
{
    public override IQueryable<QueueState> LockedQueue() => QueueStates;

    /// <summary>Called inside an immediate transaction, which holds the file's one write lock: nobody else can take the same job.</summary>
    public override IQueryable<Job> NextJob(DateTimeOffset aged, long turn, string draftEngines) => Jobs.FromSql(
        $"""
         SELECT j.* FROM "Jobs" AS j JOIN "Workspaces" AS w ON w."Id" = j."WorkspaceId"
         WHERE j."State" = 'Queued' AND ({draftEngines} = '' OR (j."Lane" = 0 AND {draftEngines} LIKE '%,' || j."Engine" || ',%')) AND (
             SELECT COUNT(*) FROM "Jobs" AS r
             WHERE r."LeaseToken" IS NOT NULL AND r."WorkspaceId" = j."WorkspaceId" AND r."CreatedBy" = j."CreatedBy") < j."JobsAtOnce"
         ORDER BY j."Front" DESC, CASE WHEN j."CreatedAt" < {aged.UtcTicks} THEN 0 ELSE j."Lane" END, MAX(w."QueueTurn", {turn}), COALESCE(w."ServedAt", 0), j."CreatedAt", j."Id"
         LIMIT 1
         """);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no type for a moment: as text it can't be ordered, as UTC ticks it can
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
        moment => moment.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
