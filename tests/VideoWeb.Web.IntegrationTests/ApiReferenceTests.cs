using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Web.Api.Reference;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>The document says what the code does: routes, catalogue and document agree, and every example runs.</summary>
public sealed class ApiReferenceTests(ApiReferenceTests.Studio studio) : IClassFixture<ApiReferenceTests.Studio>
{
    [Fact]
    public async Task Document_IsOpenApi31AndNamesEveryRouteAndNoOther()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var routes = studio.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path && (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/media/", StringComparison.Ordinal)) && path != ApiReference.Address)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Where(method => method != "HEAD").Select(method => $"{method} {ApiCatalogue.Bare(endpoint.RoutePattern.RawText!)}") ?? []);
        var operations = Operations(document);
        Assert.Equal(routes.Order(), operations.Keys.Order());
        Assert.Equal([], ApiCatalogue.Entries.Select(entry => entry.Key).Except(operations.Keys));
    }

    [Fact]
    public async Task Document_SaysWhatEachEntryTakesAndAnswers()
    {
        var operations = Operations(await DocumentAsync());
        Assert.Equal(ApiCatalogue.Entries.Count, ApiCatalogue.Entries.Select(entry => entry.OperationId).Distinct().Count());
        foreach (var entry in ApiCatalogue.Entries)
        {
            Assert.Equal(entry.OperationId, operations[entry.Key].GetProperty("operationId").GetString());
            var answer = operations[entry.Key].GetProperty("responses").GetProperty($"{entry.Status}");
            if (entry.Answer is not null) Assert.True(answer.GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _), entry.Key);
            if (entry.Body is not null) Assert.True(operations[entry.Key].GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), entry.Key);
        }
    }

    /// <summary>No reference leads nowhere.</summary>
    [Fact]
    public async Task Document_ResolvesItsOwnReferences()
    {
        var document = await DocumentAsync();
        var references = System.Text.RegularExpressions.Regex.Matches(document.GetRawText(), "\"\\$ref\":\\s*\"#/([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var at = document;
            foreach (var step in reference.Split('/')) Assert.True(at.TryGetProperty(Uri.UnescapeDataString(step), out at), reference);
        }
    }

    [Fact]
    public async Task Examples_EachRuns()
    {
        var failures = new List<string>();
        foreach (var entry in ApiCatalogue.Entries.Where(entry => !entry.OnlyShown))
        {
            using var request = new HttpRequestMessage(new HttpMethod(entry.Method), studio.Fill(entry.Example));
            if (entry.SendsPicture) request.Content = Cameos.Body(Cameos.Picture());
            else if (entry.Body is { } body) request.Content = new StringContent(studio.Fill(body), Encoding.UTF8, "application/json");
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var answer = await (entry.ForAdministrators ? studio.Administrator : studio.Program).SendAsync(request, limit.Token);
            var type = answer.Content.Headers.ContentType?.MediaType;
            if ((int)answer.StatusCode != entry.Status) failures.Add($"{entry.Key}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(limit.Token)}");
            else if ((entry.ContentType ?? (entry.Answer is null ? null : "application/json")) is { } said && said != type) failures.Add($"{entry.Key}: {type}, not {said}");
        }
        Assert.Equal([], failures);
        Assert.Single(ApiCatalogue.Entries, entry => entry.OnlyShown);
    }

    [Fact]
    public async Task Page_ForAnybody_ShowsEveryEndpointAndRunsNoScript()
    {
        var answer = await studio.App.Browser().GetAsync("/developers/api");
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var entry in ApiCatalogue.Entries) Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(entry.Path), page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline'; script", string.Join(';', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonElement> Operations(JsonElement document) => document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Select(method => (Key: $"{method.Name.ToUpperInvariant()} {path.Name}", method.Value))).ToDictionary(o => o.Key, o => o.Value);

    private async Task<JsonElement> DocumentAsync() => await studio.App.Browser().GetFromJsonAsync<JsonElement>(ApiReference.Address);

    /// <summary>A studio with one of everything that an example names.</summary>
    public sealed class Studio : IAsyncLifetime
    {
        private readonly Dictionary<string, string> ids = [];

        public StudioApp App { get; } = new();

        internal HttpClient Program { get; private set; } = null!;

        internal HttpClient Administrator { get; private set; } = null!;

        public string Fill(string text) => ids.OrderByDescending(pair => pair.Key.Length).Aggregate(text, (filled, pair) => filled.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

        public async Task InitializeAsync()
        {
            App.Set("Generation:DraftWorkers", "0");
            await App.InitializeAsync();
            var (_, owner) = await App.SignedInAsync("owner@example.com");
            (Administrator, _) = await App.SignedInAsync("admin@example.com", administrator: true);
            await using (var db = await App.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
                await db.Workspaces.Where(workspace => workspace.Id == owner.WorkspaceId).ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.Personal, false));
            Program = await App.ProgramAsync(owner);
            (ids["OWNER"], ids["WORKSPACE"]) = (owner.UserId.ToString(), owner.WorkspaceId.ToString());
            var (job, clip) = await Program.SubmitAsync();
            (ids["JOB"], ids["CLIP"], ids["TAKE"]) = (job.ToString(), clip.ToString(), (await Program.EventsAsync(job))[^1].Data.GetProperty("takeId").GetGuid().ToString());
            ids["SPARECLIP"] = (await Program.MakeAsync()).Clip.ToString();
            foreach (var name in (string[])["PROJECT", "SPAREPROJECT"]) ids[name] = (await PostAsync("/api/projects", new { name })).GetProperty("id").GetString()!;
            (await Program.PatchAsJsonAsync($"/api/clips/{clip}", new { projectId = ids["PROJECT"] })).EnsureSuccessStatusCode();
            var upload = await Program.UploadAsync();
            (ids["UPLOAD"], ids["SPAREUPLOAD"]) = (upload.ToString(), (await Program.UploadAsync()).ToString());
            ids["CAMEO"] = (await App.CameoAsync(owner, "rex", upload)).ToString();
            ids["MOVIE"] = (await PostAsync($"/api/takes/{ids["TAKE"]}/mezzanines", new { codec = "prores" })).GetProperty("id").GetString()!;
            await UntilAsync(async () => (await Program.GetFromJsonAsync<JsonElement>($"/api/mezzanines/{ids["MOVIE"]}")).GetProperty("state").GetString() == "done");
            ids["COMMENT"] = (await PostAsync($"/api/takes/{ids["TAKE"]}/comments", new { seconds = 0.1, text = "Good." })).GetProperty("comment").GetProperty("id").GetString()!;
            ids["SHARE"] = (await PostAsync($"/api/takes/{ids["TAKE"]}/shares", new { days = 7 })).GetProperty("id").GetString()!;
            ids["INVITATION"] = (await App.InvitationAsync(owner)).ToString();
            var (_, member) = await App.SignedInAsync("member@example.com");
            await App.JoinAsync(member, owner.WorkspaceId, WorkspaceRole.Viewer);
            ids["MEMBER"] = member.UserId.ToString();
            var failing = (await Program.SubmitAsync(style: "fail")).Job;
            await Program.EventsAsync(failing);
            ids["FAILED"] = failing.ToString();
            var running = (await Program.SubmitAsync(style: "hold")).Job;
            await UntilAsync(async () => (await Program.GetFromJsonAsync<JsonElement>($"/api/jobs/{running}")).GetProperty("previews").GetArrayLength() > 0);
            (ids["RUNNING"], ids["WAITING"]) = (running.ToString(), (await Program.SubmitAsync()).Job.ToString());
            var queue = await Administrator.GetFromJsonAsync<JsonElement>("/api/admin/queue");
            ids["WORKER"] = queue.GetProperty("workers")[0].GetProperty("name").GetString()!.Replace("\\", "\\\\", StringComparison.Ordinal);
        }

        public Task DisposeAsync() => App.DisposeAsync();

        private async Task<JsonElement> PostAsync(string path, object body)
        {
            var answer = await Program.PostAsJsonAsync(path, body);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        private static async Task UntilAsync(Func<Task<bool>> so)
        {
            for (var attempt = 0; attempt < 600; attempt++)
            {
                if (await so()) return;
                await Task.Delay(50);
            }
            Assert.Fail("It never came to be.");
        }
    }
}
