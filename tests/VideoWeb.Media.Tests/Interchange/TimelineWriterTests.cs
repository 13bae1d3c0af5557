using System.Text;
using System.Xml.Linq;
using FsCheck.Xunit;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Tests.Interchange;

public sealed class TimelineWriterTests : IAsyncDisposable
{
    private static readonly string Goldens = Path.Combine(RepositoryParent(), "shared", "goldens", "interchange");

    private readonly MediaRoom room = new();

    [Fact]
    public void Write_Xmeml_MeansTheSameCut() => Assert.Equal(CutMeaning.Expected.ToString(), TimelineReaders.Xmeml(Text(Pier(), TimelineFormat.Xmeml)).ToString());

    [Fact]
    public void Write_Fcpxml_MeansTheSameCut() => Assert.Equal(CutMeaning.Expected.ToString(), TimelineReaders.Fcpxml(Text(Pier(), TimelineFormat.Fcpxml)).ToString());

    [Fact]
    public void Write_Otio_MeansTheSameCut() => Assert.Equal(CutMeaning.Expected.ToString(), TimelineReaders.Otio(Text(Pier(), TimelineFormat.Otio)).ToString());

    [Fact]
    public void Write_Edl_DissolveTakesHalfOfItsLengthFromTheOutgoingClip()
    {
        var read = TimelineReaders.Edl(Text(Pier(), TimelineFormat.Edl), 24);

        Assert.Equal(86_400, read.Start);
        Assert.Equal(CutMeaning.Expected.Dissolves, read.Dissolves);
        Assert.Equal(CutMeaning.Expected.Markers, read.Markers);
        var expected = CutMeaning.Expected.Video.ToList();
        expected[1] = expected[1] with { Frames = 66 };
        expected[2] = expected[2] with { In = 18, Frames = 66, At = 162 };
        Assert.Equal(expected, read.Video);
    }

    /// <summary>The readers that judge the writers read the files of others alike, so they are no mirror of our own mistakes.</summary>
    [Fact]
    public void Readers_FilesOfOpenTimelineIo_MeanTheSameCut()
    {
        if (!Directory.Exists(Goldens)) return;
        var expected = CutMeaning.ReadExpected(Path.Combine(Goldens, "expected.json"));
        Assert.Equal(expected.ToString(), TimelineReaders.Otio(Golden("timeline.otio")).ToString());
        Assert.Equal(expected.ToString(), TimelineReaders.Fcpxml(Golden("timeline-1.10.fcpxml")).ToString());
        // its adapter writes no start
        Assert.Equal((expected with { Start = null }).ToString(), (TimelineReaders.Xmeml(Golden("timeline.xml")) with { Start = null }).ToString());
        Assert.Equal(expected.Video.Select(c => c.Name), TimelineReaders.Edl(Golden("timeline.edl"), 24).Video.Select(c => c.Name));

        static string Golden(string name) => File.ReadAllText(Path.Combine(Goldens, name));
    }

    [Fact]
    public void Write_Xmeml_HasWhatTheEditorsDemand()
    {
        var text = Text(Takes(), TimelineFormat.Xmeml, "/Volumes/Edit/my pier");
        var xml = XDocument.Parse(text);
        Assert.Equal("xmeml", xml.DocumentType!.Name);
        Assert.Contains("file://localhost/Volumes/Edit/my%20pier/media/pier.mp4", text, StringComparison.Ordinal);
        Assert.Equal(("1280", "720"), ((string)xml.Descendants("format").First().Descendants("width").Single(), (string)xml.Descendants("format").First().Descendants("height").Single()));
        // each channel of the stem has a track; all four clipitems of take and stem name one another
        Assert.Equal(["1", "2"], xml.Descendants("sourcetrack").Select(s => (string)s.Element("trackindex")!));
        var items = xml.Descendants("clipitem").ToDictionary(c => (string)c.Attribute("id")!);
        Assert.Equal(3, items.Count);
        Assert.All(items.Values, item => Assert.Equal(items.Keys.Order(), item.Elements("link").Select(l => (string)l.Element("linkclipref")!).Order()));
    }

    [Fact]
    public void Write_Fcpxml_ConnectsSoundInItsParentsSourceTimeAndLeavesThePicturesOwnOut()
    {
        var xml = XDocument.Parse(Text(Takes(), TimelineFormat.Fcpxml));
        var picture = xml.Descendants("spine").Single().Elements("asset-clip").Single();
        Assert.Equal("video", (string)picture.Attribute("srcEnable")!);
        Assert.Equal("3/24s", (string)picture.Elements("asset-clip").Single().Attribute("offset")!);
        Assert.Equal("8/24s", (string)picture.Elements("marker").Single().Attribute("start")!);
        Assert.All(xml.Descendants("asset"), asset => Assert.Null(asset.Attribute("src")));
        Assert.Empty(xml.Descendants("sequence").Single().Elements("marker"));
    }

    /// <summary>Media that begin at one hour: source times of OTIO, FCPXML and EDL are timecodes, those of xmeml count from the file's beginning.</summary>
    [Fact]
    public void Write_MediaWithTimecode_IsFoundInIt()
    {
        var takes = Takes();
        var picture = takes.Picture[0] with { Media = takes.Picture[0].Media with { Start = 86_400 } };
        var timeline = takes with { Picture = [picture] };

        Assert.Equal(86_403, TimelineReaders.Otio(Text(timeline, TimelineFormat.Otio)).Video[0].In);
        Assert.Equal(86_403, TimelineReaders.Fcpxml(Text(timeline, TimelineFormat.Fcpxml)).Video[0].In);
        Assert.Equal(86_403, TimelineReaders.Edl(Text(timeline, TimelineFormat.Edl), 24).Video[0].In);
        Assert.Equal(3, TimelineReaders.Xmeml(Text(timeline, TimelineFormat.Xmeml)).Video[0].In);
        foreach (var read in (CutMeaning[])[TimelineReaders.Otio(Text(timeline, TimelineFormat.Otio)), TimelineReaders.Fcpxml(Text(timeline, TimelineFormat.Fcpxml)), TimelineReaders.Xmeml(Text(timeline, TimelineFormat.Xmeml))])
            Assert.Equal((("Shot 2", 5), 0), (read.Markers.Single(), read.Audio.Single().At));
    }

    [Theory]
    [InlineData(TimelineFormat.Xmeml)]
    [InlineData(TimelineFormat.Fcpxml)]
    [InlineData(TimelineFormat.Otio)]
    [InlineData(TimelineFormat.Edl)]
    public void Write_AgainOfTheSameCut_GivesTheSameBytes(TimelineFormat format) => Assert.Equal(Text(Takes(), format), Text(Takes(), format));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 12)]
    public void Write_ClipBeforeItsMediaOrDissolveWithoutHandles_IsRefused(int from, int dissolve)
    {
        var clip = Takes().Picture[0] with { In = from, DissolveFrames = dissolve };
        Assert.Throws<ArgumentException>(() => room.Get<ITimelineWriter>().Write(Takes() with { Picture = [clip] }, TimelineFormat.Otio));
    }

    [Fact]
    public void Write_EdlOfAThousandClips_IsRefusedAndTheOthersAreWritten()
    {
        var many = Takes() with { Sound = [], Picture = [.. Enumerable.Range(0, 1000).Select(i => new EditClip($"c{i}", $"Clip {i}", new EditMedia($"m{i}", $"media/{i}.mp4", 24, 24) { Picture = (64, 36) }, 0, 24, 24 * i))] };
        Assert.Throws<ArgumentException>(() => Text(many, TimelineFormat.Edl));
        Assert.Equal(1000, TimelineReaders.Otio(Text(many, TimelineFormat.Otio)).Video.Count);
    }

    /// <summary>Whatever people call their clips, every format can be read again.</summary>
    [Property(MaxTest = 200)]
    public void Write_AnyName_CanBeReadAgain(string? given)
    {
        var name = given ?? "\u0000]]>\ud800";
        var timeline = Takes() with { Name = name, Picture = [Takes().Picture[0] with { Name = name }], Markers = [new EditMarker(name, 3, name)] };
        var kept = TimelineReaders.Otio(Text(timeline, TimelineFormat.Otio)).Video[0].Name;
        Assert.Equal(kept, TimelineReaders.Xmeml(Text(timeline, TimelineFormat.Xmeml)).Video[0].Name);
        Assert.Equal(kept, TimelineReaders.Fcpxml(Text(timeline, TimelineFormat.Fcpxml)).Video[0].Name);
        Assert.Equal(48, TimelineReaders.Edl(Text(timeline, TimelineFormat.Edl), 24).Video.Single().Frames);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    private string Text(EditTimeline timeline, TimelineFormat format, string? folder = null) => new UTF8Encoding(false).GetString(room.Get<ITimelineWriter>().Write(timeline, format, folder));

    /// <summary>One take with one stem, both of the same length.</summary>
    private static EditTimeline Takes()
    {
        var picture = new EditMedia("m1", "media/pier.mp4", 60, 24) { Picture = (1280, 720), Channels = 2 };
        var stem = new EditMedia("m1-dialogue", "media/pier-dialogue.wav", 60, 24) { Channels = 2 };
        return new EditTimeline
        {
            Id = "project-1",
            Name = "Takes",
            Rate = 24,
            Width = 1280,
            Height = 720,
            Start = 86_400,
            Picture = [new EditClip("clip-1", "Pier", picture, 3, 48, 0) { Markers = [new EditMarker("Shot 2", 8)] }],
            Sound = [new EditTrack("Dialogue", "dialogue", [new EditClip("clip-1-dialogue", "Pier dialogue", stem, 3, 48, 0)])],
        };
    }

    /// <summary>The cut of the goldens.</summary>
    private static EditTimeline Pier()
    {
        return new EditTimeline
        {
            Id = "pier",
            Name = "Pier at golden hour",
            Rate = 24,
            Width = 1280,
            Height = 720,
            Start = 86_400,
            Picture =
            [
                Shot("S01 pier wide", "shot-01-take-03.mov", 144, 8, 96, 0),
                Shot("S02 kite close", "shot-02-take-01.mov", 120, 12, 72, 96) with { Markers = [new EditMarker("tighter?", 36)] },
                Shot("S03 string", "shot-03-take-02.mov", 120, 24, 60, 168) with { DissolveFrames = 12 },
                Shot("S04 gulls", "shot-04-take-01.mov", 48, 0, 48, 252),
                Shot("S05 sunset pull back", "shot-05-take-07.mov", 144, 10, 120, 300),
            ],
            Sound = [Stem("Dialogue"), Stem("Ambience"), Stem("Effects")],
            Markers = [new EditMarker("Shot 4 begins", 252), new EditMarker("music hit", 200)],
        };

        static EditClip Shot(string name, string file, int length, int from, int frames, int at) =>
            new(name[..3], name, new EditMedia(file, "media/" + file, length, 24) { Picture = (1280, 720) }, from, frames, at);

        static EditTrack Stem(string name)
        {
            var file = $"stem-{name.ToLowerInvariant()}.wav";
            return new EditTrack(name, name.ToLowerInvariant(), [new EditClip(name, $"{name} stem", new EditMedia(file, "media/" + file, 420, 24) { Channels = 2 }, 0, 420, 0)]);
        }
    }

    private static string RepositoryParent()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VideoWeb.sln"))) folder = folder.Parent;
        // a checkout may lie beside the shared folder or one deeper
        for (var at = folder?.Parent; at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared"))) return at.FullName;
        return folder?.Parent?.FullName ?? "/";
    }
}
