using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class HubTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task WatchJob_Owner_HearsItToItsEnd()
    {
        var (browser, caller) = await app.SignedInAsync("hub@example.com");
        _ = browser;
        var program = await app.ProgramAsync(caller);
        await using var hub = await ConnectAsync(program);
        var (job, _) = await program.SubmitAsync();
        Assert.Equal("done", (await StatesAsync(hub, job))[^1]);
    }

    [Fact]
    public async Task WatchJob_OfAnotherWorkspace_HearsNothing()
    {
        var (_, owner) = await app.SignedInAsync("hubowner@example.com");
        var (job, _) = await (await app.ProgramAsync(owner)).SubmitAsync();
        var (_, stranger) = await app.SignedInAsync("hubstranger@example.com");
        await using var hub = await ConnectAsync(await app.ProgramAsync(stranger));
        Assert.Empty(await StatesAsync(hub, job));
    }

    [Fact]
    public async Task Connect_SignedOut_IsRefused() =>
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(app.Browser()));

    private static async Task<List<string?>> StatesAsync(HubConnection hub, Guid job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var states = new List<string?>();
        await foreach (var snapshot in hub.StreamAsync<JsonElement>("WatchJob", job, limit.Token))
            states.Add(snapshot.GetProperty("state").GetString());
        return states;
    }

    private async Task<HubConnection> ConnectAsync(HttpClient caller)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new SocketConnections(async cancellationToken =>
        {
            var socket = app.Server.CreateWebSocketClient();
            socket.ConfigureRequest = request => request.Headers.Authorization = caller.DefaultRequestHeaders.Authorization?.ToString();
            return await socket.ConnectAsync(new Uri("ws://localhost/hubs/jobs"), cancellationToken);
        }));
        builder.Services.AddSingleton<EndPoint>(new IPEndPoint(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHubProtocol>(new JsonHubProtocol());
        var hub = builder.Build();
        try
        {
            await hub.StartAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }
}
