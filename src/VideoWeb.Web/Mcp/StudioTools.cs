using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.OpenAi;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Mcp;

/// <summary>What an assistant may do, by the same use-cases as the pages. A tool's own failure is a result the assistant can act on, never an error of the protocol.</summary>
[McpServerToolType]
internal sealed class StudioTools(IHttpContextAccessor http, CallerAccess access, Director director, IGeneration generation, IVideos videos)
{
    private const string DefaultEngine = "previz";
    private const double MostWait = 50;

    [McpServerTool(Name = "plan", ReadOnly = true, Idempotent = true), Description("Shows what a script becomes: shots, cast, camera, sound, and which words were not understood. Nothing is rendered and nothing is spent.")]
    public CallToolResult Plan(
        [Description("The script in plain English: who does what where, camera, light, spoken lines in quotes. At most 32,000 characters.")] string prompt,
        [Description("Length of the clip in seconds, over 0, at most 25. Left out: from the script.")] double? seconds = null,
        [Description("Size in pixels, like 1280x720. Left out: from the script.")] string? size = null) =>
        Try(prompt, seconds, size, out var plan) is { } refused ? refused : Result(plan!);

    [McpServerTool(Name = "quote", ReadOnly = true, Idempotent = true), Description("Says what rendering a script would cost in credits and time, and its place in the queue. Nothing is spent.")]
    public async Task<CallToolResult> QuoteAsync(
        [Description("The script.")] string prompt,
        [Description("Seconds, over 0, at most 25.")] double? seconds = null,
        [Description("Size in pixels, like 1280x720.")] string? size = null,
        [Description("draft, standard or final.")] string quality = "standard",
        CancellationToken cancellationToken = default)
    {
        if (Try(prompt, seconds, size, out var plan) is { } refused) return refused;
        if (QualityOf(quality) is not { } chosen) return Failure("quality is draft, standard or final.");
        if (await CallerAsync(KeyScopes.Read, cancellationToken) is not { } caller) return NotAllowed(KeyScopes.Read);
        var quote = await generation.QuoteAsync(caller, plan!, DefaultEngine, chosen, cancellationToken);
        return quote.Succeeded ? Result(quote.Value) : Failure(quote.Refusal.Message);
    }

    [McpServerTool(Name = "make", Destructive = false), Description("Starts rendering a clip and answers at once with its id. Spends credits. Use watch to see when it is finished.")]
    public async Task<CallToolResult> MakeAsync(
        [Description("The script.")] string prompt,
        [Description("Seconds, over 0, at most 25.")] double? seconds = null,
        [Description("Size in pixels, like 1280x720.")] string? size = null,
        [Description("draft, standard or final.")] string quality = "standard",
        CancellationToken cancellationToken = default)
    {
        if (Try(prompt, seconds, size, out var plan) is { } refused) return refused;
        if (QualityOf(quality) is not { } chosen) return Failure("quality is draft, standard or final.");
        if (await CallerAsync(KeyScopes.Create, cancellationToken) is not { } caller) return NotAllowed(KeyScopes.Create);
        var made = await videos.CreateAsync(caller, new NewVideo { Prompt = prompt, Plan = plan!, Engine = DefaultEngine, Model = DefaultEngine, Quality = chosen }, cancellationToken);
        return made.Succeeded ? Result(VideoObject.Of(made.Value)) : Failure(made.Refusal.Message);
    }

    [McpServerTool(Name = "watch", ReadOnly = true), Description("Says how a clip is getting on. With wait_seconds it answers when the clip has ended or the time is over, whichever is first.")]
    public async Task<CallToolResult> WatchAsync(
        [Description("The clip's id, video_….")] string id,
        [Description("Seconds to wait for its end, 0 to 50.")] double wait_seconds = 0,
        TimeProvider clock = null!,
        CancellationToken cancellationToken = default)
    {
        if (wait_seconds is < 0 or > MostWait) return Failure($"wait_seconds is 0 to {MostWait}.");
        if (await CallerAsync(KeyScopes.Read, cancellationToken) is not { } caller) return NotAllowed(KeyScopes.Read);
        var until = clock.GetUtcNow().AddSeconds(wait_seconds);
        while (true)
        {
            var found = await FindAsync(caller, id, cancellationToken);
            if (!found.Succeeded) return Failure(found.Refusal.Message);
            if (found.Value.State.IsFinal() || clock.GetUtcNow() >= until) return Result(VideoObject.Of(found.Value));
            await Task.Delay(TimeSpan.FromSeconds(0.5), clock, cancellationToken);
        }
    }

    [McpServerTool(Name = "fetch", ReadOnly = true, Idempotent = true), Description("Gives the address of a finished clip's mp4. It is read with the same key.")]
    public async Task<CallToolResult> FetchAsync([Description("The clip's id, video_….")] string id, CancellationToken cancellationToken = default)
    {
        if (await CallerAsync(KeyScopes.Read, cancellationToken) is not { } caller) return NotAllowed(KeyScopes.Read);
        var found = await FindAsync(caller, id, cancellationToken);
        if (!found.Succeeded) return Failure(found.Refusal.Message);
        if (found.Value.TakeId is null) return Failure("The clip is not finished. Use watch until its status is completed.");
        var request = http.HttpContext!.Request;
        return new CallToolResult
        {
            Content = [new ResourceLinkBlock { Uri = $"{request.Scheme}://{request.Host}{ApiDoor.Root}/videos/{id}/content", Name = $"{id}.mp4", MimeType = "video/mp4" }],
        };
    }

    private async Task<Outcome<Video>> FindAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        VideoIds.Parse(id) is { } known ? await videos.GetAsync(caller, known, cancellationToken) : new Refusal(RefusalKind.NotFound, $"There is no clip '{id}' here.");

    private async Task<Caller?> CallerAsync(KeyScopes scope, CancellationToken cancellationToken)
    {
        var user = http.HttpContext!.User;
        return user.HasClaim(ApiKeyAuthentication.ScopeClaim, scope.ToString()) ? await access.OfAsync(user, cancellationToken) : null;
    }

    private CallToolResult? Try(string prompt, double? seconds, string? size, out ShotPlan? plan)
    {
        plan = null;
        FrameSize? pixels = null;
        if (size is not null)
        {
            var sides = size.Split('x');
            if (sides.Length != 2 || !int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) || !int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height))
                return Failure("size is written as 1280x720.");
            pixels = new FrameSize(width, height);
        }

        var read = director.Plan(prompt, new PlanRequest { Seconds = seconds, Size = pixels });
        if (read is PlanResult.Refused refused) return Failure(refused.Message);
        plan = ((PlanResult.Planned)read).Plan;
        return null;
    }

    private static RenderQuality? QualityOf(string quality) => quality switch
    {
        "draft" => RenderQuality.Draft,
        "standard" => RenderQuality.Standard,
        "final" => RenderQuality.Final,
        _ => null,
    };

    private static CallToolResult Result(ShotPlan plan) => Text(JsonSerializer.Serialize(plan, PlanJson.Default.ShotPlan));

    private static CallToolResult Result<T>(T value) => Text(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    private static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    private static CallToolResult Failure(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };

    private static CallToolResult NotAllowed(KeyScopes scope) => Failure($"This key may not do that: it lacks the scope \"{scope.ToString().ToLowerInvariant()}\".");
}
