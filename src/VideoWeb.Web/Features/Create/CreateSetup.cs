using VideoWeb.Core.Prompts;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Uploads;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.Features.Create;

internal static class CreateSetup
{
    /// <summary>The desk; needs the Director and the studio's use-cases.</summary>
    public static IServiceCollection AddCreate(this IServiceCollection services) =>
        services.AddSingleton(provider =>
        {
            var reader = new ScriptReader(provider.GetRequiredService<Director>());
            var resolver = provider.GetRequiredService<StagingResolver>();
            var clock = provider.GetRequiredService<TimeProvider>();
            return new DeskServices(
                () => new Desk(reader.Read, resolver.Resolve, clock),
                provider.GetRequiredService<IGeneration>(),
                provider.GetRequiredService<IJobFeed>(),
                provider.GetRequiredService<ILibrary>(),
                provider.GetRequiredService<IDrafts>(),
                provider.GetRequiredService<IUploads>(),
                provider.GetRequiredService<ICameos>(),
                resolver.Places,
                clock);
        });
}
