using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VideoWeb.Core.Plans;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>The real Director over HTTP; reading itself is the Director's own test.</summary>
public sealed class PlanApiTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Plan_OfAPrompt_SaysWhatWasUnderstoodAndCanBeSubmittedAsItIs()
    {
        var (_, caller) = await app.SignedInAsync("plan@example.com");
        var program = await app.ProgramAsync(caller);
        var answer = await program.PostAsJsonAsync("/api/plans", new { prompt = "A woman walks along a pier at golden hour.", seconds = 0.5, fps = 8, seed = 7, size = new { width = 64, height = 36 } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var plan = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("plan");
        Assert.Equal(7, plan.GetProperty("seed").GetInt64());
        Assert.Contains(plan.GetProperty("understood").EnumerateArray(), word => word.GetProperty("text").GetString()!.Contains("pier", StringComparison.Ordinal));

        var submitted = await program.PostAsJsonAsync("/api/jobs", new { prompt = "A woman walks along a pier at golden hour.", plan, quality = "draft" });
        Assert.Equal(HttpStatusCode.Accepted, submitted.StatusCode);
    }

    [Fact]
    public async Task Plan_PromptTooLong_IsAProblemThatNamesTheBound()
    {
        var (_, caller) = await app.SignedInAsync("long@example.com");
        var program = await app.ProgramAsync(caller);
        var answer = await program.PostAsJsonAsync("/api/plans", new { prompt = new string('a', PlanLimits.MaxPromptLength + 1) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("prompt", problem.GetProperty("field").GetString());
        Assert.Contains("32000", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }
}
