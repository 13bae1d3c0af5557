using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Studio.Storage;

/// <summary>
/// Sets each connection up: a write-ahead log (readers don't wait for the writer), foreign keys, and waiting for the
/// write lock instead of failing at once. FULL would sync at each commit; NORMAL may lose the last commits when the
/// machine loses its power, never the file's integrity.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
