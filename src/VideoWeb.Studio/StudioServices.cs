using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Core.Engines;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Housekeeping;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Mail;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Samples;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Webhooks;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio;

public static class StudioServices
{
    /// <summary>
    /// The use-cases over the database. By others come, before the first use: engines (<see cref="Core.Engines.IEngine"/>),
    /// <see cref="Core.Media.IClipEncoder"/>, <see cref="Core.Media.IProvenance"/>, <see cref="Core.Media.IMediaStore"/> and <see cref="IDirector"/>.
    /// </summary>
    public static StudioBuilder AddStudio(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddClipRendering();
        services.AddStorage(configuration);
        var identity = services.AddAccounts(configuration);
        services.AddMail(configuration);
        services.AddSingleton<SetupLock>();
        services.AddSingleton<IStudioSetup, StudioSetup>();
        services.AddSingleton<IWorkspaces, WorkspaceDirectory>();
        services.AddSingleton<IMembers, MemberDesk>();
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<IInvitations>(provider => provider.GetRequiredService<InvitationDesk>());
        services.AddSingleton<IApiKeys, ApiKeyDesk>();
        services.AddCredits(configuration);
        services.AddGeneration(configuration);
        services.AddCameos();
        services.AddExports();
        services.AddSingleton<IVideos, VideoDesk>();
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection("Webhooks"));
        services.AddSingleton<PublicAddresses>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<IWebhooks, WebhookDesk>();
        services.AddSingleton<IDrafts, DraftDesk>();
        services.AddSingleton<LibraryShelf>();
        services.AddSingleton<LibraryEdits>();
        services.AddSingleton<ProjectEdits>();
        services.AddSingleton<ILibrary, LibraryDesk>();
        services.AddSingleton<IMarkedClips, MarkedClips>();
        services.AddSingleton<CommentDesk>();
        services.AddSingleton<IReview, ReviewDesk>();
        services.AddSingleton<IShares, ShareDesk>();
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection("Samples"));
        services.AddSingleton<SampleClip>();
        return new StudioBuilder(services, identity);
    }

    /// <summary>Lets this process render what is queued, after <see cref="AddStudio"/>. Call <see cref="IStudioSetup.PrepareAsync"/> before the host starts.</summary>
    public static IServiceCollection AddStudioWorker(this IServiceCollection services) => services
        .AddHostedService<GenerationWorker>()
        .AddHostedService<Housekeeper>()
        .AddHostedService<CreditKeeper>()
        .AddHostedService<WebhookWorker>()
        .AddHostedService<MezzanineWorker>()
        .AddHostedService<SampleService>();

    /// <summary>Only <see cref="IClipRenderer"/>: for the shell, which needs no database.</summary>
    public static IServiceCollection AddClipRendering(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EngineCatalogue>();
        services.TryAddSingleton<IClipRenderer, ClipRenderer>();
        return services;
    }
}

/// <param name="Identity">To add what only the web needs: <c>Identity.AddSignInManager()</c>.</param>
public sealed record StudioBuilder(IServiceCollection Services, IdentityBuilder Identity);
