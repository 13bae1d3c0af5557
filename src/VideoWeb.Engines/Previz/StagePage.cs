using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;

namespace VideoWeb.Engines.Previz;

/// <summary>A browser with the stage open in it, one command at a time. Kept warm from clip to clip: its shaders are compiled.</summary>
internal sealed class StagePage : IAsyncDisposable
{
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(1.5);

    private readonly PrevizOptions options;
    private readonly StageBrowser browser;
    private readonly StageConnection connection;
    private bool busy;

    private StagePage(PrevizOptions options, StageBrowser browser, StageConnection connection)
    {
        this.options = options;
        this.browser = browser;
        this.connection = connection;
    }

    public bool Alive => !connection.Closed.IsCompleted && !browser.Exited.IsCompleted;

    public int ProcessId => browser.ProcessId;

    public int ClipsMade { get; private set; }

    public static async Task<StagePage> OpenAsync(StageServer server, PrevizOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var (address, arrival) = server.Expect();
        var browser = StageBrowser.Start(options, address, logger);
        try
        {
            var exited = browser.Exited;
            var first = await Task.WhenAny(arrival, exited).WaitAsync(TimeSpan.FromSeconds(options.StartSeconds), cancellationToken);
            if (first == exited)
                throw new EngineException("The headless browser ended while it was starting. `./studio doctor` says what is installed.", retryable: true);
            return new StagePage(options, browser, await arrival);
        }
        catch (TimeoutException exception)
        {
            await browser.DisposeAsync();
            throw new EngineException($"The headless browser did not open the stage within {options.StartSeconds} s.", retryable: true, exception);
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <param name="image">Address of the picture that the clip begins as.</param>
    /// <param name="cameos">Likenesses of members of the cast, by cast id.</param>
    public async Task<StageLoaded> LoadAsync(
        StagedPlan staged, string tier, bool geometry, string? image, CancellationToken cancellationToken, IReadOnlyDictionary<string, StageCameo>? cameos = null)
    {
        busy = true;
        ClipsMade++;
        await connection.SendAsync(new LoadCommand(staged, tier, geometry, image, cameos), cancellationToken);
        var loaded = await ExpectAsync<StageLoaded>(TimeSpan.FromSeconds(options.StageSeconds), cancellationToken);
        busy = false;
        return loaded;
    }

    /// <returns><see cref="StageStem"/>s, then <see cref="StageSound"/>s.</returns>
    public async IAsyncEnumerable<StageMessage> SoundAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        busy = true;
        await connection.SendAsync(new { type = "sound" }, cancellationToken);
        while (true)
        {
            var message = await connection.ReceiveAsync(TimeSpan.FromSeconds(options.StageSeconds), cancellationToken);
            if (message is StageSoundDone)
                break;
            yield return message is StageSound or StageStem ? message : throw Unexpected(message);
        }

        busy = false;
    }

    public async IAsyncEnumerable<StageFrame> RenderAsync(
        string pass, IReadOnlyList<int> frames, FrameSize size, string tier, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        busy = true;
        await connection.SendAsync(
            new { type = "render", pass, frames, width = size.Width, height = size.Height, tier, format = "jpeg", quality = 0.95 }, cancellationToken);
        while (true)
        {
            var message = await connection.ReceiveAsync(TimeSpan.FromSeconds(options.FrameSeconds), cancellationToken);
            if (message is StageRendered)
                break;
            yield return message as StageFrame ?? throw Unexpected(message);
        }

        busy = false;
    }

    /// <summary>Stops what is running.</summary>
    /// <returns>True where the page can be used again; false where it didn't answer and has to go.</returns>
    public async Task<bool> StopAsync()
    {
        if (!busy)
            return Alive;
        try
        {
            await connection.SendAsync(new { type = "cancel" }, CancellationToken.None);
            await ExpectAsync<StageCancelled>(CancelPatience, CancellationToken.None, skipOthers: true);
            busy = false;
            return true;
        }
        catch (EngineException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await browser.DisposeAsync();
    }

    private async Task<T> ExpectAsync<T>(TimeSpan patience, CancellationToken cancellationToken, bool skipOthers = false)
        where T : StageMessage
    {
        while (true)
        {
            var message = await connection.ReceiveAsync(patience, cancellationToken);
            if (message is T expected)
                return expected;
            if (!skipOthers)
                throw Unexpected(message);
        }
    }

    private static EngineException Unexpected(StageMessage message) =>
        new($"The stage answered out of turn ({message.GetType().Name}).", retryable: true);

    private sealed record LoadCommand(
        StagedPlan Staged, string Tier, bool Geometry, string? Image, IReadOnlyDictionary<string, StageCameo>? Cameos)
    {
        [JsonPropertyName("type")]
        public string Type => "load";
    }
}
