using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Previz;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Engines.Tests.Previz;

/// <summary>The host's side of the protocol against a page that a test plays.</summary>
public sealed class StageConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stage-");
    private StageServer server = null!;
    private ClientWebSocket page = null!;
    private StageConnection host = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "headless.html"), "<!doctype html>");
        var options = new PrevizOptions { StageRoot = folder.FullName, FurnitureRoot = folder.FullName, CacheRoot = folder.FullName };
        var furniture = new FurnitureLibrary(Options.Create(options), NullLogger<FurnitureLibrary>.Instance);
        server = await StageServer.StartAsync(options, furniture, CancellationToken.None);
        var (address, arrival) = server.Expect();
        page = new ClientWebSocket();
        await page.ConnectAsync(new Uri(Uri.UnescapeDataString(address.Query[4..])), CancellationToken.None);
        host = await arrival;
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        page.Dispose();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Receive_PageFails_SaysWhatThePageSaid()
    {
        await SayAsync("""{"type":"error","message":"context lost"}""");

        var failure = await Assert.ThrowsAsync<EngineException>(() => host.ReceiveAsync(Patience, CancellationToken.None));

        Assert.Contains("context lost", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.Retryable);
    }

    [Fact]
    public async Task Receive_PageGoesAway_CanBeTriedAgain()
    {
        page.Abort();

        var failure = await Assert.ThrowsAsync<EngineException>(() => host.ReceiveAsync(Patience, CancellationToken.None));

        Assert.True(failure.Retryable);
    }

    [Fact]
    public async Task Receive_PageIsSilent_EndsWithAMessage()
    {
        var failure = await Assert.ThrowsAsync<EngineException>(() => host.ReceiveAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None));

        Assert.Contains("said nothing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_Cancelled_KeepsTheConnection()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ReceiveAsync(Patience, cancelled.Token));

        await SayAsync("""{"type":"soundDone"}""");

        Assert.IsType<StageSoundDone>(await host.ReceiveAsync(Patience, CancellationToken.None));
    }

    [Fact]
    public async Task Connect_WithATokenThatIsUsedUp_IsTurnedAway()
    {
        var (address, _) = server.Expect();
        var socket = new Uri(Uri.UnescapeDataString(address.Query[4..]));
        using var first = new ClientWebSocket();
        await first.ConnectAsync(socket, CancellationToken.None);
        using var second = new ClientWebSocket();

        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(socket, CancellationToken.None));
    }

    private Task SayAsync(string text) =>
        page.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
