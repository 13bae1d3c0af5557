using System.Text;
using System.Text.Json;
using VideoWeb.Core.Webhooks;

namespace VideoWeb.Core.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly JsonElement Vectors = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Webhooks", "vectors.json"))).GetProperty("vectors");

    /// <summary>What both official SDKs agree on.</summary>
    public static TheoryData<string> Agreed { get; } =
        [.. Vectors.EnumerateArray().Where(vector => vector.GetProperty("expected").GetString() is "valid" or "invalid").Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Agreed))]
    public void Verify_RecordedVector_IsWhatTheSdksSay(string name)
    {
        var vector = Vectors.EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);
        var headers = vector.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name.ToLowerInvariant(), header => header.Value.GetString());
        var verified = WebhookSignature.Verify(
            vector.GetProperty("secret").GetString()!,
            headers.GetValueOrDefault(WebhookSignature.IdHeader),
            headers.GetValueOrDefault(WebhookSignature.TimestampHeader),
            headers.GetValueOrDefault(WebhookSignature.SignatureHeader),
            Encoding.UTF8.GetBytes(vector.GetProperty("payload").GetString()!),
            DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("now").GetInt64()));
        Assert.Equal(vector.GetProperty("expected").GetString() == "valid", verified);
    }

    [Fact]
    public void Sign_WhileASecretIsRotated_CarriesBoth()
    {
        var (old, fresh) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
        var signatures = WebhookSignature.Sign([fresh, old], "wh_1", now.ToUnixTimeSeconds(), "{}"u8);
        foreach (var secret in new[] { old, fresh }) Assert.True(WebhookSignature.Verify(secret, "wh_1", "1790000000", signatures, "{}"u8, now));
        Assert.False(WebhookSignature.Verify(WebhookSignature.NewSecret(), "wh_1", "1790000000", signatures, "{}"u8, now));
    }

    [Fact]
    public void Retries_GrowAndEndAfterADay()
    {
        var created = DateTimeOffset.UnixEpoch;
        var (now, attempts) = (created, 0);
        while (WebhookRetries.Next(++attempts, created, now) is { } next)
        {
            Assert.True(next > now);
            now = next;
        }

        Assert.InRange((now - created).TotalHours, 12, 24);
        Assert.InRange(attempts, 8, 20);
    }
}
