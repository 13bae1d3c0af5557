using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Storage;

internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection("Data")).ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DataOptions>, DataOptions.Validator>();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validator>();

        // with passkeys; the contexts read it when they build their model
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddSingleton<SqlitePragmas>();
        services.AddPooledDbContextFactory<SqliteStudioDbContext>((provider, options) => UseSqlite(
            options, ConnectionString(provider), provider.GetRequiredService<SqlitePragmas>()));
        services.AddPooledDbContextFactory<PostgresStudioDbContext>((provider, options) => UsePostgres(
            options, provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString!));
        services.AddSingleton<IDbContextFactory<StudioDbContext>, ConfiguredContextFactory>();
        // Identity's stores take a scoped context
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext());

        services.AddDataProtection().SetApplicationName("VideoWeb");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ConfigureKeyRing>();
    }

    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString, SqlitePragmas pragmas) =>
        options.UseSqlite(connectionString).AddInterceptors(pragmas);

    public static void UsePostgres(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    private static string ConnectionString(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString
        ?? new SqliteConnectionStringBuilder { DataSource = provider.GetRequiredService<IOptions<DataOptions>>().Value.DatabaseFile, Pooling = true }.ToString();

    private sealed class ConfiguredContextFactory(IServiceProvider provider, IOptions<DatabaseOptions> options) : IDbContextFactory<StudioDbContext>
    {
        public StudioDbContext CreateDbContext() => options.Value.Provider == DatabaseProvider.Postgres
            ? provider.GetRequiredService<IDbContextFactory<PostgresStudioDbContext>>().CreateDbContext()
            : provider.GetRequiredService<IDbContextFactory<SqliteStudioDbContext>>().CreateDbContext();
    }
}
