using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Uploads;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Features.Create.Panels;
using VideoWeb.Web.OpenAi;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Mcp;

/// <summary>What an assistant may do, by the same use-cases as the pages. A tool's own failure is a result the assistant can act on, never an error of the protocol.</summary>
[McpServerToolType]
internal sealed class StudioTools(IHttpContextAccessor http, CallerAccess access, Director director, IGeneration generation, IVideos videos, IUploads uploads)
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
        if (VideoFields.QualityOf(quality) is not { } chosen) return Failure(VideoFields.WrongQuality);
        if (await CallerAsync(cancellationToken) is not { } caller) return Gone;
        var quote = await generation.QuoteAsync(caller, plan!, DefaultEngine, chosen, cancellationToken);
        return quote.Succeeded ? Result(quote.Value) : Failure(quote.Refusal.Message);
    }

    [McpServerTool(Name = "make", Destructive = false), Description("Starts rendering a clip and answers at once with its id. Spends credits. Use watch to see when it is finished.")]
    public async Task<CallToolResult> MakeAsync(
        [Description("The script.")] string prompt,
        [Description("Seconds, over 0, at most 25.")] double? seconds = null,
        [Description("Size in pixels, like 1280x720.")] string? size = null,
        [Description("draft, standard or final.")] string quality = "standard",
        [Description("A picture that the clip begins as: an https address, or a data: URL with a JPEG, PNG or WebP in base64. Without size the clip has its shape.")] string? image_url = null,
        CancellationToken cancellationToken = default)
    {
        if (Try(prompt, seconds, size, out var plan) is { } refused) return refused;
        if (VideoFields.QualityOf(quality) is not { } chosen) return Failure(VideoFields.WrongQuality);
        if (!http.HttpContext!.User.HasClaim(ApiKeyAuthentication.ScopeClaim, nameof(KeyScopes.Create))) return Failure("This key may not do that: it lacks the scope \"create\".");
        if (await CallerAsync(cancellationToken) is not { } caller) return Gone;
        Guid? picture = null;
        if (image_url is not null)
        {
            var fetched = await uploads.FetchAsync(caller, image_url, cancellationToken);
            if (!fetched.Succeeded) return Failure(fetched.Refusal.Message);
            picture = fetched.Value.Id;
            if (size is null) plan = plan! with { Size = FrameSizes.Of(fetched.Value.Width, fetched.Value.Height) };
        }

        var made = await videos.CreateAsync(
            caller, new NewVideo { Prompt = prompt, Plan = plan!, Engine = DefaultEngine, Model = DefaultEngine, Quality = chosen, ImageUploadId = picture }, cancellationToken);
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
        if (await CallerAsync(cancellationToken) is not { } caller) return Gone;
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
        if (await CallerAsync(cancellationToken) is not { } caller) return Gone;
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

    // that the key may read is the route's own condition
    private Task<Caller?> CallerAsync(CancellationToken cancellationToken) => access.OfAsync(http.HttpContext!.User, cancellationToken);

    private CallToolResult? Try(string prompt, double? seconds, string? size, out ShotPlan? plan)
    {
        plan = null;
        var pixels = size is null ? null : FrameSize.Parse(size);
        if (size is not null && pixels is null) return Failure("size is written as 1280x720.");
        var read = director.Plan(prompt, new PlanRequest { Seconds = seconds, Size = pixels });
        if (read is PlanResult.Refused refused) return Failure(refused.Message);
        plan = ((PlanResult.Planned)read).Plan;
        return null;
    }

    private static CallToolResult Result(ShotPlan plan) => Text(JsonSerializer.Serialize(plan, PlanJson.Default.ShotPlan));

    private static CallToolResult Result<T>(T value) => Text(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    private static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    private static CallToolResult Failure(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };

    private static CallToolResult Gone => Failure("The account of this key is gone.");
}
