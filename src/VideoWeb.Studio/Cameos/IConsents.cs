using VideoWeb.Core.Consent;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

/// <summary>A person's own say over their likeness, by a link that only they get or by their account.</summary>
public interface IConsents
{
    /// <summary>A link for the person shown; one made before stops working. Only while they have not answered: afterwards the link is theirs.</summary>
    Task<Outcome<ConsentLink>> AskAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken);

    /// <summary>What the holder of a link sees.</summary>
    Task<Outcome<ConsentSheet>> OpenAsync(string token, CancellationToken cancellationToken);

    /// <summary>Hash of a picture, for the holder of a link.</summary>
    Task<Outcome<string>> PictureAsync(string token, int number, CancellationToken cancellationToken);

    /// <param name="userId">The account they are signed in with, or null: it becomes the account of the person shown.</param>
    Task<Outcome> AnswerAsync(string token, Guid? userId, ConsentAnswer answer, CancellationToken cancellationToken);

    /// <summary>Hides a clip that shows them, for everyone.</summary>
    Task<Outcome> RemoveClipAsync(string token, Guid clipId, CancellationToken cancellationToken);

    /// <summary>The likenesses that belong to an account.</summary>
    Task<IReadOnlyList<ConsentSheet>> OfAsync(Guid userId, CancellationToken cancellationToken);

    Task<Outcome> AnswerAsync(Guid userId, Guid cameoId, ConsentAnswer answer, CancellationToken cancellationToken);

    /// <summary>The ledger, newest first.</summary>
    Task<Outcome<ConsentHistory>> HistoryAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken);
}

/// <param name="Token">The end of the address; shown once, only its hash is kept.</param>
/// <param name="ExpiresAt">Until then it can be answered; an answered one stays, to change or withdraw.</param>
public sealed record ConsentLink(string Token, DateTimeOffset ExpiresAt);

/// <param name="State">Granted (with terms), refused or withdrawn.</param>
public sealed record ConsentAnswer(ConsentState State, ConsentTerms? Terms = null);

/// <param name="Clips">What was made with it, newest first; 100 at most.</param>
public sealed record ConsentSheet(
    Guid CameoId, string Handle, string Shows, string AskedBy, Guid WorkspaceId, string Workspace, int Pictures, ConsentState State, ConsentTerms? Terms, IReadOnlyList<CameoDraft> Clips);

/// <summary>A clip made with a person's likeness, as they see it.</summary>
public sealed record CameoDraft(Guid ClipId, string Title, string Prompt, DateTimeOffset MadeAt, bool Hidden);

/// <param name="Intact">Whether each entry still seals the one before.</param>
public sealed record ConsentHistory(IReadOnlyList<ConsentEntry> Entries, bool Intact);

/// <param name="What">made, asked, granted, refused, withdrawn.</param>
/// <param name="By">Who, in words.</param>
public sealed record ConsentEntry(int Number, string What, string By, string Note, ConsentTerms? Terms, DateTimeOffset At, string Seal);
