using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests;

/// <summary>A test class that runs once on each database; every test has a studio of its own.</summary>
public abstract class StudioTests(TestDatabase database) : IAsyncLifetime
{
    private protected StudioUnderTest Studio { get; private set; } = null!;

    protected TestDatabase Database => database;

    /// <summary>Settings of the studio, where a class needs others than the defaults.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    public virtual async Task InitializeAsync() => Studio = await StudioUnderTest.StartAsync(database, Settings);

    public virtual async Task DisposeAsync() => await Studio.DisposeAsync();
}
