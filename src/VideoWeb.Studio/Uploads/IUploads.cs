using VideoWeb.Core.Media;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Uploads;

/// <summary>Pictures that members give: what a clip starts from, what a cameo is made of. One that nothing uses goes after a week.</summary>
public interface IUploads
{
    /// <summary>Draws the picture anew through <see cref="IImageIntake"/> and keeps that. JPEG, PNG or WebP; at most 200 unused ones a workspace.</summary>
    Task<Outcome<UploadInfo>> AddAsync(Caller caller, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Fetches a picture and takes it like <see cref="AddAsync"/>: a <c>data:</c> URL in base64, or an https address on the public
    /// internet, by the rule that messages to webhooks obey (private networks, and plain http, only where the operator allows them).
    /// </summary>
    Task<Outcome<UploadInfo>> FetchAsync(Caller caller, string url, CancellationToken cancellationToken);

    /// <summary>The picture's file: what <see cref="IMediaStore.OpenAsync"/> opens, always image/jpeg.</summary>
    Task<Outcome<UploadInfo>> GetAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken);

    /// <summary>Takes it away; a conflict where a job was made from it.</summary>
    Task<Outcome> RemoveAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken);
}

/// <param name="Hash">In the media store.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Length">Bytes.</param>
public sealed record UploadInfo(Guid Id, string Hash, int Width, int Height, long Length, DateTimeOffset CreatedAt);
