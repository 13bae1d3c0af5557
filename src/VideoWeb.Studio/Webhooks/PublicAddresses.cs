using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Webhooks;

/// <summary>An address that may not be asked for from here.</summary>
internal sealed class PrivateAddressException(string host) : HttpRequestException($"{host} is an address of a private network; messages go to public ones only.");

/// <summary>
/// HTTP to the outside, for addresses that strangers name. The name is resolved once, each of its addresses is judged, and the
/// connection is made to one that was judged: a name that changes its answer in between reaches nothing else. Redirects are not followed.
/// </summary>
internal sealed class PublicAddresses(IOptions<WebhookOptions> options) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private HttpClient? client;

    public HttpClient Client => client ??= new HttpClient(
        new SocketsHttpHandler { ConnectCallback = ConnectAsync, AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = 32 }, disposeHandler: true)
    {
        Timeout = Limit,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public bool MayReach(IPAddress address) => options.Value.AllowPrivate || !IsPrivate(address);

    public static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6) || Array.Exists(Private, network => network.Contains(plain));
    }

    public void Dispose() => client?.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, MayReach)) throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
