using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Storage;

public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Needed for PostgreSQL; for SQLite the default is a file of the data folder.</summary>
    public string? ConnectionString { get; set; }

    internal sealed class Validator : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            if (!Enum.IsDefined(options.Provider)) return ValidateOptionsResult.Fail("Database:Provider is Sqlite or Postgres.");
            return options.Provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(options.ConnectionString)
                ? ValidateOptionsResult.Fail("Database:ConnectionString is needed with Database:Provider=Postgres, like \"Host=localhost;Database=videoweb;Username=videoweb;Password=…\".")
                : ValidateOptionsResult.Success;
        }
    }
}
