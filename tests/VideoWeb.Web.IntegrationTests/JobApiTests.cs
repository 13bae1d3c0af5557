using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class JobApiTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Job_Submitted_SendsSnapshotThenChangesUntilItsTakeIsThere()
    {
        var program = await ProgramAsync("events@example.com");
        var (job, clip) = await program.SubmitAsync("A pier at dusk.");
        var events = await program.EventsAsync(job);

        Assert.Equal("snapshot", events[0].Event);
        Assert.All(events.Skip(1), change => Assert.Equal("change", change.Event));
        Assert.Equal("done", events[^1].Data.GetProperty("state").GetString());
        var fractions = events.Select(change => change.Data.GetProperty("fraction").GetDouble()).ToList();
        Assert.Equal(fractions.Order(), fractions);

        var shown = await program.GetFromJsonAsync<JsonElement>($"/api/clips/{clip}");
        Assert.Equal("ready", shown.GetProperty("card").GetProperty("state").GetString());
        Assert.Equal(1, shown.GetProperty("takes").GetArrayLength());
    }

    [Fact]
    public async Task Events_OfAJobThatHasEnded_SayHowItEndedAtOnce()
    {
        var program = await ProgramAsync("ended@example.com");
        var (job, _) = await program.SubmitAsync();
        await program.EventsAsync(job);
        var (name, data) = Assert.Single(await program.EventsAsync(job));
        Assert.Equal("snapshot", name);
        Assert.Equal("done", data.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Cancel_WhileRendering_EndsTheJobAsCancelled()
    {
        var program = await ProgramAsync("cancel@example.com");
        var (job, _) = await program.SubmitAsync(style: "hold");
        await FirstPreviewAsync(program, job);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync($"/api/jobs/{job}/cancel", null)).StatusCode);
        Assert.Equal("cancelled", (await program.EventsAsync(job))[^1].Data.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync($"/api/jobs/{job}/cancel", null)).StatusCode);
    }

    [Fact]
    public async Task Preview_OfARunningJob_IsAJpeg()
    {
        var program = await ProgramAsync("preview@example.com");
        var (job, _) = await program.SubmitAsync(style: "hold");
        var preview = await FirstPreviewAsync(program, job);
        var answer = await program.GetAsync($"/api/jobs/{job}/previews/{preview}");
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xFF, 0xD8], (await answer.Content.ReadAsByteArrayAsync())[..2]);
        await program.PostAsync($"/api/jobs/{job}/cancel", null);
    }

    [Fact]
    public async Task Job_ThatFails_SaysWhyAndCanBeTriedAgain()
    {
        var program = await ProgramAsync("fail@example.com");
        var (job, clip) = await program.SubmitAsync(style: "fail");
        var last = (await program.EventsAsync(job))[^1].Data;
        Assert.Equal("failed", last.GetProperty("state").GetString());
        Assert.Contains("Try another script", last.GetProperty("failure").GetString(), StringComparison.Ordinal);

        var again = await program.PostAsync($"/api/jobs/{job}/retry", null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(clip, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("clipId").GetGuid());
    }

    [Fact]
    public async Task Submit_WrongPlan_IsAProblemThatNamesTheField()
    {
        var program = await ProgramAsync("wrong@example.com");
        var answer = await program.PostAsJsonAsync("/api/jobs", new { prompt = "A pier.", plan = new { version = 1, seconds = 1, shots = Array.Empty<object>() } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("plan", problem.GetProperty("field").GetString());
        Assert.Equal("urn:videoweb:invalid", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Submit_NotJson_IsAClientErrorWithoutAPage()
    {
        var program = await ProgramAsync("notjson@example.com");
        var answer = await program.PostAsync("/api/jobs", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clip_RenamedAndStarred_IsFoundByItsNewTitle()
    {
        var program = await ProgramAsync("rename@example.com");
        var (clip, _) = await program.MakeAsync();
        await program.PatchAsJsonAsync($"/api/clips/{clip}", new { title = "Lighthouse at noon", starred = true });
        var found = await program.GetFromJsonAsync<JsonElement>("/api/clips?q=lighthouse&starred=true");
        Assert.Equal(clip, found.GetProperty("clips")[0].GetProperty("id").GetGuid());
        Assert.Equal(0, (await program.GetFromJsonAsync<JsonElement>("/api/clips?q=windmill")).GetProperty("clips").GetArrayLength());
    }

    [Fact]
    public async Task Clip_Deleted_IsOnTheDeletedShelfUntilItIsRestored()
    {
        var program = await ProgramAsync("delete@example.com");
        var (clip, _) = await program.MakeAsync();
        await program.DeleteAsync($"/api/clips/{clip}");
        Assert.Equal((0, 1), (await CountAsync(program, "/api/clips"), await CountAsync(program, "/api/clips?deleted=true")));
        await program.PostAsync($"/api/clips/{clip}/restore", null);
        Assert.Equal((1, 0), (await CountAsync(program, "/api/clips"), await CountAsync(program, "/api/clips?deleted=true")));
    }

    private static async Task<int> CountAsync(HttpClient program, string path) =>
        (await program.GetFromJsonAsync<JsonElement>(path)).GetProperty("clips").GetArrayLength();

    private async Task<HttpClient> ProgramAsync(string email)
    {
        (_, Caller caller) = await app.SignedInAsync(email);
        return await app.ProgramAsync(caller);
    }

    private static async Task<int> FirstPreviewAsync(HttpClient program, Guid job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var stream = await program.GetStreamAsync($"/api/jobs/{job}/events", limit.Token);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(limit.Token))
        {
            var previews = JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("previews");
            if (previews.GetArrayLength() > 0)
                return previews[0].GetProperty("id").GetInt32();
        }
        throw new InvalidOperationException("The job ended without a preview.");
    }
}
