using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Studio;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Design;
using VideoWeb.Web.Features.Cameos;
using VideoWeb.Web.Features.Create.Directing;
using VideoWeb.Web.Features.Create.Drafting;
using VideoWeb.Web.Features.Create.Panels;
using VideoWeb.Web.Features.Create.Takes;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Create;

/// <summary>
/// The director's desk. Opens the clip of <c>?clip=</c>, a new one with <c>?new=1</c> or <c>?prompt=</c>, else the draft that was
/// written last; ties the session's state to the page's own modules, which draw and move what follows a pointer or a clock.
/// </summary>
public sealed partial class CreatePage
{
    /// <summary>After this long without typing it is said how much was understood.</summary>
    private static readonly TimeSpan SpeakingPause = TimeSpan.FromMilliseconds(800);

    private DeskSession? session;
    private IJSObjectReference? module;
    private IJSObjectReference? page;
    private DotNetObjectReference<DeskBridge>? bridge;
    private ElementReference root;
    private ITimer? speaking;
    private StagedPlan? shownStage;
    private DeskPicture? shownPicture;
    private JobPreview? preview;
    private JobPreview? chosenPreview;
    private Guid? boundTake;
    private FrameView boundView;
    private string? refusal;
    private string spoken = "";
    private int spokenQuarter;
    private bool textReplaced;
    private bool mounting;

    [SupplyParameterFromQuery(Name = "clip")]
    private Guid? ClipId { get; set; }

    [SupplyParameterFromQuery(Name = "prompt")]
    private string? Prompt { get; set; }

    [SupplyParameterFromQuery(Name = "new")]
    private string? New { get; set; }

    [Inject]
    private DeskServices Services { get; set; } = default!;

    [Inject]
    private CurrentCaller Caller { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private string Title => session?.Clip?.Card.Title ?? FirstWords(session?.Desk.Content.Text ?? "") ?? "Untitled clip";

    private string PageName => session is { IsRendering: true, Job: { } job } ? $"{(int)(100 * job.Fraction)} % · {Title}" : session?.Take is not null ? $"Done · {Title}" : $"Create · {Title}";

    private string UndoLabel => session?.Desk.NextUndo is { } what ? $"Undo {what}" : "Undo";

    private string RedoLabel => session?.Desk.NextRedo is { } what ? $"Redo {what}" : "Redo";

    protected override async Task OnInitializedAsync()
    {
        var caller = await Caller.GetAsync();
        var draft = await FindDraftAsync(caller);
        if (!draft.Succeeded)
        {
            refusal = draft.Refusal.Message;
            return;
        }
        var opened = new DeskSession(Services, caller, draft.Value, InvokeAsync);
        // the page is drawn twice: what changes a draft waits for the second, which stays
        if (Prompt is { Length: > 0 } prompt && RendererInfo.IsInteractive)
            opened.StartFrom(prompt[..Math.Min(prompt.Length, PlanLimits.MaxPromptLength)]);
        await opened.OpenClipAsync();
        opened.Changed += SessionChanged;
        opened.TextReplaced += () => textReplaced = true;
        opened.Spoken += Speak;
        opened.Ended += SayEnd;
        opened.SingleKeysSet += on => _ = page?.InvokeVoidAsync("setSingleKeys", on).AsTask();
        opened.Desk.Changed += SpeakUnderstandingLater;
        session = opened;
        speaking = Services.Clock.CreateTimer(_ => _ = InvokeAsync(SpeakUnderstanding), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        preview = NewestPreview();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (session is null)
            return;
        try
        {
            // renders follow one another while the module is on its way
            if (!mounting)
            {
                mounting = true;
                await MountAsync();
            }
            if (page is not null)
                await ShowAsync(page);
        }
        catch (JSDisconnectedException)
        {
            // the browser is gone; the circuit will be disposed
        }
    }

    private async Task MountAsync()
    {
        module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/create.js");
        bridge = DotNetObjectReference.Create(new DeskBridge(session!));
        page = await module.InvokeAsync<IJSObjectReference>("mountDesk", root, bridge);
        session!.SetSingleKeys(await page.InvokeAsync<bool>("singleKeys"));
        await page.InvokeVoidAsync("offerCameos", session!.Cameos.Select(cameo => new
        {
            cameo.Handle,
            cameo.Shows,
            Picture = $"/media/cameos/{cameo.Id}/0.jpg",
            // the studio decides when it casts; here it is only said
            Hint = cameo.Consent is { } && ConsentWords.Of(cameo, Services.Clock.GetUtcNow()) is { Class: not "granted" } mark ? mark.Word : null,
        }));
        await TellTextAsync(page, "openText");
    }

    /// <summary>Hands the page's modules what changed since they were last told.</summary>
    private async Task ShowAsync(IJSObjectReference page)
    {
        var current = session!;
        if (textReplaced)
        {
            textReplaced = false;
            await TellTextAsync(page, "replaceText");
        }
        if (current.Desk.Staged is { } staged && staged != shownStage)
        {
            shownStage = staged;
            await page.InvokeVoidAsync("showStage", JsonSerializer.Serialize(staged, PlanJson.Default.StagedPlan), new
            {
                Image = current.Desk.Content.Picture is { } picture ? TakeAddresses.Upload(picture.UploadId) : null,
                Cameos = CastLikeness.Of(staged.Plan, session!.Cameos, Services.Clock.GetUtcNow()),
            });
        }
        if (current.Desk.Content.Picture is { } painted && painted != shownPicture)
            await page.InvokeVoidAsync("showMarks", painted.Marks?.Strokes ?? []);
        shownPicture = current.Desk.Content.Picture;
        var take = current.View == FrameView.Render ? current.Take : null;
        if (take?.Id != boundTake || current.View != boundView)
        {
            boundTake = take?.Id;
            boundView = current.View;
            await page.InvokeVoidAsync("bindTake", take?.Lines.Select(line => new { line.Speaker, line.Text, line.Start, line.End }) ?? []);
            if (current.View == FrameView.Wipe && preview is not null)
                await page.InvokeVoidAsync("seek", preview.Time);
        }
    }

    private ValueTask TellTextAsync(IJSObjectReference page, string method)
    {
        var reading = new DeskBridge(session!).Reading(0);
        return page.InvokeVoidAsync(method, session!.Desk.Content.Text, reading.Spans, reading.Cast);
    }

    private async Task<Outcome<Draft>> FindDraftAsync(Caller caller)
    {
        if (ClipId is { } clipId)
            return await Services.Drafts.ForClipAsync(caller, clipId, CancellationToken.None);
        if (New is null && string.IsNullOrEmpty(Prompt))
        {
            var drafts = await Services.Drafts.ListAsync(caller, CancellationToken.None);
            if (drafts.Succeeded && drafts.Value.Count > 0)
                return await Services.Drafts.GetAsync(caller, drafts.Value[0].Id, CancellationToken.None);
        }
        return new Draft { Id = Guid.CreateVersion7(Services.Clock.GetUtcNow()) };
    }

    private void SessionChanged()
    {
        TakeAddress();
        var newest = NewestPreview();
        if (chosenPreview is null || session?.IsRendering != true)
            preview = newest;
        SpeakQuarter();
        StateHasChanged();
    }

    /// <summary>An address that finds this desk again: after a reload, after a restart, the clip's also from another browser.</summary>
    private void TakeAddress()
    {
        if (!RendererInfo.IsInteractive || session is null)
            return;
        if (session.ClipId is { } clip && clip != ClipId)
        {
            ClipId = clip;
            ReplaceAddress($"/create?clip={clip}");
        }
        else if (session.ClipId is null && (New ?? Prompt) is not null && session.Keeper.State == SaveState.Saved)
        {
            New = Prompt = null;
            ReplaceAddress("/create");
        }
    }

    /// <summary>Not a navigation, which would take the focus out of the script.</summary>
    private void ReplaceAddress(string address) => _ = Script.InvokeVoidAsync("history.replaceState", null, "", address).AsTask();

    private JobPreview? NewestPreview() => session is { Job: { Previews: { Count: > 0 } previews } job, Take: null } && job.State != JobState.Cancelled ? previews[^1] : null;

    private async Task ShowPreviewAsync(JobPreview chosen)
    {
        chosenPreview = chosenPreview?.Id == chosen.Id ? null : chosen;
        preview = chosenPreview ?? NewestPreview();
        if (page is not null && session?.View == FrameView.Wipe)
            await page.InvokeVoidAsync("seek", chosen.Time);
    }

    /// <summary>From a row of the list to where it can be changed: its shot in the inspector, its words in the script.</summary>
    private async Task ShowReadingAsync(Reading reading)
    {
        if (session is null)
            return;
        var shot = session.Desk.ShotAt(reading.Start + reading.Length);
        if (shot < session.Desk.Edited.Keys.Count)
        {
            var lane = reading.Craft switch { "camera" => LaneKind.Camera, "line" => LaneKind.Dialogue, "effect" => LaneKind.Effects, "ambience" => LaneKind.Ambience, "music" => LaneKind.Music, _ => LaneKind.Shots };
            var block = TimelineLayout.Of(session.Desk.Edited).First(candidate => candidate.Kind == lane).Blocks.FirstOrDefault(candidate => candidate.Shot == session.Desk.Edited.Keys[shot]);
            session.Select(block?.Id ?? TimelineLayout.IdOf(LaneKind.Shots, session.Desk.Edited.Keys[shot]));
        }
        if (page is not null && reading.Start >= 0)
            await page.InvokeVoidAsync("selectText", reading.Start, reading.Length);
    }

    private void Speak(EditOutcome outcome)
    {
        spoken = outcome.Say;
        if (!outcome.Accepted)
            Toasts.Show(new Toast(outcome.Say));
        StateHasChanged();
    }

    private void SpeakUnderstandingLater() => speaking?.Change(SpeakingPause, Timeout.InfiniteTimeSpan);

    private void SpeakUnderstanding()
    {
        if (session is null || session.Desk.IsEmpty)
            return;
        var (understood, all) = Reading.Count(session.Desk.ReadPlan);
        var unknown = session.Desk.ReadPlan.NotUnderstood;
        spoken = $"Understood {understood} of {all} words.{(unknown.Count == 0 ? "" : $" Not understood: {string.Join(", ", unknown.Take(5))}.")}";
        StateHasChanged();
    }

    private void SpeakQuarter()
    {
        if (session is not { IsRendering: true, Job: { } job })
        {
            spokenQuarter = 0;
            return;
        }
        var quarter = (int)(4 * job.Fraction);
        if (quarter <= spokenQuarter)
            return;
        spokenQuarter = quarter;
        spoken = $"Rendering, {25 * quarter} percent. {TakeTime.Left(job)}";
    }

    private void SayEnd(JobSnapshot job)
    {
        chosenPreview = null;
        spoken = job.State switch { JobState.Done => "The take is done.", JobState.Cancelled => "Cancelled.", _ => "The render failed." };
        if (job.State == JobState.Done)
            Toasts.Show(new Toast("The take is done and in the library.", "Open", () => { Navigation.NavigateTo($"/clips/{job.ClipId}"); return Task.CompletedTask; }));
        if (job.State == JobState.Cancelled)
            Toasts.Show(new Toast("Cancelled. The plan stays as it is."));
    }

    private static string? FirstWords(string text)
    {
        var words = text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words.Take(6)).TrimEnd('.', ',', ';', ':') + (words.Length > 6 ? "…" : "");
    }

    public async ValueTask DisposeAsync()
    {
        if (speaking is not null)
            await speaking.DisposeAsync();
        if (session is not null)
            await session.DisposeAsync();
        try
        {
            if (page is not null)
            {
                await page.InvokeVoidAsync("dispose");
                await page.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // nothing to tell a browser that is gone
        }
        bridge?.Dispose();
    }
}
