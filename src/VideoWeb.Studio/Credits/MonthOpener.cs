using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Credits;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Credits;

/// <summary>
/// Gives every workspace its month's credits, at start and once an hour. Whoever spends or looks before that opens the month for
/// themselves; this is for the statements of those who don't.
/// </summary>
internal sealed partial class MonthOpener(IDbContextFactory<StudioDbContext> contexts, CreditLedger ledger, TimeProvider clock, ILogger<MonthOpener> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var month = CreditLedger.MonthOf(clock.GetUtcNow());
        var closed = await db.Workspaces
            .Where(workspace => !db.CreditTransactions.Any(known => known.WorkspaceId == workspace.Id && known.Month == month && known.Kind == CreditMoveKind.Grant))
            .Select(workspace => workspace.Id)
            .ToListAsync(cancellationToken);
        foreach (var workspace in closed) await ledger.OpenMonthAsync(workspace, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            do
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Stumbled(logger, failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    [LoggerMessage(LogLevel.Error, "The month’s credits could not be given to everybody; the next round tries again.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
