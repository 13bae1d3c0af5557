using Microsoft.Extensions.DependencyInjection;

namespace VideoWeb.Studio.Exports;

internal static class ExportServices
{
    public static void AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportReader>()
        .AddSingleton<ExportPacker>()
        .AddSingleton<SignedCopy>()
        .AddSingleton<IExports, ExportDesk>();
}
