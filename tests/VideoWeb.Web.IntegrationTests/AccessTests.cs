using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>One finished clip of one owner, asked for by everybody else.</summary>
public sealed class OwnedClip : IAsyncLifetime
{
    public StudioApp App { get; } = new();

    internal Caller Owner { get; private set; }

    internal HttpClient OwnersBrowser { get; private set; } = null!;

    /// <summary>Signed in, with a workspace of their own.</summary>
    internal HttpClient Stranger { get; private set; } = null!;

    /// <summary>In the owner's workspace, to look only.</summary>
    internal HttpClient Viewer { get; private set; } = null!;

    internal Guid Clip { get; private set; }

    internal Guid Take { get; private set; }

    internal Guid Job { get; private set; }

    internal Guid Upload { get; private set; }

    internal Guid Cameo { get; private set; }

    internal Guid Invitation { get; private set; }

    /// <summary>The owner's, on the take.</summary>
    internal Guid Comment { get; private set; }

    internal Guid Share { get; private set; }

    /// <summary>Has the clip in it.</summary>
    internal Guid Project { get; private set; }

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        (OwnersBrowser, Owner) = await App.SignedInAsync("owner@example.com");
        (Stranger, _) = await App.SignedInAsync("stranger@example.com");
        Viewer = await App.MemberAsync("viewer@example.com", Owner.WorkspaceId, WorkspaceRole.Viewer);
        var program = await App.ProgramAsync(Owner);
        (Job, Clip) = await program.SubmitAsync("A pier at dusk.");
        Upload = await program.UploadAsync();
        Cameo = await App.CameoAsync(Owner, "rex", Upload);
        Invitation = await App.InvitationAsync(Owner);
        var library = App.Services.GetRequiredService<ILibrary>();
        Project = (await library.MakeProjectAsync(Owner, "Owner's project", null, CancellationToken.None)).Value!.Id;
        await library.MoveAsync(Owner, Clip, Project, CancellationToken.None);
        Take = (await program.EventsAsync(Job))[^1].Data.GetProperty("takeId").GetGuid();
        Comment = (await App.Services.GetRequiredService<IReview>().CommentAsync(Owner, Take, 0.1, "Too dark.", CancellationToken.None)).Value!.Comment.Id;
        Share = (await App.Services.GetRequiredService<IShares>().MakeAsync(Owner, Take, new NewShare(), CancellationToken.None)).Value!.Info.Id;
    }

    public Task DisposeAsync() => App.DisposeAsync();

    /// <summary>The path with the ids of what the owner has.</summary>
    internal string Fill(string path) => path
        .Replace("INVITATION", Invitation.ToString(), StringComparison.Ordinal)
        .Replace("COMMENT", Comment.ToString(), StringComparison.Ordinal)
        .Replace("SHARE", Share.ToString(), StringComparison.Ordinal)
        .Replace("CLIP", Clip.ToString(), StringComparison.Ordinal)
        .Replace("UPLOAD", Upload.ToString(), StringComparison.Ordinal)
        .Replace("CAMEO", Cameo.ToString(), StringComparison.Ordinal)
        .Replace("PROJECT", Project.ToString(), StringComparison.Ordinal)
        .Replace("TAKE", Take.ToString(), StringComparison.Ordinal)
        .Replace("OWNER", Owner.UserId.ToString(), StringComparison.Ordinal)
        .Replace("WORKSPACE", Owner.WorkspaceId.ToString(), StringComparison.Ordinal)
        .Replace("JOB", Job.ToString(), StringComparison.Ordinal);
}

public sealed class AccessTests(OwnedClip owned) : IClassFixture<OwnedClip>
{
    /// <summary>Method, path, and whether it only reads. A new endpoint gets its rows here.</summary>
    public static TheoryData<string, string, bool> Endpoints => new()
    {
        { "GET", "/api/clips/CLIP", true },
        { "GET", "/api/takes/TAKE", true },
        { "GET", "/api/takes/TAKE/plan", true },
        { "GET", "/api/jobs/JOB", true },
        { "GET", "/api/jobs/JOB/events", true },
        { "GET", "/media/TAKE/clip.mp4", true },
        { "HEAD", "/media/TAKE/clip.mp4", true },
        { "GET", "/media/TAKE/poster.jpg", true },
        { "GET", "/media/TAKE/captions.vtt", true },
        { "GET", "/api/uploads/UPLOAD", true },
        { "GET", "/media/uploads/UPLOAD.jpg", true },
        { "GET", "/media/cameos/CAMEO/0.jpg", true },
        { "GET", "/api/clips/CLIP/export.zip", true },
        { "GET", "/api/clips/CLIP/timeline.otio", true },
        { "GET", "/api/clips/CLIP/mezzanines", true },
        { "GET", "/api/projects/PROJECT/export.zip", true },
        { "GET", "/api/projects/PROJECT/timeline.edl", true },
        { "GET", "/api/projects/PROJECT/mezzanines", true },
        { "GET", "/media/TAKE/frame.png", true },
        { "GET", "/media/TAKE/frame.jpg", true },
        { "GET", "/media/TAKE/stem-dialogue.wav", true },
        { "POST", "/api/takes/TAKE/mezzanines", false },
        { "POST", "/api/jobs/JOB/cancel", false },
        { "POST", "/api/jobs/JOB/retry", false },
        { "PATCH", "/api/clips/CLIP", false },
        { "DELETE", "/api/clips/CLIP", false },
        { "POST", "/api/clips/CLIP/restore", false },
        { "PUT", "/api/credits/members/OWNER", false },
        { "GET", "/api/clips/CLIP/comments", true },
        { "GET", "/api/clips/CLIP/approval", true },
        { "POST", "/api/clips/CLIP/approval", false },
        { "POST", "/api/takes/TAKE/comments", false },
        { "POST", "/api/comments/COMMENT/replies", false },
        { "PATCH", "/api/comments/COMMENT", false },
        { "DELETE", "/api/comments/COMMENT", false },
        { "GET", "/api/clips/CLIP/shares", false },
        { "POST", "/api/takes/TAKE/shares", false },
        { "DELETE", "/api/shares/SHARE", false },
        { "PATCH", "/api/projects/PROJECT", false },
        { "DELETE", "/api/projects/PROJECT", false },
        { "PATCH", "/api/members/OWNER", false },
        { "DELETE", "/api/members/OWNER", false },
        { "DELETE", "/api/invitations/INVITATION", false },
    };

    /// <summary>Something for every endpoint that takes something.</summary>
    internal static object Body => new { title = "Changed", limit = 100, worker = "x", tier = "studio", credits = 100, note = "gift", codec = "prores", role = "viewer", text = "Good.", seconds = 0.1, resolved = true, step = "sendToReview", takeId = Guid.Empty, days = 7, name = "New name" };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_SignedOut_Is401(string method, string path, bool reads)
    {
        _ = reads;
        var answer = await SendAsync(owned.App.Browser(followRedirects: false), method, path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_AnotherWorkspace_FindsNothing(string method, string path, bool reads)
    {
        _ = reads;
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(owned.Stranger, method, path)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_Viewer_MayLookAndNotTouch(string method, string path, bool reads)
    {
        var answer = await SendAsync(owned.Viewer, method, path);
        Assert.Equal(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_UnknownKey_Is401(string method, string path, bool reads)
    {
        _ = reads;
        var program = owned.App.Browser(followRedirects: false);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "vw_not_a_key");
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(program, method, path)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/clips")]
    [InlineData("GET", "/api/jobs")]
    [InlineData("GET", "/api/engines")]
    [InlineData("POST", "/api/jobs")]
    [InlineData("POST", "/api/quotes")]
    [InlineData("POST", "/api/plans")]
    [InlineData("POST", "/hubs/jobs/negotiate")]
    [InlineData("GET", "/api/credits")]
    [InlineData("GET", "/api/credits/statement")]
    [InlineData("GET", "/api/credits/statement.csv")]
    [InlineData("POST", "/api/uploads")]
    [InlineData("DELETE", "/api/uploads/UPLOAD")]
    [InlineData("GET", "/api/tags")]
    [InlineData("GET", "/api/projects")]
    [InlineData("POST", "/api/projects")]
    [InlineData("GET", "/api/workspace")]
    [InlineData("PATCH", "/api/workspace")]
    [InlineData("GET", "/api/members")]
    [InlineData("GET", "/api/invitations")]
    [InlineData("POST", "/api/invitations")]
    [InlineData("POST", "/api/plans/validate")]
    [InlineData("GET", "/api/plans/schema")]
    [InlineData("GET", "/api/nothing")]
    public async Task Collection_SignedOut_Is401(string method, string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(owned.App.Browser(followRedirects: false), method, path)).StatusCode);

    /// <summary>Method and path of what is for administrators only. A new endpoint gets its row here.</summary>
    public static TheoryData<string, string> AdministratorsEndpoints => new()
    {
        { "GET", "/api/admin/tiers" },
        { "PUT", "/api/admin/tiers" },
        { "PUT", "/api/admin/workspaces/WORKSPACE/tier" },
        { "POST", "/api/admin/workspaces/WORKSPACE/credits" },
        { "GET", "/api/admin/queue" },
        { "POST", "/api/admin/queue/pause" },
        { "POST", "/api/admin/queue/resume" },
        { "POST", "/api/admin/queue/workers" },
        { "POST", "/api/admin/queue/JOB/front" },
        { "POST", "/api/admin/queue/JOB/cancel" },
    };

    [Theory]
    [MemberData(nameof(AdministratorsEndpoints))]
    public async Task Administration_IsForAdministrators_NotForOwners(string method, string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(owned.App.Browser(followRedirects: false), method, path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(owned.OwnersBrowser, method, path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(owned.Stranger, method, path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(await owned.App.ProgramAsync(owned.Owner), method, path)).StatusCode);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/tiers")]
    public async Task AdministratorsPage_ForOthers_ShowsNothingOfIt(string path)
    {
        Assert.DoesNotContain("Credits a month", await owned.OwnersBrowser.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await owned.App.Browser(followRedirects: false).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Credits_OfAnotherWorkspace_AreNowhereInTheStatement()
    {
        foreach (var path in new[] { "/api/credits/statement", "/api/credits/statement.csv", "/credits", "/credits/statement.csv" })
        {
            Assert.DoesNotContain("A pier at dusk", await owned.Stranger.GetStringAsync(path), StringComparison.Ordinal);
            Assert.Contains("A pier at dusk", await owned.Viewer.GetStringAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_OnlyEditorsOfItsWorkspaceRemoveIt()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(owned.Stranger, "DELETE", "/api/uploads/UPLOAD")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(owned.Viewer, "DELETE", "/api/uploads/UPLOAD")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owned.Stranger.GetAsync(owned.Fill("/cameos/CAMEO"))).StatusCode);
    }

    [Fact]
    public async Task List_AnotherWorkspace_IsEmpty()
    {
        Assert.DoesNotContain(owned.Clip.ToString(), await owned.Stranger.GetStringAsync("/api/clips"), StringComparison.Ordinal);
        Assert.Contains(owned.Clip.ToString(), await owned.OwnersBrowser.GetStringAsync("/api/clips"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_Viewer_IsRefusedWithAReason()
    {
        var answer = await owned.Viewer.PostAsJsonAsync("/api/jobs", Clips.Request());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(KeyScopes.Read, "GET", "/api/clips/CLIP", HttpStatusCode.OK)]
    [InlineData(KeyScopes.Read, "POST", "/api/jobs/JOB/retry", HttpStatusCode.Forbidden)]
    [InlineData(KeyScopes.Read, "DELETE", "/api/clips/CLIP", HttpStatusCode.Forbidden)]
    [InlineData(KeyScopes.Create, "GET", "/media/TAKE/clip.mp4", HttpStatusCode.Forbidden)]
    [InlineData(KeyScopes.Create, "DELETE", "/api/clips/CLIP", HttpStatusCode.Forbidden)]
    [InlineData(KeyScopes.Manage, "GET", "/api/clips/CLIP", HttpStatusCode.Forbidden)]
    public async Task Key_DoesOnlyWhatItsScopesSay(KeyScopes scopes, string method, string path, HttpStatusCode expected)
    {
        var program = await owned.App.ProgramAsync(owned.Owner, scopes);
        Assert.Equal(expected, (await SendAsync(program, method, path)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task Change_ByCookieFromAnotherSite_IsRefused(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, owned.Fill("/api/clips/CLIP"));
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await owned.OwnersBrowser.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owned.OwnersBrowser.GetAsync(owned.Fill("/api/clips/CLIP"))).StatusCode);
    }

    [Fact]
    public async Task Workspace_OfOthers_CanNotBeEntered()
    {
        var token = await owned.Stranger.FormTokenAsync("/account");
        var answer = await owned.Stranger.PostAsync($"/workspaces/{owned.Owner.WorkspaceId}/enter", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), owned.Fill(path));
        if (path == "/api/admin/tiers" && method == "PUT")
            request.Content = JsonContent.Create(Array.Empty<object>());
        else if (method is "POST" or "PATCH" or "PUT")
            request.Content = JsonContent.Create(Body);
        return client.SendAsync(request);
    }
}
