namespace VideoWeb.Studio.Generation;

/// <summary>Why a running job is stopped before its end.</summary>
internal enum StopReason
{
    None,

    Cancelled,

    /// <summary>Another worker has it now.</summary>
    LeaseLost,

    ShuttingDown,

    /// <summary>A background job makes room for one that somebody waits for.</summary>
    Yielding,

    /// <summary>The engine is silent for too long.</summary>
    Stalled,
}

/// <summary>Stops a running job; the first reason stays.</summary>
internal sealed class JobStop : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration shutdown;
    private int reason;

    public JobStop(CancellationToken shuttingDown)
    {
        Token = source.Token;
        shutdown = shuttingDown.Register(() => Stop(StopReason.ShuttingDown));
    }

    public CancellationToken Token { get; }

    public StopReason Reason => (StopReason)Volatile.Read(ref reason);

    public void Stop(StopReason why)
    {
        if (Interlocked.CompareExchange(ref reason, (int)why, (int)StopReason.None) != (int)StopReason.None) return;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // the job ended meanwhile
        }
    }

    /// <summary>Completes so long after the stop, or when the job is over.</summary>
    public async Task GraceAsync(TimeSpan grace, TimeProvider clock, CancellationToken over)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(Token, over);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token);
        }
        catch (OperationCanceledException)
        {
            await Task.Delay(grace, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        shutdown.Dispose();
        source.Dispose();
    }
}
