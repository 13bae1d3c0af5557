using System.Text;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Interchange;
using VideoWeb.Media.Captions;

namespace VideoWeb.Media.Interchange;

internal sealed class TimelineWriter : ITimelineWriter
{
    public byte[] Write(EditTimeline timeline, TimelineFormat format, string? folder = null)
    {
        timeline.Check();
        var addresses = new MediaAddress(folder);
        return format switch
        {
            TimelineFormat.Xmeml => XmemlWriter.Write(timeline, addresses),
            TimelineFormat.Fcpxml => FcpxmlWriter.Write(timeline, addresses),
            TimelineFormat.Otio => OtioWriter.Write(timeline, addresses),
            TimelineFormat.Edl => EdlWriter.Write(timeline),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    public byte[] Captions(IReadOnlyList<SpokenLine> lines) => new UTF8Encoding(false).GetBytes(CaptionText.SubRip(lines));
}
