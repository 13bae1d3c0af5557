using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoWeb.Web.Features.Jobs;

internal static class JobSetup
{
    public static IServiceCollection AddJobPages(this IServiceCollection services)
    {
        services.AddScoped<WorkspaceJobs>();
        services.AddSignalR().AddJsonProtocol(options =>
            options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        return services;
    }

    public static void MapJobs(this IEndpointRouteBuilder endpoints) => endpoints.MapHub<JobHub>("/hubs/jobs");
}
