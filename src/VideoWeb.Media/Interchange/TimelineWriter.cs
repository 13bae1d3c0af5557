using VideoWeb.Core.Interchange;

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
}
