using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace VideoWeb.Web.Hosting;

/// <summary>Files that are the same for everybody: styles, scripts, fonts, and what the stage loads.</summary>
internal static class AssetEndpoints
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings =
        {
            [".wasm"] = "application/wasm",
            [".glb"] = "model/gltf-binary",
            [".exr"] = "image/x-exr",
            [".hdr"] = "image/vnd.radiance",
            [".sf3"] = "application/octet-stream",
            [".bin"] = "application/octet-stream",
            [".tsv"] = "text/tab-separated-values",
            [".vtt"] = "text/vtt",
        },
    };

    /// <summary>What was there when the project was built, compressed and with a fingerprint.</summary>
    public static void MapAssets(this WebApplication app) => app.MapStaticAssets().AllowAnonymous();

    /// <summary>What came later.</summary>
    public static void UseAssets(this WebApplication app)
    {
        UseBuiltScripts(app);
        UseFurniture(app);
    }

    /// <summary>The stage and the pages' modules are written by esbuild after the map of static assets was made, so they are served as found.</summary>
    private static void UseBuiltScripts(WebApplication app) =>
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = ContentTypes, OnPrepareResponse = Revalidate });

    /// <summary>A model that is not converted (yet) is a 404: the stage shows a stand-in.</summary>
    private static void UseFurniture(WebApplication app)
    {
        var folder = Directory.CreateDirectory(app.Services.GetRequiredService<DataFolder>().Furniture);
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/stage/furniture",
            FileProvider = new PhysicalFileProvider(folder.FullName),
            ContentTypeProvider = ContentTypes,
            OnPrepareResponse = Revalidate,
        });
    }

    private static void Revalidate(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
}
