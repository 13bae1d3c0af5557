using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Tests.Fakes;

/// <summary>Takes anything but an empty file as a picture.</summary>
internal sealed class FakeIntake : IImageIntake
{
    public const string Unreadable = "This picture can't be read.";

    public async Task<IntakenImage> TakeAsync(Stream content, string path, int maxSide, CancellationToken cancellationToken)
    {
        await using (var file = File.Create(path)) await content.CopyToAsync(file, cancellationToken);
        return new FileInfo(path).Length == 0 ? throw new MediaException(Unreadable, retryable: false) : new IntakenImage(400, 300);
    }
}
