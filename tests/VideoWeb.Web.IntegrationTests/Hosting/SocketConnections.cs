using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>A transport for the SignalR client: a WebSocket without negotiation (the client's own transports are a package that isn't in the registry).</summary>
internal sealed class SocketConnections(Func<CancellationToken, Task<WebSocket>> open) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new SocketConnection(await open(cancellationToken));

    private sealed class SocketConnection : ConnectionContext
    {
        private readonly WebSocket socket;
        private readonly CancellationTokenSource stop = new();
        private readonly Task pumps;

        public SocketConnection(WebSocket socket)
        {
            this.socket = socket;
            var inward = new Pipe();
            var outward = new Pipe();
            Transport = new Duplex(inward.Reader, outward.Writer);
            pumps = Task.WhenAll(ReceiveAsync(inward.Writer), SendAsync(outward.Reader));
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await pumps;
            socket.Dispose();
            stop.Dispose();
        }

        private async Task ReceiveAsync(PipeWriter writer)
        {
            Exception? failure = null;
            try
            {
                while (true)
                {
                    var received = await socket.ReceiveAsync(writer.GetMemory(4096), stop.Token);
                    if (received.MessageType == WebSocketMessageType.Close)
                        break;
                    writer.Advance(received.Count);
                    if ((await writer.FlushAsync(stop.Token)).IsCompleted)
                        break;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
            {
                failure = stop.IsCancellationRequested ? null : exception;
            }
            await writer.CompleteAsync(failure);
        }

        private async Task SendAsync(PipeReader reader)
        {
            try
            {
                while (true)
                {
                    var read = await reader.ReadAsync(stop.Token);
                    foreach (var part in read.Buffer)
                        await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: true, stop.Token);
                    reader.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted)
                        break;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
            {
                // the other side has gone
            }
            await reader.CompleteAsync();
        }
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
