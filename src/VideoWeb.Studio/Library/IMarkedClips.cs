namespace VideoWeb.Studio.Library;

/// <summary>From a watermark that was read in a file back to the clip.</summary>
public interface IMarkedClips
{
    /// <summary>The clip, where it is one of the caller's workspaces and may be shown; null says nothing of whether there is another's.</summary>
    Task<MarkedClip?> FindAsync(Guid accountId, string watermark, CancellationToken cancellationToken);

    /// <summary>For who sits at the server: whosever it is.</summary>
    Task<MarkedClip?> FindAsync(string watermark, CancellationToken cancellationToken);
}

/// <param name="Workspace">Its name.</param>
public sealed record MarkedClip(Guid ClipId, string Title, string Workspace, DateTimeOffset CreatedAt);
