using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Setup;

/// <summary>
/// Lets one process at a time set the database up. Both locks end with the process that holds them, however it ends:
/// an open file on the machine of the SQLite database, an advisory lock of the session on PostgreSQL.
/// </summary>
internal sealed class SetupLock(IOptions<DataOptions> data, TimeProvider clock)
{
    /// <summary>Any number that nothing else of the database uses.</summary>
    private const long AdvisoryLock = 0x7669_6465_6F77_6562;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<IAsyncDisposable> TakeAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        if (db is PostgresStudioDbContext)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
            return new Advisory(db);
        }

        var file = await OpenAloneAsync(Path.Combine(data.Value.Folder, "setup.lock"), cancellationToken);
        // EF's own lock on SQLite is a table, which a killed process leaves behind; whoever holds the file knows that nobody migrates
        await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        return file;
    }

    private async Task<FileStream> OpenAloneAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private sealed class Advisory(StudioDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})");
            await db.Database.CloseConnectionAsync();
        }
    }
}
