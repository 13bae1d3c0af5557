using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Studio.Storage;

namespace VideoWeb.EfDesign;

/// <summary>Nothing runs here: the tool only needs the contexts, set up as the studio sets them up. It never connects.</summary>
internal static class Program
{
    public static void Main()
    {
    }

    public static TContext Context<TContext>() where TContext : DbContext
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = Path.GetTempPath(),
            ["Database:ConnectionString"] = typeof(TContext) == typeof(PostgresStudioDbContext) ? "Host=localhost" : "Data Source=design.db",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(settings);
        return services.BuildServiceProvider().GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteStudioDbContext>
{
    public SqliteStudioDbContext CreateDbContext(string[] args) => Program.Context<SqliteStudioDbContext>();
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresStudioDbContext>
{
    public PostgresStudioDbContext CreateDbContext(string[] args) => Program.Context<PostgresStudioDbContext>();
}
