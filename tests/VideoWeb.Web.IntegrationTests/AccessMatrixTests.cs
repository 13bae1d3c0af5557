using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using VideoWeb.Core.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>A clip and its owner as in <see cref="OwnedClip"/>, and a member of each role.</summary>
public sealed class TeamOfAllRoles : IAsyncLifetime
{
    private readonly Dictionary<WorkspaceRole, HttpClient> members = [];

    public OwnedClip Owned { get; } = new();

    public async Task InitializeAsync()
    {
        await Owned.InitializeAsync();
        foreach (var role in Enum.GetValues<WorkspaceRole>())
            members[role] = role == WorkspaceRole.Owner ? Owned.OwnersBrowser : await Owned.App.MemberAsync($"matrix-{role}@example.com", Owned.Owner.WorkspaceId, role);
    }

    public Task DisposeAsync() => Owned.DisposeAsync();

    internal HttpClient Member(WorkspaceRole role) => members[role];
}

/// <summary>Every role at every endpoint of <see cref="AccessTests.Endpoints"/>, in the own workspace and from another one.</summary>
public sealed partial class AccessMatrixTests(TeamOfAllRoles team) : IClassFixture<TeamOfAllRoles>
{
    /// <summary>What changes something takes an editor, where it is not named here.</summary>
    private static readonly Dictionary<string, WorkspaceAction> Needs = new(StringComparer.Ordinal)
    {
        ["POST /api/jobs/JOB/cancel"] = WorkspaceAction.Generate,
        ["POST /api/jobs/JOB/retry"] = WorkspaceAction.Generate,
        ["PUT /api/credits/members/OWNER"] = WorkspaceAction.Manage,
        ["POST /api/takes/TAKE/comments"] = WorkspaceAction.Review,
        ["POST /api/comments/COMMENT/replies"] = WorkspaceAction.Review,
        ["PATCH /api/comments/COMMENT"] = WorkspaceAction.Review,
        // the owner wrote it: others may delete their own only
        ["DELETE /api/comments/COMMENT"] = WorkspaceAction.Manage,
        ["PATCH /api/members/OWNER"] = WorkspaceAction.Manage,
        ["DELETE /api/members/OWNER"] = WorkspaceAction.Manage,
        ["DELETE /api/invitations/INVITATION"] = WorkspaceAction.Manage,
        ["PATCH /api/workspace"] = WorkspaceAction.Manage,
        ["GET /api/invitations"] = WorkspaceAction.Manage,
        ["POST /api/invitations"] = WorkspaceAction.Manage,
        ["POST /api/jobs"] = WorkspaceAction.Generate,
    };

    /// <summary>What has no id in its path, and whether it only reads.</summary>
    public static TheoryData<string, string, bool> Collections => new()
    {
        { "GET", "/api/clips", true },
        { "GET", "/api/jobs", true },
        { "GET", "/api/engines", true },
        { "GET", "/api/credits", true },
        { "GET", "/api/credits/statement", true },
        { "GET", "/api/tags", true },
        { "GET", "/api/projects", true },
        { "POST", "/api/projects", false },
        { "GET", "/api/workspace", true },
        { "GET", "/api/members", true },
        { "PATCH", "/api/workspace", false },
        { "GET", "/api/invitations", false },
        { "POST", "/api/invitations", false },
        { "POST", "/api/jobs", false },
    };

    [Theory]
    [MemberData(nameof(AccessTests.Endpoints), MemberType = typeof(AccessTests))]
    [MemberData(nameof(Collections))]
    public async Task EveryRole_MayWhatTheTableSays(string method, string path, bool reads)
    {
        // another endpoint of this list deletes it
        await SendAsync(team.Owned.OwnersBrowser, "POST", team.Owned.Fill("/api/clips/CLIP/restore"));
        var needed = reads ? WorkspaceAction.View : Needs.GetValueOrDefault($"{method} {path}", WorkspaceAction.Edit);
        foreach (var role in Enum.GetValues<WorkspaceRole>())
        {
            var answer = await SendAsync(team.Member(role), method, team.Owned.Fill(path));
            if (!role.May(needed))
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}: {answer.StatusCode}");
            else
                Assert.False(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.InternalServerError, $"{role}: {answer.StatusCode}");
        }
    }

    [Theory]
    [MemberData(nameof(AccessTests.Endpoints), MemberType = typeof(AccessTests))]
    public async Task FromAnotherWorkspace_WhatExistsAnswersAsWhatDoesNot(string method, string path, bool reads)
    {
        _ = reads;
        var existing = await AnswerAsync(team.Owned.Stranger, method, team.Owned.Fill(path));
        var unknown = await AnswerAsync(team.Owned.Stranger, method, Unknown(path));
        Assert.Equal(HttpStatusCode.NotFound, existing.Status);
        Assert.Equal(unknown, existing);
        // and the owner hears the same of an id that is nobody's
        Assert.Equal(unknown, await AnswerAsync(team.Owned.OwnersBrowser, method, Unknown(path)));
    }

    [Theory]
    [MemberData(nameof(AccessTests.Endpoints), MemberType = typeof(AccessTests))]
    public async Task SignedOut_WhatExistsAnswersAsWhatDoesNot(string method, string path, bool reads)
    {
        _ = reads;
        var nobody = team.Owned.App.Browser(followRedirects: false);
        var existing = await AnswerAsync(nobody, method, team.Owned.Fill(path));
        Assert.Equal(HttpStatusCode.Unauthorized, existing.Status);
        Assert.Equal(await AnswerAsync(nobody, method, Unknown(path)), existing);
    }

    /// <summary>Pages below one thing of a workspace.</summary>
    [Theory]
    [InlineData("/clips/CLIP")]
    [InlineData("/cameos/CAMEO")]
    public async Task Page_FromAnotherWorkspace_ShowsNothingOfIt(string path)
    {
        var existing = await team.Owned.Stranger.GetAsync(team.Owned.Fill(path));
        var unknown = await team.Owned.Stranger.GetAsync(Unknown(path));
        Assert.Equal(unknown.StatusCode, existing.StatusCode);
        Assert.Equal(await TextAsync(unknown), await TextAsync(existing));
        Assert.NotEqual(await TextAsync(await team.Owned.OwnersBrowser.GetAsync(team.Owned.Fill(path))), await TextAsync(existing));
    }

    private static string Unknown(string path) => Placeholder().Replace(path, Guid.NewGuid().ToString());

    private static async Task<(HttpStatusCode Status, string? Type, string Body)> AnswerAsync(HttpClient client, string method, string path)
    {
        var answer = await SendAsync(client, method, path);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), TraceId().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    /// <summary>What stands on a page, without tags, ids and tokens.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage page)
    {
        var main = MainPart().Match(await page.Content.ReadAsStringAsync());
        return Tags().Replace(main.Value, " ").Trim();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PATCH" or "PUT")
            request.Content = path == "/api/jobs" ? JsonContent.Create(Clips.Request()) : JsonContent.Create(AccessTests.Body);
        return client.SendAsync(request);
    }

    [GeneratedRegex("[A-Z]{3,}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<[^>]*>|\\s+")]
    private static partial Regex Tags();
}
