using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests;

/// <summary>The whole studio over one database, with fakes in the place of engine, encoder, store and Director, and a clock that stands.</summary>
internal sealed class StudioUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private bool ownsFolder;
    private int accounts;

    private StudioUnderTest(ServiceProvider services, string folder)
    {
        this.services = services;
        Folder = folder;
    }

    public string Folder { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public FakeEngine Engine => (FakeEngine)Get<IEngine>();

    public FakeEncoder Encoder => (FakeEncoder)Get<IClipEncoder>();

    public FakeMediaStore Media => (FakeMediaStore)Get<IMediaStore>();

    public IGeneration Generation => Get<IGeneration>();

    public ILibrary Library => Get<ILibrary>();

    public IJobFeed Feed => Get<IJobFeed>();

    public static async Task<StudioUnderTest> StartAsync(TestDatabase database, params (string Key, string Value)[] settings) =>
        await StartAsync(database, shared: null, settings);

    /// <summary>With services of the test's own.</summary>
    public static async Task<StudioUnderTest> StartAsync(TestDatabase database, Action<IServiceCollection> configure)
    {
        var folder = Directory.CreateTempSubdirectory("videoweb-studio-").FullName;
        return Build(folder, database.Provider, await database.CopyAsync(folder), shared: null, [], configure);
    }

    /// <summary>Another process of the same studio: same database, folder and clock; its own worker and board.</summary>
    public static async Task<StudioUnderTest> StartAsync(TestDatabase database, StudioUnderTest? shared, params (string Key, string Value)[] settings)
    {
        var folder = shared?.Folder ?? Directory.CreateTempSubdirectory("videoweb-studio-").FullName;
        var connection = shared is null ? await database.CopyAsync(folder) : shared.Get<IConfiguration>()["Database:ConnectionString"];
        return Build(folder, database.Provider, connection!, shared, settings);
    }

    /// <summary>Over a database without a table.</summary>
    public static async Task<StudioUnderTest> StartEmptyAsync(TestDatabase database, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("videoweb-studio-").FullName;
        return Build(folder, database.Provider, await database.EmptyAsync(folder), shared: null, settings);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public IServiceScope Scope() => services.CreateScope();

    public Task<StudioDbContext> OpenAsync() => Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();

    /// <summary>A new person in their personal workspace.</summary>
    public async Task<Caller> PersonAsync()
    {
        var made = await Get<IAccounts>().RegisterAsync(new Registration($"person{++accounts}@example.org", "correct horse battery"), default);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        return (await Get<IWorkspaces>().EnterAsync(made.Value!.Id, null, default))!.Value;
    }

    /// <summary>Gives the caller's workspace a tier, changed before where a test needs that.</summary>
    public async Task TierAsync(Caller caller, string tier, Action<TierRow>? change = null)
    {
        await using var db = await OpenAsync();
        change?.Invoke(await db.Tiers.SingleAsync(row => row.Id == tier));
        (await db.Workspaces.SingleAsync(workspace => workspace.Id == caller.WorkspaceId)).TierId = tier;
        await db.SaveChangesAsync();
    }

    /// <summary>A new person who is an administrator.</summary>
    public async Task<Caller> AdministratorAsync()
    {
        var caller = await PersonAsync();
        await using var db = await OpenAsync();
        await db.Users.Where(account => account.Id == caller.UserId).ExecuteUpdateAsync(set => set.SetProperty(account => account.Administrator, true));
        return caller;
    }

    public async Task<SubmittedJob> SubmitAsync(
        Caller caller, string prompt = "A pier at dusk", double seconds = 1, RenderQuality quality = RenderQuality.Standard, Guid? clipId = null)
    {
        var submitted = await Generation.SubmitAsync(caller, new SubmitRequest { Prompt = prompt, Plan = Plans.Make(seconds), Quality = quality, ClipId = clipId }, default);
        Assert.True(submitted.Succeeded, submitted.Refusal?.Message);
        // ids of one moment have no order
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        return submitted.Value!;
    }

    /// <summary>Takes the next job and runs it to its end, as a worker does.</summary>
    public async Task<Guid?> WorkAsync(CancellationToken shuttingDown = default)
    {
        var job = await Get<JobQueue>().TakeAsync(default);
        if (job is not null) await Get<JobRunner>().RunAsync(job, shuttingDown);
        return job?.Id;
    }

    public async Task<Job> JobAsync(Guid jobId)
    {
        await using var db = await OpenAsync();
        return await db.Jobs.AsNoTracking().SingleAsync(job => job.Id == jobId);
    }

    public async Task<JobState> StateAsync(Guid jobId) => (await JobAsync(jobId)).State;

    /// <summary>Waits, in real time, until something is so, letting the studio's clock run on meanwhile.</summary>
    public async Task UntilAsync(Func<Task<bool>> so, TimeSpan? step = null)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            if (await so()) return;
            if (step is { } advance) Clock.Advance(advance);
            await Task.Delay(10);
        }

        Assert.Fail("It never came to be.");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static StudioUnderTest Build(string folder, string provider, string connection, StudioUnderTest? shared, (string Key, string Value)[] settings, Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Data:Folder", folder),
            new("Database:Provider", provider),
            new("Database:ConnectionString", connection),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]).Build();
        var clock = shared?.Get<TimeProvider>() ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(clock);
        services.AddSingleton<IEngine>(new FakeEngine());
        services.AddSingleton<IClipEncoder>(new FakeEncoder());
        services.AddSingleton<IClipTranscoder>(new FakeTranscoder());
        services.AddSingleton<ITimelineWriter>(new FakeTimelineWriter());
        services.AddSingleton<IProvenance>(new FakeProvenance());
        services.AddSingleton(shared?.Get<IMediaStore>() ?? new FakeMediaStore(clock));
        services.AddSingleton<IImageIntake>(new FakeIntake());
        services.AddSingleton<IDirector>(new FakeDirector());
        services.AddStudio(configuration);
        services.AddStudioWorker();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        configure?.Invoke(services);
        return new StudioUnderTest(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), folder) { ownsFolder = shared is null };
    }
}
