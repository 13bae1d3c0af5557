using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Studio.Uploads;

namespace VideoWeb.Studio.Cameos;

internal static class CameoServices
{
    public static void AddCameos(this IServiceCollection services) => services
        .AddSingleton<PictureFetcher>()
        .AddSingleton<IUploads, UploadDesk>()
        .AddSingleton<CameoCasting>()
        .AddSingleton<ConsentLedger>()
        .AddSingleton<ICameos, CameoDesk>()
        .AddSingleton<IConsents, ConsentDesk>();
}
