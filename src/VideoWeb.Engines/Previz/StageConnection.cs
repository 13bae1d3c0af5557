using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using VideoWeb.Core.Engines;

namespace VideoWeb.Engines.Previz;

/// <summary>
/// One page's end of the protocol. A pump reads all the time, since cancelling a read would abort the socket;
/// who waits for a message can be cancelled freely.
/// </summary>
internal sealed class StageConnection : IAsyncDisposable
{
    private readonly WebSocket socket;
    private readonly Channel<StageMessage> messages = Channel.CreateBounded<StageMessage>(new BoundedChannelOptions(16) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly Task pump;

    public StageConnection(WebSocket socket)
    {
        this.socket = socket;
        pump = PumpAsync();
    }

    /// <summary>Ends when the page is gone.</summary>
    public Task Closed => pump;

    public async Task SendAsync(object command, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            // not the caller's token: a half-sent message would end the connection
            await socket.SendAsync(StageProtocol.Encode(command), WebSocketMessageType.Text, endOfMessage: true, closing.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            throw Lost(exception);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <exception cref="EngineException">The page failed, is gone, or said nothing for <paramref name="patience"/>.</exception>
    public async Task<StageMessage> ReceiveAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(patience);
        StageMessage message;
        try
        {
            message = await messages.Reader.ReadAsync(limited.Token);
        }
        catch (ChannelClosedException exception)
        {
            throw Lost(exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineException($"The stage said nothing for {patience.TotalSeconds:0} s.", retryable: true, exception);
        }

        if (message is StageFailed failed)
            throw new EngineException($"The stage could not go on: {failed.Message}", retryable: false);
        if (message is StageFrame or StageSound or StageStem)
            await SendAsync(new { type = "ack" }, cancellationToken);
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        // cancelling the read aborts the socket; the request that brought it disposes of it
        await closing.CancelAsync();
        messages.Writer.TryComplete();
        await pump;
        closing.Dispose();
        sending.Dispose();
    }

    private static EngineException Lost(Exception inner) =>
        new("The browser that draws the stage has gone away.", retryable: true, inner);

    private async Task PumpAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        try
        {
            while (true)
            {
                buffer.ResetWrittenCount();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.GetMemory(64 * 1024), closing.Token);
                    buffer.Advance(part.Count);
                    if (buffer.WrittenCount > StageProtocol.MaxMessageBytes)
                        return;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;

                var message = StageProtocol.Decode(buffer.WrittenSpan.ToArray(), part.MessageType == WebSocketMessageType.Binary);
                if (message is not null)
                    await messages.Writer.WriteAsync(message, closing.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or JsonException or ChannelClosedException)
        {
            // every one of them means the same to who is waiting: nothing more will come
        }
        finally
        {
            messages.Writer.TryComplete();
        }
    }
}
