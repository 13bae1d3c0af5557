using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace VideoWeb.Media.Tests.Interchange;

/// <summary>Readers of the four formats as the importers read them, written from what the formats say and not from the writers.</summary>
internal static partial class TimelineReaders
{
    public static CutMeaning Xmeml(string text)
    {
        var sequence = Document(text).Descendants("sequence").First();
        var rate = (int)sequence.Element("rate")!.Element("timebase")!;
        var files = sequence.Descendants("file").Where(f => f.Element("pathurl") is not null).ToDictionary(f => (string)f.Attribute("id")!, f => FileName((string)f.Element("pathurl")!));
        var video = sequence.Element("media")!.Element("video")!.Elements("track").Single();
        var dissolves = video.Elements("transitionitem").Select(t => ((int)t.Element("start")!, (int)t.Element("end")!)).Select(t => ((t.Item1 + t.Item2) / 2, t.Item2 - t.Item1)).ToList();
        var audio = sequence.Element("media")!.Element("audio")!.Elements("track")
            .Where(track => track.Descendants("trackindex").All(i => i.Parent!.Name != "sourcetrack" || (int)i == 1)).SelectMany(Clips).ToList();
        var markers = sequence.Elements("marker").Select(m => ((string)m.Element("name")!, (int)m.Element("in")!))
            .Concat(video.Elements("clipitem").SelectMany(c => c.Elements("marker").Select(m => ((string)m.Element("name")!, (int)c.Element("start")! + (int)m.Element("in")! - (int)c.Element("in")!))));
        return new CutMeaning(rate, sequence.Element("timecode") is { } start ? (int)start.Element("frame")! : null, [.. Clips(video)], audio, dissolves, CutMeaning.InOrder(markers));

        IEnumerable<CutClip> Clips(XElement track) => track.Elements("clipitem").Select(c =>
        {
            var (start, end, from, name) = ((int)c.Element("start")!, (int)c.Element("end")!, (int)c.Element("in")!, (string)c.Element("name")!);
            // beside a dissolve the goldens' adapter writes −1 and widens the source by the half that lies beyond the cut
            if (start < 0) (start, from) = (Beside(c.ElementsBeforeSelf("transitionitem").Last()), from + Half(c.ElementsBeforeSelf("transitionitem").Last()));
            if (end < 0) end = Beside(c.ElementsAfterSelf("transitionitem").First());
            return new CutClip(name, from, end - start, start, files[(string)c.Element("file")!.Attribute("id")!]);
        });

        static int Beside(XElement transition) => ((int)transition.Element("start")! + (int)transition.Element("end")!) / 2;
        static int Half(XElement transition) => ((int)transition.Element("end")! - (int)transition.Element("start")!) / 2;
    }

    public static CutMeaning Fcpxml(string text)
    {
        var root = Document(text).Root!;
        var sequence = root.Descendants("sequence").Single();
        var format = root.Descendants("format").Single(f => (string)f.Attribute("id")! == (string)sequence.Attribute("format")!);
        var frame = ((string)format.Attribute("frameDuration")!).TrimEnd('s').Split('/');
        var rate = int.Parse(frame[1], CultureInfo.InvariantCulture) / int.Parse(frame[0], CultureInfo.InvariantCulture);
        var start = Frames(sequence, "tcStart");
        var media = root.Descendants("asset").ToDictionary(a => (string)a.Attribute("id")!, a => FileName((string)a.Element("media-rep")!.Attribute("src")!));
        var spine = sequence.Element("spine")!;
        var audio = new List<CutClip>();
        var markers = new List<(string, int)>();
        foreach (var clip in spine.Elements().Where(e => e.Name != "transition"))
        {
            var (at, source) = (Frames(clip, "offset") - start, Frames(clip, "start"));
            audio.AddRange(clip.Elements("asset-clip").Select(c => new CutClip((string)c.Attribute("name")!, Frames(c, "start"), Frames(c, "duration"), at + Frames(c, "offset") - source, media[(string)c.Attribute("ref")!])));
            markers.AddRange(clip.Elements("marker").Select(m => ((string)m.Attribute("value")!, at + Frames(m, "start") - source)));
        }
        return new CutMeaning(
            rate, start,
            [.. spine.Elements("asset-clip").Select(c => new CutClip((string)c.Attribute("name")!, Frames(c, "start"), Frames(c, "duration"), Frames(c, "offset") - start, media[(string)c.Attribute("ref")!]))],
            audio, [.. spine.Elements("transition").Select(t => (Frames(t, "offset") - start + Frames(t, "duration") / 2, Frames(t, "duration")))], CutMeaning.InOrder(markers));

        int Frames(XElement element, string attribute)
        {
            var parts = ((string?)element.Attribute(attribute) ?? "0s").TrimEnd('s').Split('/');
            var frames = double.Parse(parts[0], CultureInfo.InvariantCulture) / (parts.Length == 2 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 1) * rate;
            Assert.Equal(Math.Round(frames), frames, 6);
            return (int)Math.Round(frames);
        }
    }

    public static CutMeaning Otio(string text)
    {
        var root = JsonDocument.Parse(text).RootElement;
        var start = root.GetProperty("global_start_time");
        var stack = root.GetProperty("tracks");
        List<CutClip> video = [], audio = [];
        List<(int, int)> dissolves = [];
        List<(string, int)> markers = [.. Markers(stack)];
        foreach (var track in stack.GetProperty("children").EnumerateArray())
        {
            var at = 0;
            foreach (var item in track.GetProperty("children").EnumerateArray())
            {
                if (item.GetProperty("OTIO_SCHEMA").GetString() == "Transition.1")
                {
                    var (before, after) = (Frame(item.GetProperty("in_offset")), Frame(item.GetProperty("out_offset")));
                    dissolves.Add((at + (after - before) / 2, before + after));
                    continue;
                }
                var range = item.GetProperty("source_range");
                var (from, frames) = (Frame(range.GetProperty("start_time")), Frame(range.GetProperty("duration")));
                if (item.GetProperty("OTIO_SCHEMA").GetString() != "Gap.1")
                {
                    var url = item.GetProperty("media_references").GetProperty("DEFAULT_MEDIA").GetProperty("target_url").GetString()!;
                    (track.GetProperty("kind").GetString() == "Video" ? video : audio).Add(new CutClip(item.GetProperty("name").GetString()!, from, frames, at, FileName(url)));
                    markers.AddRange(Markers(item).Select(m => (m.Name, at + m.At - from)));
                }
                at += frames;
            }
        }
        return new CutMeaning((int)start.GetProperty("rate").GetDouble(), Frame(start), video, audio, dissolves, CutMeaning.InOrder(markers));

        static int Frame(JsonElement time) => (int)time.GetProperty("value").GetDouble();
        static IEnumerable<(string Name, int At)> Markers(JsonElement item) =>
            item.GetProperty("markers").EnumerateArray().Select(m => (m.GetProperty("name").GetString()!, Frame(m.GetProperty("marked_range").GetProperty("start_time"))));
    }

    /// <summary>The picture of a CMX 3600 list; lengths must be equal and events must not overlap, as the importers demand.</summary>
    public static CutMeaning Edl(string text, int rate)
    {
        List<CutClip> video = [];
        List<(int, int)> dissolves = [];
        List<(string, int)> markers = [];
        var start = (int?)null;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (EventLine().Match(line) is { Success: true } found)
            {
                var times = found.Groups.Cast<Group>().TakeLast(4).Select(g => Frame(g.Value)).ToArray();
                Assert.Equal(times[1] - times[0], times[3] - times[2]);
                start ??= times[2];
                if (times[0] == times[1]) continue;
                Assert.True(times[2] - start >= video.Select(c => c.At + c.Frames).DefaultIfEmpty(0).Max());
                video.Add(new CutClip("", times[0], times[1] - times[0], times[2] - start.Value, ""));
                if (found.Groups[1].Value is { Length: > 0 } length) dissolves.Add((times[2] - start.Value + int.Parse(length, CultureInfo.InvariantCulture) / 2, int.Parse(length, CultureInfo.InvariantCulture)));
            }
            else if (After("* FROM CLIP NAME:") is { } from && video[^1].Name == "") video[^1] = video[^1] with { Name = from };
            else if (After("* TO CLIP NAME:") is { } to) video[^1] = video[^1] with { Name = to, Media = "" };
            else if ((After("* FROM CLIP:") ?? After("* TO CLIP:")) is { } path) video[^1] = video[^1] with { Media = FileName(path) };
            else if (Locator().Match(line) is { Success: true } marker) markers.Add((marker.Groups[2].Value, Frame(marker.Groups[1].Value) - start!.Value));

            string? After(string key) => line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..].Trim() : null;
        }
        return new CutMeaning(rate, start, video, [], dissolves, CutMeaning.InOrder(markers));

        int Frame(string timecode)
        {
            var parts = timecode.Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * rate + parts[3];
        }
    }

    private static XDocument Document(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static string FileName(string address) => Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]);

    [GeneratedRegex(@"^\d{3}\s+\S+\s+V\s+(?:C|D (\d{3}))\s+(\S+) (\S+) (\S+) (\S+)$")]
    private static partial Regex EventLine();

    [GeneratedRegex(@"^\* LOC: (\S+) \S+\s+(.*)$")]
    private static partial Regex Locator();
}
