namespace VideoWeb.Core.Webhooks;

/// <summary>When a message that was not taken is sent again: sooner at first, for a day in all.</summary>
public static class WebhookRetries
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <param name="attempts">How often it was sent already, from 1.</param>
    /// <returns>The moment of the next try, or null: it is given up.</returns>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset created, DateTimeOffset now)
    {
        var next = now + Waits[Math.Min(attempts, Waits.Length) - 1];
        return next - created > Longest ? null : next;
    }
}
