using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class CreditApiTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Clip_FromQuoteToStatement_CostsWhatWasQuoted()
    {
        var (program, _) = await ProgramAsync("costs@example.com");
        var quote = await (await program.PostAsJsonAsync("/api/quotes", Clips.Request())).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1, 2000, 0), (quote.GetProperty("credits").GetInt32(), quote.GetProperty("creditsLeft").GetInt32(), quote.GetProperty("creditsMissing").GetInt32()));
        Assert.Equal("Picture and sound", quote.GetProperty("price")[0].GetProperty("for").GetString());
        await program.MakeAsync("=HYPERLINK(\"x\"), a pier");
        var credits = await program.GetFromJsonAsync<JsonElement>("/api/credits");
        Assert.Equal((1999, 0, 1), (credits.GetProperty("balance").GetInt32(), credits.GetProperty("held").GetInt32(), credits.GetProperty("spent").GetInt32()));
        var line = (await program.GetFromJsonAsync<JsonElement>("/api/credits/statement")).GetProperty("lines")[0];
        Assert.Equal((1, 1, "settlement"), (line.GetProperty("held").GetInt32(), line.GetProperty("paid").GetInt32(), line.GetProperty("kind").GetString()));

        var file = await program.GetAsync("/api/credits/statement.csv");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var rows = (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["grant", "hold", "settlement"], rows.Skip(1).Select(row => row.Split(',')[2]));
        // no formula, and quotes doubled
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")", rows[2], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync("/api/credits/statement.csv?month=may")).StatusCode);
    }

    [Fact]
    public async Task Submit_WithoutCredits_IsPaymentRequired_WithHowManyAreMissing()
    {
        var (program, caller) = await ProgramAsync("poor@example.com");
        var (administrator, _) = await app.SignedInAsync("admin-poor@example.com", administrator: true);
        await program.GetAsync("/api/credits");
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsJsonAsync($"/api/admin/workspaces/{caller.WorkspaceId}/credits", new { credits = -2000, note = "Correction" })).StatusCode);
        var answer = await program.PostAsJsonAsync("/api/jobs", Clips.Request());
        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("urn:videoweb:credits-missing", 1), (problem.GetProperty("type").GetString(), problem.GetProperty("missingCredits").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsJsonAsync($"/api/admin/workspaces/{caller.WorkspaceId}/credits", new { credits = -1, note = "Correction" })).StatusCode);
    }

    [Fact]
    public async Task Tier_GivenByAnAdministrator_LimitsWhatMayBeMade()
    {
        var (program, caller) = await ProgramAsync("tiered@example.com");
        var (administrator, _) = await app.SignedInAsync("admin-tier@example.com", administrator: true);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PutAsJsonAsync($"/api/admin/workspaces/{caller.WorkspaceId}/tier", new { tier = "free" })).StatusCode);
        // the fake engine calls itself neural
        var answer = await program.PostAsJsonAsync("/api/jobs", Clips.Request());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("The Free tier renders without neural engines", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Credits a month", await administrator.GetStringAsync("/admin/tiers"), StringComparison.Ordinal);
        var tiers = await administrator.GetFromJsonAsync<JsonElement>("/api/admin/tiers");
        Assert.Equal("free", tiers[0].GetProperty("tier").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Queue_PausedByAnAdministrator_HoldsJobs_UntilItGoesOn()
    {
        var (program, _) = await ProgramAsync("paused@example.com");
        var (administrator, _) = await app.SignedInAsync("admin-queue@example.com", administrator: true);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync("/api/admin/queue/pause", null)).StatusCode);
        var (first, _) = await program.SubmitAsync("First");
        var (second, _) = await program.SubmitAsync("Second");
        var (third, _) = await program.SubmitAsync("Third");
        Assert.True((await (await program.PostAsJsonAsync("/api/quotes", Clips.Request())).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("queuePaused").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync($"/api/admin/queue/{second}/front", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync($"/api/admin/queue/{third}/cancel", null)).StatusCode);
        var queue = await administrator.GetFromJsonAsync<JsonElement>("/api/admin/queue");
        Assert.Equal(2, queue.GetProperty("waiting").GetInt32());
        Assert.Equal([second, first], queue.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, queue.GetProperty("jobs")[0].GetProperty("startsIn").ValueKind);
        await administrator.PostAsync("/api/admin/queue/resume", null);
        Assert.Equal("done", (await program.EventsAsync(first))[^1].Data.GetProperty("state").GetString());
        Assert.Equal("done", (await program.EventsAsync(second))[^1].Data.GetProperty("state").GetString());
        Assert.Equal("cancelled", (await program.EventsAsync(third))[^1].Data.GetProperty("state").GetString());
    }

    private async Task<(HttpClient Program, Caller Caller)> ProgramAsync(string email)
    {
        var (_, caller) = await app.SignedInAsync(email);
        return (await app.ProgramAsync(caller), caller);
    }
}
