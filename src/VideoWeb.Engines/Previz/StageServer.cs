using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Engines.Previz;

/// <summary>
/// Serves the built stage to the headless browser and takes its WebSocket, on the loopback only.
/// A page is let in by a token that is in its address and nowhere else.
/// </summary>
internal sealed class StageServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StageConnection>> awaited = new();
    private readonly ConcurrentDictionary<string, string> offered = new();

    private StageServer(WebApplication app) => this.app = app;

    private int Port { get; set; }

    /// <exception cref="EngineException">The stage has not been built.</exception>
    public static async Task<StageServer> StartAsync(PrevizOptions options, FurnitureLibrary furniture, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(options.StageRoot);
        if (!File.Exists(Path.Combine(root, "headless.html")))
            throw new EngineException($"The stage is not built: {root} holds no headless.html. Run ./studio, or `npm ci && node build.mjs` in src/stage.", retryable: false);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new StageServer(app);

        app.UseWebSockets();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(root),
            ServeUnknownFileTypes = true,
            ContentTypeProvider = StageContentTypes.Create(),
        });
        app.MapGet("/furniture/{file}", async (string file, CancellationToken ct) =>
            await furniture.FindAsync(file, ct) is { } path
                ? Results.File(path, StageContentTypes.Of(file))
                : Results.NotFound());
        app.MapGet("/offered/{name}", (string name) =>
            server.offered.TryGetValue(name, out var path) ? Results.File(path, "application/octet-stream") : Results.NotFound());
        app.Map("/stage", server.AcceptAsync);
        await app.StartAsync(cancellationToken);

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Port = new Uri(addresses.Addresses.First()).Port;
        return server;
    }

    /// <summary>Makes a place for one page: the address it has to open, and the connection it will make.</summary>
    public (Uri Page, Task<StageConnection> Connection) Expect()
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var arrival = new TaskCompletionSource<StageConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[token] = arrival;
        var socket = Uri.EscapeDataString($"ws://127.0.0.1:{Port}/stage?token={token}");
        return (new Uri($"http://127.0.0.1:{Port}/headless.html?ws={socket}"), arrival.Task);
    }

    /// <summary>Hands out one file of the host under a name that nobody can guess, until the offer is disposed.</summary>
    public OfferedFile Offer(string path)
    {
        var name = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        offered[name] = Path.GetFullPath(path);
        return new OfferedFile($"offered/{name}", () => offered.TryRemove(name, out _));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !awaited.TryRemove(context.Request.Query["token"].ToString(), out var arrival))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new StageConnection(socket);
        arrival.TrySetResult(connection);
        await connection.Closed;
    }
}

/// <summary>A file that the page may read while this lives; its address is below the stage's root.</summary>
internal sealed class OfferedFile(string address, Action withdraw) : IDisposable
{
    public string Address { get; } = address;

    public void Dispose() => withdraw();
}

/// <summary>The types of the stage's files, for both servers that hand them out.</summary>
public static class StageContentTypes
{
    private static readonly FileExtensionContentTypeProvider Provider = Create();

    public static FileExtensionContentTypeProvider Create()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".glb"] = "model/gltf-binary";
        types.Mappings[".wasm"] = "application/wasm";
        types.Mappings[".exr"] = "image/x-exr";
        types.Mappings[".sf3"] = "application/octet-stream";
        // what sees people and faces in pictures comes with its graphs, models and packed files
        foreach (var ending in (string[])[".bin", ".binarypb", ".data", ".tflite"]) types.Mappings[ending] = "application/octet-stream";
        types.Mappings[".tsv"] = "text/tab-separated-values";
        return types;
    }

    public static string Of(string file) => Provider.TryGetContentType(file, out var type) ? type : "application/octet-stream";
}
