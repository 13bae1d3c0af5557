namespace VideoWeb.Core.Media;

/// <summary>
/// Takes a picture from somebody we do not know: a cameo, a first frame. What comes out was drawn anew from its pixels, so that
/// nothing of the file that was given survives: no metadata, no place, no hidden payload. Implemented by VideoWeb.Media.
/// </summary>
public interface IImageIntake
{
    /// <summary>Reads the picture to its end and writes it as a JPEG, upright, its longer side at most <paramref name="maxSide"/> pixels.</summary>
    /// <param name="content">JPEG, PNG or WebP.</param>
    /// <param name="path">Where the JPEG goes; there whole, or not at all.</param>
    /// <exception cref="MediaException">It is no such picture, or is too large; the message is for its giver.</exception>
    Task<IntakenImage> TakeAsync(Stream content, string path, int maxSide, CancellationToken cancellationToken);
}

/// <param name="Width">Pixels of what was written.</param>
/// <param name="Height">Pixels of what was written.</param>
public sealed record IntakenImage(int Width, int Height);
