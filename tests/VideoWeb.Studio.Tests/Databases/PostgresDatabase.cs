using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VideoWeb.Studio.Tests.Databases;

/// <summary>
/// A PostgreSQL server of Debian's binaries, in a temporary folder, on a Unix socket there: no port, nothing shared.
/// It does not run as root, so that root's tests start it as the user postgres.
/// </summary>
public sealed class PostgresDatabase : TestDatabase, IAsyncLifetime
{
    public const string Skip = "VIDEOWEB_SKIP_POSTGRES";

    private const string Installed = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // short: a socket's path has at most 107 bytes
    private readonly string folder = Directory.CreateTempSubdirectory("vwpg-").FullName;
    private readonly ConcurrentQueue<string> log = new();
    private Process? server;
    private int copies;

    public static bool Skipped => Environment.GetEnvironmentVariable(Skip) == "1";

    public override string Provider => "Postgres";

    public async Task InitializeAsync()
    {
        if (Skipped) return;
        var binaries = Binaries();
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", folder);
        await RunAsync([.. AsServer(), Path.Combine(binaries, "initdb"), "-D", Data, "-U", "studio", "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8"]);
        server = Start(
            [.. AsServer(), Path.Combine(binaries, "postgres"), "-D", Data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off",
                "-c", "full_page_writes=off", "-c", "max_connections=300", "-c", "shared_buffers=64MB"]);
        await ReadyAsync();
        await ExecuteAsync("CREATE DATABASE template_studio");
        await using (var db = Contexts.Postgres(Connection("template_studio", pooling: false))) await db.Database.MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            // SIGINT: a fast shutdown, which disconnects whoever is left
            await RunAsync("kill", "-INT", server.Id.ToString(CultureInfo.InvariantCulture));
            await server.WaitForExitAsync();
            server.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    public override async Task<string> CopyAsync(string folder)
    {
        var name = Name();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template_studio");
        return Connection(name, pooling: true);
    }

    public override async Task<string> EmptyAsync(string folder)
    {
        var name = Name();
        await ExecuteAsync($"CREATE DATABASE {name}");
        return Connection(name, pooling: true);
    }

    private string Data => Path.Combine(folder, "data");

    private string Name() => $"test_{Interlocked.Increment(ref copies)}";

    private string Connection(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Username = "studio",
        Database = database,
        Pooling = pooling,
        MaxPoolSize = 20,
    }.ToString();

    private static string Binaries()
    {
        var found = Directory.Exists(Installed)
            ? Directory.EnumerateDirectories(Installed).Where(version => File.Exists(Path.Combine(version, "bin", "postgres"))).OrderDescending().FirstOrDefault()
            : null;
        return found is not null
            ? Path.Combine(found, "bin")
            : throw new InvalidOperationException($"The PostgreSQL tests need Debian's server: apt-get install postgresql. To leave them out on purpose, set {Skip}=1.");
    }

    private static string[] AsServer() => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private async Task ReadyAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(began) < Patience && server!.HasExited is false)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres", pooling: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed ({process.ExitCode}): {string.Join('\n', log)}");
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresDatabase>
{
    public const string Name = "PostgreSQL";
}
