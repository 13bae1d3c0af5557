using System.Net.Http.Json;
using System.Text.Json;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>Tiny plans, and clips made of them through the API.</summary>
internal static class Clips
{
    /// <param name="style">"hold" renders until it is cancelled, "fail" fails.</param>
    public static object Request(string prompt = "A pier.", string? style = null) => new
    {
        prompt,
        plan = JsonSerializer.SerializeToElement(Plan(style), PlanJson.Default.ShotPlan),
        quality = "draft",
    };

    public static ShotPlan Plan(string? style = null) => new()
    {
        Seconds = 0.5,
        Fps = 8,
        Size = new FrameSize(64, 36),
        Style = style is null ? [] : [style],
        Shots = [new Shot { Seconds = 0.5, Environment = new ShotEnvironment { Place = "pier" } }],
    };

    public static async Task<(Guid Job, Guid Clip)> SubmitAsync(this HttpClient program, string prompt = "A pier.", string? style = null)
    {
        var answer = await program.PostAsJsonAsync("/api/jobs", Request(prompt, style));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (job.GetProperty("jobId").GetGuid(), job.GetProperty("clipId").GetGuid());
    }

    /// <summary>Reads the job's events to their end; the last one says how it ended.</summary>
    public static async Task<List<(string Event, JsonElement Data)>> EventsAsync(this HttpClient program, Guid job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var stream = await program.GetStreamAsync($"/api/jobs/{job}/events", limit.Token);
        var events = new List<(string, JsonElement)>();
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(limit.Token))
            events.Add((item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data)));
        return events;
    }

    /// <summary>Makes a clip and waits for it.</summary>
    public static async Task<(Guid Clip, Guid Take)> MakeAsync(this HttpClient program, string prompt = "A pier.")
    {
        var (job, clip) = await program.SubmitAsync(prompt);
        var last = (await program.EventsAsync(job))[^1].Data;
        Assert.Equal("done", last.GetProperty("state").GetString());
        return (clip, last.GetProperty("takeId").GetGuid());
    }

    /// <summary>A clip large enough to carry a watermark.</summary>
    public static async Task<(Guid Clip, Guid Take)> MakeLargeAsync(this HttpClient program)
    {
        var plan = Plan() with { Size = new FrameSize(640, 360) };
        var answer = await program.PostAsJsonAsync("/api/jobs", new { prompt = "A large pier.", plan = JsonSerializer.SerializeToElement(plan, PlanJson.Default.ShotPlan), quality = "draft" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var last = (await program.EventsAsync(job.GetProperty("jobId").GetGuid()))[^1].Data;
        return (job.GetProperty("clipId").GetGuid(), last.GetProperty("takeId").GetGuid());
    }
}
