using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Studio.Tests.Databases;

/// <summary>One migrated file, copied for each test.</summary>
public sealed class SqliteDatabase : TestDatabase, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("videoweb-sqlite-").FullName;

    public override string Provider => "Sqlite";

    private string Template => Path.Combine(folder, "template.db");

    public async Task InitializeAsync()
    {
        await using var db = Contexts.Sqlite(Connection(Template, pooling: false));
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=DELETE");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    public override Task<string> CopyAsync(string folder)
    {
        var path = Path.Combine(folder, "videoweb.db");
        File.Copy(Template, path);
        return Task.FromResult(Connection(path, pooling: true));
    }

    public override Task<string> EmptyAsync(string folder) => Task.FromResult(Connection(Path.Combine(folder, "videoweb.db"), pooling: true));

    private static string Connection(string path, bool pooling) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = pooling }.ToString();
}
