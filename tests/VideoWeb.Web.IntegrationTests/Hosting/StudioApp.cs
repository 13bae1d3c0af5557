using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>The whole studio in this process: real pages, real SQLite in a folder of its own, real encoder; only the engine and the Director are fakes.</summary>
public sealed class StudioApp : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private static int addresses;

    private readonly string folder = Directory.CreateTempSubdirectory("videoweb-web-tests-").FullName;
    private readonly Dictionary<string, string?> settings = new() { ["Samples:Enabled"] = "false" };
    private WebApplication app = null!;

    public IServiceProvider Services => app.Services;

    public TestServer Server => app.GetTestServer();

    public void Set(string key, string value) => settings[key] = value;

    public async Task InitializeAsync()
    {
        app = StudioHost.Build(new StudioHostOptions { DataDirectory = folder, Environment = "Production" }, builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.WebHost.UseTestServer();
            builder.Services.RemoveAll<IEngine>();
            builder.Services.AddSingleton<IEngine, FakeEngine>();
            builder.Services.RemoveAll<IDirector>();
            builder.Services.AddSingleton<IDirector, FakeDirector>();
            builder.Services.AddStudioWorker();
            // the strength of the hash is Studio's test; here it would only cost time
            builder.Services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        });
        await app.Services.GetRequiredService<IStudioSetup>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser that is signed out. Each has an address of its own, so that limits of one don't touch another.</summary>
    public HttpClient Browser(bool followRedirects = true, CookieContainer? cookies = null)
    {
        var number = Interlocked.Increment(ref addresses);
        var address = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        HttpMessageHandler handler = new CookieContainerHandler(cookies ?? new CookieContainer())
        {
            InnerHandler = Server.CreateHandler(context => context.Connection.RemoteIpAddress = address),
        };
        if (followRedirects)
            handler = new RedirectHandler { InnerHandler = handler };
        var client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>An account with its own workspace, and a browser signed in to it.</summary>
    internal async Task<(HttpClient Browser, Caller Caller)> SignedInAsync(string email, CookieContainer? cookies = null, bool administrator = false)
    {
        var made = await Services.GetRequiredService<IAccounts>().RegisterAsync(new Registration(email, Password), CancellationToken.None);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        var caller = await Services.GetRequiredService<IWorkspaces>().EnterAsync(made.Value.Id, null, CancellationToken.None);
        if (administrator)
        {
            await using var db = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
            await db.Users.Where(account => account.Id == made.Value.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.Administrator, true));
        }

        var browser = Browser(cookies: cookies);
        var page = await browser.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Password });
        Assert.Equal("/create", page.RequestMessage!.RequestUri!.AbsolutePath);
        return (browser, caller!.Value);
    }

    /// <summary>A browser of somebody who is in another's workspace in this role, and has gone there.</summary>
    internal async Task<HttpClient> MemberAsync(string email, Guid workspaceId, WorkspaceRole role)
    {
        var (browser, caller) = await SignedInAsync(email);
        await JoinAsync(caller, workspaceId, role);
        var token = await browser.FormTokenAsync("/account");
        var entered = await browser.PostAsync($"/workspaces/{workspaceId}/enter", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal("/library", entered.RequestMessage!.RequestUri!.AbsolutePath);
        return browser;
    }

    /// <summary>Puts somebody into another's workspace, and gives them as they are there.</summary>
    internal async Task<Caller> JoinAsync(Caller caller, Guid workspaceId, WorkspaceRole role)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        db.Memberships.Add(new Membership { WorkspaceId = workspaceId, AccountId = caller.UserId, Role = role });
        await db.SaveChangesAsync();
        return caller with { WorkspaceId = workspaceId };
    }

    /// <summary>An open invitation to a workspace, whatever it is.</summary>
    internal async Task<Guid> InvitationAsync(Caller owner)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Invitations.Add(new Invitation { Id = id, WorkspaceId = owner.WorkspaceId, Role = WorkspaceRole.Viewer, Hash = id.ToString("N"), CreatedBy = owner.UserId, CreatedAt = now, ExpiresAt = now.AddDays(1) });
        await db.SaveChangesAsync();
        return id;
    }

    internal async Task ChangeRoleAsync(Caller caller, WorkspaceRole role)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        await db.Memberships.Where(m => m.WorkspaceId == caller.WorkspaceId && m.AccountId == caller.UserId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role));
    }

    /// <summary>A program with a key of this workspace.</summary>
    internal async Task<HttpClient> ProgramAsync(Caller caller, KeyScopes scopes = KeyScopes.All)
    {
        var made = await Services.GetRequiredService<IApiKeys>().MakeAsync(caller, new NewKey("test", scopes), CancellationToken.None);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        var client = Browser(followRedirects: false);
        client.DefaultRequestHeaders.Accept.Clear();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Value.Key);
        return client;
    }
}
