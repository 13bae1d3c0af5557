using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Design;
using VideoWeb.Web.Features.Jobs;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.ComponentTests;

/// <summary>A page's surroundings: somebody is signed in, and the studio's use-cases are substitutes.</summary>
internal sealed class Pages : IDisposable
{
    public Pages()
    {
        Context.JSInterop.Mode = JSRuntimeMode.Loose;
        var authorization = Context.AddAuthorization();
        authorization.SetAuthorized("ines@example.com");
        authorization.SetClaims(new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, Caller.UserId.ToString()));
        var workspaces = Substitute.For<IWorkspaces>();
        workspaces.EnterAsync(Caller.UserId, Arg.Any<Guid?>(), Arg.Any<CancellationToken>()).Returns(Caller);
        Library.ProjectsAsync(default, default).ReturnsForAnyArgs((Studio.Outcome<IReadOnlyList<ProjectInfo>>)Array.Empty<ProjectInfo>());
        Feed.WatchWorkspaceAsync(default, default).ReturnsForAnyArgs(Nothing());

        Context.Services.AddSingleton(workspaces);
        Context.Services.AddSingleton(Library);
        Context.Services.AddSingleton(Generation);
        Context.Services.AddSingleton(Review);
        Context.Services.AddSingleton(Substitute.For<IShares>());
        Context.Services.AddSingleton(Feed);
        Context.Services.AddSingleton(TimeProvider.System);
        Context.Services.AddSingleton<CallerAccess>();
        Context.Services.AddScoped<CurrentCaller>();
        Context.Services.AddScoped(services => new WorkspaceJobs(
            Feed, services.GetRequiredService<CurrentCaller>(), TimeProvider.System, NullLogger<WorkspaceJobs>.Instance));
        Context.Services.AddScoped<Toasts>();
    }

    public BunitContext Context { get; } = new();

    public Caller Caller { get; } = new(Guid.NewGuid(), Guid.NewGuid());

    public ILibrary Library { get; } = Substitute.For<ILibrary>();

    public IReview Review { get; } = Substitute.For<IReview>();

    public IGeneration Generation { get; } = Substitute.For<IGeneration>();

    public IJobFeed Feed { get; } = Substitute.For<IJobFeed>();

    public Toasts Toasts => Context.Services.GetRequiredService<Toasts>();

    public void Holds(params ClipCard[] clips) =>
        Library.ListAsync(default, default!, default).ReturnsForAnyArgs((Studio.Outcome<ClipPage>)new ClipPage(clips, null));

    public static ClipCard Clip(string title, ClipState state = ClipState.Ready) => new()
    {
        Id = Guid.NewGuid(),
        Title = title,
        State = state,
        Engine = "previz",
        Seconds = 12,
        Width = 1280,
        Height = 720,
        TakeId = state == ClipState.Ready ? Guid.NewGuid() : null,
        JobId = state == ClipState.Working ? Guid.NewGuid() : null,
        Takes = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public static JobSnapshot Job(JobState state, double fraction = 0, string? failure = null) => new()
    {
        Id = Guid.NewGuid(),
        ClipId = Guid.NewGuid(),
        Title = "Pier",
        State = state,
        Engine = "previz",
        Format = new RenderFormat(1280, 720, 24, 12, 1, RenderQuality.Draft),
        Fraction = fraction,
        Failure = failure,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public void Dispose() => Context.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async IAsyncEnumerable<JobSnapshot> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }
}
