namespace VideoWeb.Core.Media;

/// <summary>
/// Files by the SHA-256 of their content: written under a temporary name and renamed, never changed afterwards, so that
/// nothing half-written is ever read and the same content is one file. Knows nothing of users. Implemented by VideoWeb.Media.
/// </summary>
public interface IMediaStore
{
    /// <summary>Takes the file at <paramref name="path"/> into the store (it is gone from there afterwards).</summary>
    /// <exception cref="MediaException">The disk is full or can't be written.</exception>
    Task<StoredMedia> AddAsync(string path, CancellationToken cancellationToken);

    /// <summary>Copies the stream to its end into the store; stops with an exception past <paramref name="limit"/> bytes.</summary>
    /// <exception cref="MediaException">The disk is full, or there is more than the limit.</exception>
    Task<StoredMedia> AddAsync(Stream content, long limit, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading (seekable), or null where there is none.</summary>
    Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Removes a file; false where there was none.</summary>
    Task<bool> DeleteAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Every file, in no order: for the sweep that removes what no clip refers to.</summary>
    IAsyncEnumerable<StoredMedia> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Hash">SHA-256 in lower-case hexadecimal, 64 characters.</param>
/// <param name="Length">Bytes.</param>
/// <param name="StoredAt">When the content was last added: a sweep spares what is young.</param>
public sealed record StoredMedia(string Hash, long Length, DateTimeOffset StoredAt);
