using VideoWeb.Core.Media;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Features.Clips;

namespace VideoWeb.Web.Features.Create.Panels;

/// <summary>Where pictures that were given, a job's previews and a take's files are.</summary>
internal static class TakeAddresses
{
    public static string Upload(Guid uploadId) => $"/media/uploads/{uploadId}.jpg";

    public static string Preview(Guid jobId, JobPreview preview) => $"/api/jobs/{jobId}/previews/{preview.Id}";

    public static string Video(TakeDetail take) => MediaFiles.Address(take.Id, MediaKind.Video);

    public static string Poster(TakeDetail take) => MediaFiles.Address(take.Id, MediaKind.Poster);

    public static string Download(TakeDetail take) => MediaFiles.Download(take.Id, MediaKind.Video);

    public static string ClipPage(TakeDetail take) => $"/clips/{take.ClipId}";
}
