using System.Xml.Linq;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

/// <summary>
/// Final Cut Pro's XML 1.10. The picture is the spine; a sound is connected to the clip that plays when it begins, its offset counted
/// in that clip's source time. A sequence holds no markers: each goes into the clip that it falls on.
/// </summary>
internal sealed class FcpxmlWriter
{
    private readonly EditTimeline timeline;
    private readonly MediaAddress addresses;
    private readonly XElement resources = new("resources");
    private readonly Dictionary<string, string> assets = [];
    private readonly Dictionary<(int Width, int Height, int Rate), string> formats = [];

    private FcpxmlWriter(EditTimeline timeline, MediaAddress addresses)
    {
        this.timeline = timeline;
        this.addresses = addresses;
    }

    public static byte[] Write(EditTimeline timeline, MediaAddress addresses) => XmlText.Write("fcpxml", new FcpxmlWriter(timeline, addresses).Root());

    private XElement Root()
    {
        var format = FormatOf(timeline.Width, timeline.Height, timeline.Rate);
        var name = Timecode.OneLine(timeline.Name);
        var sequence = new XElement(
            "sequence", new XAttribute("format", format), new XAttribute("duration", Time(timeline.Frames)), new XAttribute("tcStart", Time(timeline.Start)),
            new XAttribute("tcFormat", "NDF"), new XAttribute("audioLayout", "stereo"), new XAttribute("audioRate", "48k"), Spine());
        return new XElement(
            "fcpxml", new XAttribute("version", "1.10"), resources,
            new XElement("library", new XElement("event", new XAttribute("name", name), new XElement("project", new XAttribute("name", name), new XAttribute("id", timeline.Id), sequence))));
    }

    private XElement Spine()
    {
        var spine = new XElement("spine");
        var stretches = Stretches();
        foreach (var stretch in stretches)
        {
            if (stretch.Clip is { DissolveFrames: > 0 } into)
            {
                spine.Add(new XElement(
                    "transition", new XAttribute("name", "Cross Dissolve"), new XAttribute("offset", Time(timeline.Start + into.At - into.DissolveFrames / 2)),
                    new XAttribute("duration", Time(into.DissolveFrames))));
            }
            var last = ReferenceEquals(stretch, stretches[^1]);
            spine.Add(Element(stretch, frame => frame >= stretch.At && (last || frame < stretch.End)));
        }
        return spine;
    }

    /// <summary>A clip of the spine, or the gap between two.</summary>
    /// <param name="Start">Source time of its first frame.</param>
    private sealed record Stretch(EditClip? Clip, int At, int Frames, int Start)
    {
        public int End => At + Frames;

        /// <summary>Source time of a frame of the timeline.</summary>
        public int Source(int frame) => frame - At + Start;
    }

    private List<Stretch> Stretches()
    {
        var all = new List<Stretch>();
        var at = 0;
        foreach (var clip in timeline.Picture)
        {
            if (clip.At > at) all.Add(new Stretch(null, at, clip.At - at, 0));
            all.Add(new Stretch(clip, clip.At, clip.Frames, Timecode.StartOf(clip.Media, timeline) + clip.In));
            at = clip.End;
        }
        if (all.Count == 0 || timeline.Frames > at) all.Add(new Stretch(null, at, Math.Max(1, timeline.Frames - at), 0));
        return all;
    }

    private XElement Element(Stretch stretch, Func<int, bool> covers)
    {
        var element = stretch.Clip is { } clip
            ? new XElement(
                "asset-clip", new XAttribute("ref", AssetOf(clip.Media)), new XAttribute("name", Timecode.OneLine(clip.Name)), new XAttribute("offset", Time(timeline.Start + stretch.At)),
                new XAttribute("start", Time(stretch.Start)), new XAttribute("duration", Time(clip.Frames)), new XAttribute("format", FormatOf(clip.Media) ?? FormatOf(timeline.Width, timeline.Height, timeline.Rate)),
                // its own sound is on the tracks below, whole or in stems
                clip.Media.Channels > 0 ? new XAttribute("srcEnable", "video") : null,
                clip.Media.Rate == timeline.Rate ? null : new XElement("conform-rate", new XAttribute("srcFrameRate", clip.Media.Rate)))
            : new XElement("gap", new XAttribute("name", "Gap"), new XAttribute("offset", Time(timeline.Start + stretch.At)), new XAttribute("start", Time(0)), new XAttribute("duration", Time(stretch.Frames)));
        for (var track = 0; track < timeline.Sound.Count; track++)
        {
            foreach (var sound in timeline.Sound[track].Clips.Where(sound => covers(sound.At)))
                element.Add(Connected(sound, timeline.Sound[track].Role, lane: -1 - track, stretch.Source(sound.At)));
        }
        foreach (var marker in stretch.Clip?.Markers ?? []) element.Add(Marker(marker, stretch.Start + marker.At - stretch.Clip!.In));
        foreach (var marker in timeline.Markers.Where(marker => covers(marker.At))) element.Add(Marker(marker, stretch.Source(marker.At)));
        return element;
    }

    private XElement Connected(EditClip sound, string role, int lane, int offset) => new(
        "asset-clip", new XAttribute("ref", AssetOf(sound.Media)), new XAttribute("name", Timecode.OneLine(sound.Name)), new XAttribute("lane", lane),
        new XAttribute("offset", Time(offset)), new XAttribute("start", Time(Timecode.StartOf(sound.Media, timeline) + sound.In)), new XAttribute("duration", Time(sound.Frames)), new XAttribute("audioRole", role),
        sound.Media.Picture is null ? null : new XAttribute("srcEnable", "audio"));

    private XElement Marker(EditMarker marker, int at) => new(
        "marker", new XAttribute("start", Time(at)), new XAttribute("duration", Time(1)), new XAttribute("value", Timecode.OneLine(marker.Name)),
        marker.Note is { } note ? new XAttribute("note", Timecode.OneLine(note)) : null);

    private string AssetOf(EditMedia media)
    {
        if (assets.TryGetValue(media.Id, out var known)) return known;
        var format = FormatOf(media);
        var id = assets[media.Id] = NextId();
        resources.Add(new XElement(
            "asset", new XAttribute("id", id), new XAttribute("name", media.FileName), new XAttribute("start", media.Start == 0 ? "0s" : $"{media.Start}/{media.Rate}s"), new XAttribute("duration", $"{media.Frames}/{media.Rate}s"),
            media.Picture is null ? null : new object[] { new XAttribute("hasVideo", 1), new XAttribute("videoSources", 1), new XAttribute("format", format!) },
            media.Channels == 0 ? null : new object[] { new XAttribute("hasAudio", 1), new XAttribute("audioSources", 1), new XAttribute("audioChannels", media.Channels), new XAttribute("audioRate", 48_000) },
            new XElement("media-rep", new XAttribute("kind", "original-media"), new XAttribute("src", addresses.Plain(media)))));
        return id;
    }

    private string? FormatOf(EditMedia media) => media.Picture is { } size ? FormatOf(size.Width, size.Height, media.Rate) : null;

    private string FormatOf(int width, int height, int rate)
    {
        if (formats.TryGetValue((width, height, rate), out var known)) return known;
        var id = formats[(width, height, rate)] = NextId();
        var named = (width, height) is (1280, 720) or (1920, 1080) && rate is 24 or 25 or 30 or 50 or 60;
        resources.Add(new XElement(
            "format", new XAttribute("id", id), named ? new XAttribute("name", $"FFVideoFormat{height}p{rate}") : null, new XAttribute("frameDuration", $"100/{rate * 100}s"),
            new XAttribute("width", width), new XAttribute("height", height)));
        return id;
    }

    private string NextId() => $"r{resources.Elements().Count() + 1}";

    private string Time(int frames) => frames == 0 ? "0s" : $"{frames}/{timeline.Rate}s";
}
