using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Library;

namespace VideoWeb.Studio.Exports;

/// <summary>A take as an export takes it along.</summary>
/// <param name="Mezzanine">The movie that stands in the place of its mp4, or null.</param>
internal sealed record ExportedTake(Clip Clip, Take Take, ShotPlan Plan, Mezzanine? Mezzanine)
{
    /// <summary>Those not dealt with, in the order of the take.</summary>
    public IReadOnlyList<TakeComment> Comments { get; init; } = [];

    /// <summary>Of the clip, not of the take: a later take has the same names, and editors find it in the earlier one's place.</summary>
    public string FileStem { get; } = $"{MediaFileName.Stem(Clip.Title)}-{Clip.Id.ToString("N")[^8..]}";

    public string MediaId => Clip.Id.ToString("N");

    public TakeFile? File(MediaKind kind) => Take.Files.FirstOrDefault(file => file.Kind == kind);
}

/// <param name="Author">A name, or null where the account is gone.</param>
internal sealed record TakeComment(double Seconds, string? Author, string Text);

/// <summary>Takes in a row as a cut: picture, a track for each stem, a marker for each shot and each comment. Pure.</summary>
internal static class TakeTimeline
{
    private const int OneHour = 3600;
    private const int LongestMarker = 80;

    public static EditTimeline Of(Guid id, string name, IReadOnlyList<ExportedTake> takes)
    {
        // most takes of a project are alike; the others are conformed by the editor
        var (rate, width, height) = takes.GroupBy(t => (t.Take.Fps, t.Take.Width, t.Take.Height)).OrderByDescending(group => group.Count()).First().Key;
        var tracks = SoundStems.All.ToDictionary(stem => stem, _ => new List<EditClip>());
        var (picture, mixes) = (new List<EditClip>(), new List<EditClip>());
        var at = 0;
        foreach (var take in takes)
        {
            var clip = Picture(take, rate, at);
            picture.Add(clip);
            var stems = SoundStems.All.Where(stem => take.File(stem.Kind()) is not null).ToList();
            foreach (var stem in stems) tracks[stem].Add(Stem(take, stem, clip));
            if (stems.Count == 0) mixes.Add(clip with { Id = $"{clip.Id}-mix", Markers = [] });
            at = clip.End;
        }
        var sound = tracks.Select(track => new EditTrack(track.Key.ToString(), Role(track.Key), track.Value)).Append(new EditTrack("Mix", "mix", mixes)).Where(track => track.Clips.Count > 0);
        return new EditTimeline { Id = id.ToString(), Name = name, Rate = rate, Width = width, Height = height, Start = OneHour * rate, Picture = picture, Sound = [.. sound] };
    }

    /// <summary>The spoken lines of all takes, in seconds of the timeline.</summary>
    public static IReadOnlyList<SpokenLine> Lines(EditTimeline timeline, IReadOnlyList<ExportedTake> takes) =>
        [.. takes.SelectMany((take, i) => take.Take.Lines.Select(line => Moved(line, (double)timeline.Picture[i].At / timeline.Rate)))];

    public static string MediaPath(ExportedTake take) => $"media/{take.FileStem}.{(take.Mezzanine is null ? "mp4" : "mov")}";

    public static string StemPath(ExportedTake take, SoundStem stem) => $"stems/{take.FileStem}-{Role(stem)}.wav";

    private static SpokenLine Moved(SpokenLine line, double by) => line with { Start = line.Start + by, End = line.End + by };

    private static EditClip Picture(ExportedTake take, int rate, int at)
    {
        var media = new EditMedia(take.MediaId, MediaPath(take), take.Take.Frames, take.Take.Fps)
        {
            Picture = (take.Take.Width, take.Take.Height),
            Channels = 2,
            // the movie has a timecode track, an mp4 begins at nought
            Start = take.Mezzanine is null ? 0 : OneHour * take.Take.Fps,
        };
        return new EditClip(take.Clip.Id.ToString(), take.Clip.Title, media, 0, Frames(take, rate), at) { Markers = [.. Shots(take.Plan, Frames(take, rate), rate), .. Comments(take, Frames(take, rate), rate)] };
    }

    private static EditClip Stem(ExportedTake take, SoundStem stem, EditClip picture)
    {
        var media = new EditMedia($"{take.MediaId}-{Role(stem)}", StemPath(take, stem), take.Take.Frames, take.Take.Fps) { Channels = 2, Start = OneHour * take.Take.Fps };
        return picture with { Id = $"{picture.Id}-{Role(stem)}", Name = $"{picture.Name} {Role(stem)}", Media = media, Markers = [] };
    }

    private static int Frames(ExportedTake take, int rate) => Math.Max(1, (int)Math.Round((double)take.Take.Frames * rate / take.Take.Fps));

    private static IEnumerable<EditMarker> Shots(ShotPlan plan, int frames, int rate) => plan.Shots.Select((shot, i) => new EditMarker(
        string.Create(CultureInfo.InvariantCulture, $"Shot {i + 1}"), Math.Min(frames - 1, (int)Math.Round(shot.Start * rate)), Note(shot)));

    private static IEnumerable<EditMarker> Comments(ExportedTake take, int frames, int rate) => take.Comments.Select(comment => new EditMarker(
        Short($"{comment.Author ?? "Somebody"}: {comment.Text}"), Math.Clamp((int)Math.Round(comment.Seconds * rate), 0, frames - 1), comment.Text));

    private static string Short(string text) => text.Length <= LongestMarker ? text : $"{text[..(LongestMarker - 1)]}…";

    /// <summary>"medium, pier, at dusk; woman walks; dolly-forward".</summary>
    private static string? Note(Shot shot)
    {
        var parts = new[]
        {
            string.Join(", ", new[] { shot.Framing, shot.Environment.Place, shot.Environment.TimeOfDay, shot.Environment.Weather }.Where(word => word is not null)),
            string.Join(", ", shot.Subjects.Select(subject => $"{subject.Noun} {subject.Action}".Trim())),
            string.Join(", ", shot.Camera.Select(move => move.Move)),
        };
        var note = string.Join("; ", parts.Where(part => part.Length > 0));
        return note.Length == 0 ? null : note;
    }

    private static string Role(SoundStem stem) => stem.ToString().ToLowerInvariant();
}
