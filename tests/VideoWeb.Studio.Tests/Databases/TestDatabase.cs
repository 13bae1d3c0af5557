namespace VideoWeb.Studio.Tests.Databases;

/// <summary>Gives each test a database of its own, already migrated.</summary>
public abstract class TestDatabase
{
    /// <summary>The value of <c>Database:Provider</c>.</summary>
    public abstract string Provider { get; }

    /// <summary>A connection string to a fresh copy of the migrated database.</summary>
    public abstract Task<string> CopyAsync(string folder);

    /// <summary>A connection string to a database without a table.</summary>
    public abstract Task<string> EmptyAsync(string folder);
}
