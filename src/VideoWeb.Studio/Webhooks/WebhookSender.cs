using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using VideoWeb.Core.Webhooks;

namespace VideoWeb.Studio.Webhooks;

/// <summary>Signs and sends one message, and says what came back; never throws for what a receiver does.</summary>
internal sealed class WebhookSender(PublicAddresses addresses, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("VideoWeb.Webhooks.Secret");

    public string Protect(string secret) => protector.Protect(secret);

    public async Task<WebhookTry> SendAsync(WebhookEndpoint endpoint, Guid messageId, string body, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var bytes = Encoding.UTF8.GetBytes(body);
        var id = $"wh_{messageId:n}";
        List<string> secrets = [protector.Unprotect(endpoint.Secret)];
        if (endpoint.OldSecret is { } old && endpoint.OldSecretUntil > now) secrets.Add(protector.Unprotect(old));
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ByteArrayContent(bytes) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("VideoWeb", "1.0"));
        message.Headers.Add(WebhookSignature.IdHeader, id);
        message.Headers.Add(WebhookSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(secrets, id, now.ToUnixTimeSeconds(), bytes));
        try
        {
            using var answer = await addresses.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new WebhookTry((int)answer.StatusCode, null);
        }
        catch (HttpRequestException exception)
        {
            return new WebhookTry(null, (exception.InnerException ?? exception) is PrivateAddressException refused ? refused.Message : exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookTry(null, "No answer within 15 s.");
        }
    }
}
