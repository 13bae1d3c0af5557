using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Library;

namespace VideoWeb.Studio.Exports;

/// <summary>Lists the files of an export: what is text is written here, media are named by their hashes and read when they are sent.</summary>
internal sealed class ExportPacker(ITimelineWriter writer, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Ending(TimelineFormat format) => format switch
    {
        TimelineFormat.Xmeml => "xml",
        TimelineFormat.Fcpxml => "fcpxml",
        TimelineFormat.Otio => "otio",
        _ => "edl",
    };

    public EditExport Pack(ExportReader.Selection selection, ExportOptions options)
    {
        var name = MediaFileName.Stem(selection.Name);
        var folder = options.Folder is { } given ? $"{given.TrimEnd('/', '\\')}/{name}" : null;
        var timeline = TakeTimeline.Of(selection.Id, selection.Name, selection.Takes);
        var entries = new List<ExportEntry>();
        foreach (var format in Enum.GetValues<TimelineFormat>()) AddText($"{name}.{Ending(format)}", writer.Write(timeline, format, folder));
        if (TakeTimeline.Lines(timeline, selection.Takes) is { Count: > 0 } lines) AddText($"{name}.srt", writer.Captions(lines));
        AddText("clips.json", JsonSerializer.SerializeToUtf8Bytes(selection.Takes.Select((take, i) => Describe(take, timeline.Picture[i])), Json));
        AddText("README.txt", new UTF8Encoding(false).GetBytes(ReadMe(name)));
        foreach (var take in selection.Takes)
        {
            if (take.Mezzanine is { Hash: { } hash } movie) Add(new ExportEntry(TakeTimeline.MediaPath(take), null, hash, movie.Length ?? 0, movie.CreatedAt));
            else if (take.File(MediaKind.Video) is { } video) AddMedia(TakeTimeline.MediaPath(take), video);
            foreach (var stem in SoundStems.All)
                if (take.File(stem.Kind()) is { } file) AddMedia(TakeTimeline.StemPath(take, stem), file);
            if (take.File(MediaKind.CaptionsSrt) is { } srt && take.Take.Lines.Count > 0) AddMedia($"captions/{take.FileStem}.srt", srt);
            if (take.File(MediaKind.Captions) is { } vtt && take.Take.Lines.Count > 0) AddMedia($"captions/{take.FileStem}.vtt", vtt);
        }
        return new EditExport($"{name}.zip", entries, selection.Takes.Count, entries.Sum(entry => entry.Length));

        void AddText(string path, byte[] text) => Add(new ExportEntry(path, text, null, text.Length, clock.GetUtcNow()));
        void AddMedia(string path, TakeFile file) => Add(new ExportEntry(path, null, file.Hash, file.Length, file.StoredAt));
        void Add(ExportEntry entry) => entries.Add(entry with { Path = $"{name}/{entry.Path}" });
    }

    public ExportedFile Timeline(ExportReader.Selection selection, TimelineFormat format, ExportOptions options)
    {
        var name = MediaFileName.Stem(selection.Name);
        var folder = options.Folder is { } given ? $"{given.TrimEnd('/', '\\')}/{name}" : null;
        var type = format switch { TimelineFormat.Otio => "application/json", TimelineFormat.Edl => "text/plain; charset=utf-8", _ => "application/xml" };
        return new ExportedFile($"{name}.{Ending(format)}", type, writer.Write(TakeTimeline.Of(selection.Id, selection.Name, selection.Takes), format, folder));
    }

    private static object Describe(ExportedTake take, EditClip clip) => new
    {
        clipId = take.Clip.Id,
        takeId = take.Take.Id,
        take = take.Take.Number,
        title = take.Clip.Title,
        media = TakeTimeline.MediaPath(take),
        stems = SoundStems.All.Where(stem => take.File(stem.Kind()) is not null).Select(stem => TakeTimeline.StemPath(take, stem)),
        at = clip.At,
        frames = clip.Frames,
        fps = take.Take.Fps,
        width = take.Take.Width,
        height = take.Take.Height,
        seed = take.Take.Seed,
        engine = take.Take.Engine,
        prompt = take.Take.Prompt,
        plan = JsonSerializer.SerializeToElement(take.Plan, PlanJson.Default.ShotPlan),
    };

    private static string ReadMe(string name) => $"""
        Unpack this folder, then import one of the timelines:

          Premiere Pro      File > Import > {name}.xml
          DaVinci Resolve   File > Import > Timeline > {name}.xml, {name}.fcpxml or {name}.otio
          Final Cut Pro     File > Import > XML > {name}.fcpxml
          Avid, others      {name}.edl (picture only), {name}.otio

        Timelines begin at 01:00:00:00. Each shot and each open comment has a marker. The stems are broadcast waves of 48 kHz whose time reference is 01:00:00:00;
        together they are the mix, without its limiter. Every movie, sound and still carries signed content credentials.

        To take a newer take into a cut: export again, put media and stems in the place of the old ones (their names stay), and relink.
        clips.json says what is where, and which take of which clip it is.

        """.Replace("\n", "\r\n", StringComparison.Ordinal);
}
