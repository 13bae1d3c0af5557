using VideoWeb.Studio;
using VideoWeb.Studio.Drafts;

namespace VideoWeb.Web.Features.Create.Drafting;

public enum SaveState { Untouched, Waiting, Saving, Saved, Failed }

/// <summary>
/// Saves the desk 400 ms after the last change, at once when asked, and before it is disposed. One save runs at a time; a
/// change during a save is saved after it.
/// </summary>
public sealed class DraftKeeper : IAsyncDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly Func<Draft, CancellationToken, Task<Outcome<Draft>>> save;
    private readonly Func<Draft, Draft> write;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly SemaphoreSlim saving = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private int changes;
    private int saved;

    /// <param name="write">Puts the desk as it stands into the draft; called on the desk's own context.</param>
    public DraftKeeper(Draft draft, Func<Draft, Draft> write, Func<Draft, CancellationToken, Task<Outcome<Draft>>> save, Func<Func<Task>, Task> onDesk, TimeProvider clock)
    {
        Draft = draft;
        this.write = write;
        this.save = save;
        this.clock = clock;
        timer = clock.CreateTimer(_ => _ = onDesk(() => SaveAsync(closing.Token)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Draft Draft { get; private set; }

    public SaveState State { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why the last save failed, or null.</summary>
    public string? Failure { get; private set; }

    public event Action? Changed;

    public void Touch()
    {
        changes++;
        State = SaveState.Waiting;
        timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Another clip's or another tab's version takes the place of this draft.</summary>
    public void Adopt(Draft draft) => Draft = draft;

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await saving.WaitAsync(cancellationToken);
        try
        {
            if (saved == changes)
                return;
            var now = changes;
            State = SaveState.Saving;
            Changed?.Invoke();
            var outcome = await save(write(Draft), cancellationToken);
            if (outcome.Succeeded)
            {
                Draft = outcome.Value;
                saved = now;
                SavedAt = clock.GetUtcNow();
                State = saved == changes ? SaveState.Saved : SaveState.Waiting;
                Failure = null;
            }
            else
            {
                State = SaveState.Failed;
                Failure = outcome.Refusal.Message;
            }
            Changed?.Invoke();
        }
        finally
        {
            saving.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        if (saved != changes && State != SaveState.Failed)
            await SaveAsync(CancellationToken.None);
        await closing.CancelAsync();
        closing.Dispose();
        saving.Dispose();
    }
}
