using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Tests.Databases;

/// <summary>Contexts outside a studio, for templates and for the comparison of model and migrations.</summary>
internal static class Contexts
{
    private static readonly IServiceProvider Identity = new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static StudioDbContext Sqlite(string connection)
    {
        var options = new DbContextOptionsBuilder<SqliteStudioDbContext>().UseApplicationServiceProvider(Identity);
        StorageServices.UseSqlite(options, connection, new SqlitePragmas());
        return new SqliteStudioDbContext(options.Options);
    }

    public static StudioDbContext Postgres(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresStudioDbContext>().UseApplicationServiceProvider(Identity);
        StorageServices.UsePostgres(options, connection);
        return new PostgresStudioDbContext(options.Options);
    }
}
