using Microsoft.AspNetCore.StaticFiles;
using VideoWeb.Engines.Previz;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Web.Hosting;

/// <summary>Files that are the same for everybody: styles, scripts, fonts, and what the stage loads.</summary>
internal static class AssetEndpoints
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = StageContentTypes.Create();

    /// <summary>What was there when the project was built, compressed and with a fingerprint; and furniture, converted when first asked for.</summary>
    public static void MapAssets(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/stage/furniture/{file}", FurnitureAsync).AllowAnonymous();
        // a script or model that isn't there is missing, not secret
        foreach (var folder in (string[])["js", "stage", "css", "icons", "fonts", "images"])
            app.MapGet($"/{folder}/{{**file}}", () => Results.NotFound()).AllowAnonymous();
    }

    /// <summary>What came later. Before routing, so that a file goes before the endpoints above.</summary>
    public static void UseAssets(this WebApplication app)
    {
        // scripts and tables only: what is the same for everybody can't give a secret away by its compressed length
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/stage") || context.Request.Path.StartsWithSegments("/js"),
            branch => branch.UseResponseCompression());
        UseBuiltScripts(app);
    }

    public static IServiceCollection AddAssets(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "application/json", "text/tab-separated-values", "application/wasm"];
        });

    /// <summary>The stage and the pages' modules are written by esbuild after the map of static assets was made, so they are served as found.</summary>
    private static void UseBuiltScripts(WebApplication app) =>
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = ContentTypes, OnPrepareResponse = Revalidate });

    /// <summary>A model that can't be had is a 404: the stage shows a part of its own.</summary>
    private static async Task<IResult> FurnitureAsync(string file, FurnitureLibrary furniture, CancellationToken cancellationToken) =>
        await furniture.FindAsync(file, cancellationToken) is { } path
            ? Results.File(path, StageContentTypes.Of(file), lastModified: File.GetLastWriteTimeUtc(path))
            : Results.NotFound();

    private static void Revalidate(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
}
