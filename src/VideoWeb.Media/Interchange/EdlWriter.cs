using System.Globalization;
using System.Text;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

/// <summary>
/// CMX 3600: the picture, an event a clip. A dissolve is two lines of one number, a cut of no length and the fade that begins where
/// the dissolve does; so the outgoing clip ends half a dissolve earlier than the cut, and source and record lengths stay equal.
/// </summary>
internal static class EdlWriter
{
    private const int MostEvents = 999;
    private const int TitleLength = 70;
    private const int ReelLength = 8;

    public static byte[] Write(EditTimeline timeline)
    {
        if (timeline.Picture.Count > MostEvents) throw new ArgumentException($"An EDL has at most {MostEvents} events; this timeline has {timeline.Picture.Count} clips.");
        var text = new StringBuilder();
        var title = Timecode.OneLine(timeline.Name);
        Line(text, $"TITLE: {(title.Length > TitleLength ? title[..TitleLength] : title)}");
        Line(text, "FCM: NON-DROP FRAME");
        Line(text, "");
        for (var i = 0; i < timeline.Picture.Count; i++) Event(text, timeline, i);
        return new UTF8Encoding(false).GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, EditTimeline timeline, int index)
    {
        var clip = timeline.Picture[index];
        var next = index + 1 < timeline.Picture.Count ? timeline.Picture[index + 1] : null;
        var early = clip.DissolveFrames / 2;
        var shorter = (next?.DissolveFrames ?? 0) / 2;
        var start = Timecode.StartOf(clip.Media, timeline);
        var (from, to) = (start + clip.In - early, start + clip.In + clip.Frames - shorter);
        var (begin, end) = (clip.At - early, clip.End - shorter);
        var name = Timecode.OneLine(clip.Name);
        if (clip.DissolveFrames == 0)
        {
            Line(text, $"{index + 1:000}  {Reel(clip)} V     C        {Times(timeline, from, to, begin, end)}");
            Line(text, $"* FROM CLIP NAME: {name}");
            Source(text, clip);
        }
        else
        {
            var before = timeline.Picture[index - 1];
            var cut = Timecode.StartOf(before.Media, timeline) + before.In + before.Frames - early;
            Line(text, $"{index + 1:000}  {Reel(before)} V     C        {Times(timeline, cut, cut, begin, begin)}");
            Line(text, $"{index + 1:000}  {Reel(clip)} V     D {clip.DissolveFrames:000}    {Times(timeline, from, to, begin, end)}");
            Line(text, $"* FROM CLIP NAME: {Timecode.OneLine(before.Name)}");
            Line(text, $"* TO CLIP NAME: {name}");
            Source(text, clip);
        }
        // the editors count a locator in record time
        foreach (var marker in clip.Markers) Locator(text, timeline, marker, clip.At + marker.At - clip.In);
        foreach (var marker in timeline.Markers.Where(m => m.At >= clip.At && (next is null || m.At < next.At))) Locator(text, timeline, marker, marker.At);
    }

    private static void Source(StringBuilder text, EditClip clip)
    {
        Line(text, $"* FROM CLIP: {clip.Media.Path}");
        Line(text, $"* SOURCE FILE: {clip.Media.FileName}");
    }

    private static void Locator(StringBuilder text, EditTimeline timeline, EditMarker marker, int at) =>
        Line(text, $"* LOC: {Timecode.Of(timeline.Start + at, timeline.Rate)} RED     {Timecode.OneLine(marker.Name)}");

    private static string Times(EditTimeline timeline, int sourceIn, int sourceOut, int recordIn, int recordOut) => string.Join(
        ' ', new[] { sourceIn, sourceOut, timeline.Start + recordIn, timeline.Start + recordOut }.Select(frame => Timecode.Of(frame, timeline.Rate)));

    /// <summary>Eight letters of the media's id: the last ones, which differ where ids sort by time.</summary>
    private static string Reel(EditClip clip)
    {
        var letters = string.Concat(clip.Media.Id.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return (letters.Length > ReelLength ? letters[^ReelLength..] : letters.Length == 0 ? "AX" : letters).PadRight(ReelLength);
    }

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\r\n");
}
