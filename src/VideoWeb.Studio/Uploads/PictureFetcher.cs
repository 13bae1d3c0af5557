using System.Net;
using VideoWeb.Studio.Webhooks;

namespace VideoWeb.Studio.Uploads;

/// <summary>Opens pictures that are given by their URL. What comes is a stranger's: the intake bounds and redraws it.</summary>
internal sealed class PictureFetcher(PublicAddresses addresses, TimeProvider clock)
{
    private const string Field = "picture";
    private const string DataScheme = "data:";
    private const int MostRedirects = 3;

    /// <summary>For the whole of it: a server that sends a byte now and then holds nothing open.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Refusal Unreachable { get; } = Refusal.Invalid(Field, "The picture can't be fetched: its server can't be reached, or is too slow. Send the picture itself.");

    public async Task<Outcome<Stream>> OpenAsync(string url, CancellationToken cancellationToken)
    {
        if (url.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase)) return Decode(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return Refusal.Invalid(Field, "image_url is an https address, or a data: URL with the picture in base64.");
        var ending = new CancellationTokenSource(Limit, clock);
        var both = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        HttpResponseMessage? answer = null;
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                if (Wrong(address) is { } wrong) return wrong;
                answer?.Dispose();
                answer = await addresses.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, both.Token);
                if (answer.Headers.Location is not { } next || answer.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest) break;
                if (redirects == MostRedirects) return Refusal.Invalid(Field, "The picture's address leads from one place to the next. Give the address of the picture itself.");
                address = new Uri(address, next);
            }

            if (!answer.IsSuccessStatusCode) return Refusal.Invalid(Field, $"The picture can't be fetched: its server answers {(int)answer.StatusCode}.");
            var body = new FetchedPicture(answer, await answer.Content.ReadAsStreamAsync(both.Token), ending, both);
            (answer, ending, both) = (null, null, null);
            return body;
        }
        catch (PrivateAddressException)
        {
            return Private();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Unreachable;
        }
        finally
        {
            answer?.Dispose();
            both?.Dispose();
            ending?.Dispose();
        }
    }

    private static Outcome<Stream> Decode(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !url.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return Refusal.Invalid(Field, "A data: URL of a picture is written as data:image/png;base64,….");
        var bytes = new byte[(url.Length - comma) / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(url.AsSpan(comma + 1), bytes, out var length)) return Refusal.Invalid(Field, "The base64 of the data: URL is broken.");
        return new MemoryStream(bytes, 0, length, writable: false);
    }

    private Refusal? Wrong(Uri address)
    {
        var anything = addresses.MayReach(IPAddress.Loopback);
        if (address.UserInfo.Length > 0 || address.Scheme != Uri.UriSchemeHttps && !(anything && address.Scheme == Uri.UriSchemeHttp))
            return Refusal.Invalid(Field, "A picture is fetched by https, from an address without a user in it.");
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) && !addresses.MayReach(literal) || !anything && address.IsLoopback ? Private() : null;
    }

    private static Refusal Private() =>
        Refusal.Invalid(Field, "The picture's address is one of a private network; pictures are fetched from public ones only. Send the picture itself.");

    /// <summary>The body of an answer, with what ends with it; no wait for its next byte outlasts the limit.</summary>
    private sealed class FetchedPicture(HttpResponseMessage answer, Stream body, CancellationTokenSource ending, CancellationTokenSource both) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        // the caller's own token is one of both
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => body.ReadAsync(buffer, both.Token);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await body.DisposeAsync();
            answer.Dispose();
            both.Dispose();
            ending.Dispose();
            await base.DisposeAsync();
        }
    }
}
