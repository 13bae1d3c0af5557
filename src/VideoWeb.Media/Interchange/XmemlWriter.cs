using System.Xml.Linq;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

/// <summary>
/// Final Cut 7's XML, version 5. A file is described once and referred to afterwards; a stereo sound is one clipitem a channel, each
/// on a track of its own, linked with one another and with the picture it belongs to. The cut's own positions are written at a dissolve.
/// </summary>
internal sealed class XmemlWriter
{
    private const int Channels = 2;

    private readonly EditTimeline timeline;
    private readonly MediaAddress addresses;
    private readonly HashSet<string> described = [];
    private readonly List<Placed> placed;

    private XmemlWriter(EditTimeline timeline, MediaAddress addresses)
    {
        this.timeline = timeline;
        this.addresses = addresses;
        placed = [.. Place(timeline)];
    }

    /// <param name="Track">From 1 within its kind.</param>
    /// <param name="Item">From 1 within its track.</param>
    /// <param name="Channel">From 1; 0 for picture.</param>
    private sealed record Placed(string Id, EditClip Clip, int Track, int Item, int Channel)
    {
        public string Kind => Channel == 0 ? "video" : "audio";
    }

    public static byte[] Write(EditTimeline timeline, MediaAddress addresses) => XmlText.Write("xmeml", new XmemlWriter(timeline, addresses).Root());

    private XElement Root() => new(
        "xmeml", new XAttribute("version", "5"),
        new XElement(
            "sequence", new XAttribute("id", timeline.Id),
            new XElement("uuid", timeline.Id),
            new XElement("name", Timecode.OneLine(timeline.Name)),
            new XElement("duration", timeline.Frames),
            Rate(timeline.Rate),
            TimecodeOf(timeline.Start, timeline.Rate),
            new XElement("media", Video(), Audio()),
            timeline.Markers.Select(Marker)));

    private XElement Video()
    {
        var track = new XElement("track");
        foreach (var item in placed.Where(item => item.Channel == 0))
        {
            if (item.Clip.DissolveFrames > 0) track.Add(Dissolve(item.Clip));
            track.Add(ClipItem(item));
        }
        track.Add(new XElement("enabled", "TRUE"), new XElement("locked", "FALSE"));
        return new XElement("video", new XElement("format", Picture((timeline.Width, timeline.Height), timeline.Rate)), track);
    }

    private XElement Audio()
    {
        var tracks = placed.Where(item => item.Channel > 0).GroupBy(item => item.Track).OrderBy(group => group.Key).Select(group => new XElement(
            "track", group.Select(ClipItem), new XElement("enabled", "TRUE"), new XElement("locked", "FALSE"), new XElement("outputchannelindex", group.First().Channel)));
        return new XElement(
            "audio", new XElement("numOutputChannels", Channels),
            new XElement("format", Sound()),
            new XElement(
                "outputs", Enumerable.Range(1, Channels).Select(channel => new XElement(
                    "group", new XElement("index", channel), new XElement("numchannels", 1), new XElement("downmix", 0), new XElement("channel", new XElement("index", channel))))),
            tracks);
    }

    private XElement ClipItem(Placed item)
    {
        var clip = item.Clip;
        return new XElement(
            "clipitem", new XAttribute("id", item.Id),
            new XElement("masterclipid", "master-" + clip.Media.Id),
            new XElement("name", Timecode.OneLine(clip.Name)),
            new XElement("enabled", "TRUE"),
            new XElement("duration", Scaled(clip.Media)),
            Rate(timeline.Rate),
            new XElement("start", clip.At),
            new XElement("end", clip.End),
            new XElement("in", clip.In),
            new XElement("out", clip.In + clip.Frames),
            FileOf(clip.Media),
            item.Channel == 0 ? null : new XElement("sourcetrack", new XElement("mediatype", "audio"), new XElement("trackindex", item.Channel)),
            item.Channel > 1 ? [] : clip.Markers.Select(Marker),
            Links(item));
    }

    /// <summary>Those that an editor moves together: the channels of one sound, and the picture that is as long at the same place.</summary>
    private IEnumerable<XElement> Links(Placed item)
    {
        var together = placed.Where(other => other.Clip.At == item.Clip.At && other.Clip.Frames == item.Clip.Frames).ToList();
        return together.Count < 2 ? [] : together.Select(other => new XElement(
            "link",
            new XElement("linkclipref", other.Id), new XElement("mediatype", other.Kind), new XElement("trackindex", other.Track), new XElement("clipindex", other.Item),
            other.Channel == 0 ? null : new XElement("groupindex", 1)));
    }

    private XElement FileOf(EditMedia media)
    {
        var id = "file-" + media.Id;
        if (!described.Add(media.Id)) return new XElement("file", new XAttribute("id", id));
        return new XElement(
            "file", new XAttribute("id", id),
            new XElement("name", media.FileName),
            new XElement("pathurl", addresses.WithHost(media)),
            Rate(media.Rate),
            new XElement("duration", media.Frames),
            TimecodeOf(media.Start, media.Rate),
            new XElement(
                "media",
                media.Picture is { } size ? new XElement("video", new XElement("duration", media.Frames), Picture(size, media.Rate)) : null,
                media.Channels > 0 ? new XElement("audio", Sound(), new XElement("channelcount", media.Channels)) : null));
    }

    private XElement Dissolve(EditClip into) => new(
        "transitionitem",
        new XElement("start", into.At - into.DissolveFrames / 2),
        new XElement("end", into.At + into.DissolveFrames / 2),
        new XElement("alignment", "center"),
        Rate(timeline.Rate),
        new XElement(
            "effect", new XElement("name", "Cross Dissolve"), new XElement("effectid", "Cross Dissolve"), new XElement("effectcategory", "Dissolve"),
            new XElement("effecttype", "transition"), new XElement("mediatype", "video")));

    private static XElement Marker(EditMarker marker) => new(
        "marker",
        new XElement("name", Timecode.OneLine(marker.Name)), new XElement("comment", Timecode.OneLine(marker.Note ?? "")),
        new XElement("in", marker.At), new XElement("out", -1));

    private static XElement Picture((int Width, int Height) size, int rate) => new(
        "samplecharacteristics",
        new XElement("width", size.Width), new XElement("height", size.Height), new XElement("pixelaspectratio", "square"), new XElement("fielddominance", "none"), Rate(rate));

    private static XElement Sound() => new("samplecharacteristics", new XElement("depth", 24), new XElement("samplerate", 48_000));

    private static XElement Rate(int rate) => new("rate", new XElement("timebase", rate), new XElement("ntsc", "FALSE"));

    private static XElement TimecodeOf(int frame, int rate) => new(
        "timecode", Rate(rate), new XElement("string", Timecode.Of(frame, rate)), new XElement("frame", frame), new XElement("displayformat", "NDF"));

    /// <summary>The length of a file in frames of the timeline.</summary>
    private long Scaled(EditMedia media) => (long)Math.Round((double)media.Frames * timeline.Rate / media.Rate);

    private static IEnumerable<Placed> Place(EditTimeline timeline)
    {
        for (var i = 0; i < timeline.Picture.Count; i++) yield return new Placed($"{timeline.Picture[i].Id}-v", timeline.Picture[i], 1, i + 1, 0);
        for (var track = 0; track < timeline.Sound.Count; track++)
        {
            var clips = timeline.Sound[track].Clips;
            for (var channel = 1; channel <= Channels; channel++)
                for (var i = 0; i < clips.Count; i++) yield return new Placed($"{clips[i].Id}-a{channel}", clips[i], track * Channels + channel, i + 1, channel);
        }
    }
}
