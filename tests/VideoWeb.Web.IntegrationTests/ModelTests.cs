using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>A model on disk in the running studio, by one with tiny random weights.</summary>
public sealed class ModelTests(ModelTests.App app) : IClassFixture<ModelTests.App>
{
    [Fact]
    public async Task Job_OnAModel_GoesFromItsWordsThroughPreviewsIntoTheLibrary()
    {
        var (_, caller) = await app.Studio.SignedInAsync("maker@example.com");
        var program = await app.Studio.ProgramAsync(caller);
        var answer = await program.PostAsJsonAsync("/api/jobs", new
        {
            prompt = "A pier.",
            plan = JsonSerializer.SerializeToElement(Clips.Plan() with { Size = new FrameSize(64, 32) }, PlanJson.Default.ShotPlan),
            quality = "draft",
            engine = "wan",
            wishes = new { steps = 3, guidance = 2.5 },
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var events = await program.EventsAsync(job.GetProperty("jobId").GetGuid());
        Assert.Equal("done", events[^1].Data.GetProperty("state").GetString());
        Assert.Contains(events, change => change.Data.GetProperty("previews").GetArrayLength() > 0);

        var clip = await program.GetFromJsonAsync<JsonElement>($"/api/clips/{job.GetProperty("clipId").GetGuid()}");
        Assert.Equal("ready", clip.GetProperty("card").GetProperty("state").GetString());
        Assert.Equal("tiny-wan", clip.GetProperty("card").GetProperty("engine").GetString());
    }

    [Theory]
    [InlineData("wan", 0, "Steps are 1 to 200.")]
    [InlineData("fake", 3, "denoises nothing")]
    public async Task Submit_WithAWishThatCannotBe_IsAProblemThatNamesIt(string engine, int steps, string why)
    {
        var (_, caller) = await app.Studio.SignedInAsync($"wish-{engine}@example.com");
        var program = await app.Studio.ProgramAsync(caller);
        var plan = JsonSerializer.SerializeToElement(Clips.Plan(), PlanJson.Default.ShotPlan);
        var answer = await program.PostAsJsonAsync("/api/jobs", new { prompt = "A pier.", plan, engine = engine == "fake" ? "previz" : engine, wishes = new { steps } });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("wishes", problem.GetProperty("field").GetString());
        Assert.Contains(why, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnginesPage_ShowsTheModel_AndItsTestToAdministratorsOnly()
    {
        var (member, _) = await app.Studio.SignedInAsync("member@example.com");
        var (administrator, _) = await app.Studio.SignedInAsync("admin@example.com", administrator: true);
        var seen = await member.GetStringAsync("/engines");
        Assert.Contains("tiny-wan", seen, StringComparison.Ordinal);
        Assert.Contains("cc0-1.0", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Rescan", seen, StringComparison.Ordinal);
        Assert.Contains("broken/vae/config.json", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetDirectoryName(app.Broken)!, seen, StringComparison.Ordinal);
        Assert.Contains("Rescan", await administrator.GetStringAsync("/engines"), StringComparison.Ordinal);
    }

    public sealed class App : IAsyncLifetime
    {
        public StudioApp Studio { get; } = new();

        public string Broken { get; private set; } = "";

        public async Task InitializeAsync()
        {
            // the stage's sound is another test's; here a clip is silent
            Studio.Set("Previz:Browser", "/nowhere");
            await Studio.InitializeAsync();
            var models = Studio.Services.GetRequiredService<IOptions<DiffusionOptions>>().Value.DownloadFolder;
            var tools = Studio.Services.GetRequiredService<ModelTools>();
            tools.WriteTiny("wan", "t2v", Path.Combine(models, "tiny-wan"), 1);
            Broken = Path.Combine(models, "broken");
            tools.WriteTiny("wan", "t2v", Broken, 1);
            File.Delete(Path.Combine(Broken, "vae", "config.json"));
            Assert.True(Studio.Services.GetRequiredService<IModelShelf>().Rescan() >= 2);
        }

        public Task DisposeAsync() => Studio.DisposeAsync();
    }
}
