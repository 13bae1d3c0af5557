using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>A small server that speaks the hub's protocol over one folder.</summary>
internal sealed class ModelHub : IAsyncDisposable
{
    public const string Repository = "acme/tiny-wan", Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly WebApplication _app;

    private ModelHub(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public string? Token { get; set; }

    /// <summary>The file whose connection breaks after some bytes, once.</summary>
    public string? Breaks { get; set; }

    /// <summary>The file whose last byte is wrong.</summary>
    public string? Damages { get; set; }

    public bool HasRanges { get; set; } = true;

    /// <summary>A file name that the listing adds.</summary>
    public string? Extra { get; set; }

    /// <summary>Files that were asked for, with the byte they were asked from.</summary>
    public List<(string Path, long From)> Asked { get; } = [];

    public static async Task<ModelHub> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var hub = new ModelHub(app);
        app.MapGet("/api/models/{owner}/{name}/revision/{revision}", (string owner, string name, HttpContext context) => hub.Describe($"{owner}/{name}", folder, context));
        app.MapGet("/{owner}/{name}/resolve/{commit}/{**path}", (string commit, string path, HttpContext context) => hub.SendAsync(Path.Combine(folder, path), path, context));
        await app.StartAsync();
        return hub;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Describe(string repository, string folder, HttpContext context)
    {
        if (repository != Repository)
            return Results.NotFound();
        if (!IsKnown(context))
            return Results.Unauthorized();
        var siblings = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file =>
        {
            var content = File.ReadAllBytes(file);
            var isLarge = file.EndsWith(".safetensors", StringComparison.Ordinal);
            return new
            {
                rfilename = Path.GetRelativePath(folder, file),
                size = content.Length,
                blobId = Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content])),
                lfs = isLarge ? new { sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), size = content.Length } : null,
            };
        }).ToList();
        if (Extra is not null)
            siblings.Add(siblings[0] with { rfilename = Extra });
        return Results.Json(new { sha = Commit, cardData = new { license = "cc0-1.0" }, siblings });
    }

    private async Task SendAsync(string file, string path, HttpContext context)
    {
        if (!IsKnown(context))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var content = await File.ReadAllBytesAsync(file);
        if (Damages == path)
            content[^1] ^= 1;
        var from = HasRanges ? context.Request.GetTypedHeaders().Range?.Ranges.Single().From ?? 0 : 0;
        Asked.Add((path, from));
        context.Response.StatusCode = from > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        context.Response.ContentLength = content.Length - from;
        if (Breaks == path)
        {
            Breaks = null;
            await context.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(content.AsMemory((int)from));
    }

    private bool IsKnown(HttpContext context) => Token is null || context.Request.Headers.Authorization == $"Bearer {Token}";
}
