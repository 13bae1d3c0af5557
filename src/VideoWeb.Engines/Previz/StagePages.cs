using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Engines.Previz;

/// <summary>
/// The one warm page of this process. Two side by side gain nothing where the processor draws, and would share one GPU;
/// who needs it waits.
/// </summary>
internal sealed class StagePages(IOptions<PrevizOptions> options, FurnitureLibrary furniture, ILogger<StagePages> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private StageServer? server;
    private StagePage? page;

    /// <summary>Waits for the page and opens it where it isn't. Disposing the lease gives it back.</summary>
    public async Task<StagePageLease> RentAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (page is { } old && (!old.Alive || old.ClipsMade >= options.Value.ClipsPerBrowser))
                await DropAsync();
            if (server is null)
            {
                StageBrowser.ClearProfiles(options.Value);
                server = await StageServer.StartAsync(options.Value, furniture, cancellationToken);
            }

            page ??= await StagePage.OpenAsync(server, options.Value, logger, cancellationToken);
            return new StagePageLease(this, server, page);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public async ValueTask ReturnAsync(StagePage returned)
    {
        try
        {
            if (!await returned.StopAsync())
                await DropAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        if (server is not null)
            await server.DisposeAsync();
        turn.Dispose();
    }

    private async Task DropAsync()
    {
        if (page is { } old)
        {
            page = null;
            await old.DisposeAsync();
        }
    }
}

/// <summary>The right to use the warm page until it is disposed.</summary>
internal sealed class StagePageLease(StagePages pages, StageServer server, StagePage page) : IAsyncDisposable
{
    /// <summary>Lets the page read one file until the offer is disposed.</summary>
    public OfferedFile Offer(string path) => server.Offer(path);

    public StagePage Page { get; } = page;

    public ValueTask DisposeAsync() => pages.ReturnAsync(Page);
}
