using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Sharing;

/// <summary>Links that show one take to anybody who has them. Editors make and revoke them.</summary>
public interface IShares
{
    /// <summary>Newest first, revoked and expired ones too.</summary>
    Task<Outcome<IReadOnlyList<ShareInfo>>> ListAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    Task<Outcome<MadeShare>> MakeAsync(Caller caller, Guid takeId, NewShare share, CancellationToken cancellationToken);

    /// <summary>The link stops working at once.</summary>
    Task<Outcome> RevokeAsync(Caller caller, Guid shareId, CancellationToken cancellationToken);

    /// <summary>
    /// What a link shows, for somebody who need not be signed in. A link that is unknown, revoked or run out, or whose clip may not
    /// be shown, is not found: nothing tells these apart.
    /// </summary>
    /// <param name="counted">True when its page is opened: counts a view.</param>
    Task<Outcome<SharedClip>> OpenAsync(string token, bool counted, CancellationToken cancellationToken);

    /// <summary>A file that the page of the link needs; the clip as a download only where the link allows that.</summary>
    Task<Outcome<TakeMedia>> OpenMediaAsync(string token, MediaKind kind, bool download, CancellationToken cancellationToken);
}

/// <param name="Days">How long it works: 1 to 365.</param>
public sealed record NewShare(int Days = 7, bool MayDownload = false);

/// <param name="Token">The end of the link: the only time it is seen.</param>
public sealed record MadeShare(string Token, ShareInfo Info);

/// <param name="Open">It works now.</param>
public sealed record ShareInfo(
    Guid Id, Guid TakeId, int TakeNumber, bool MayDownload, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Revoked, bool Open, int Views);

/// <summary>All that the public page says: no prompt, no plan, no names of people or workspaces.</summary>
/// <param name="Seconds">Length.</param>
public sealed record SharedClip(string Title, double Seconds, int Width, int Height, int Fps, IReadOnlyList<MediaKind> Files, bool MayDownload, DateTimeOffset ExpiresAt);
