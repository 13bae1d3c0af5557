namespace VideoWeb.Core.Interchange;

/// <summary>A cut as editing programs know it: one track of picture, tracks of sound, markers. All times are whole frames of <see cref="Rate"/>.</summary>
public sealed record EditTimeline
{
    /// <summary>Stays the same from export to export, so that an editor knows the sequence again.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Frames a second, whole.</summary>
    public required int Rate { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Timecode of the first frame, in frames; by custom one hour.</summary>
    public required int Start { get; init; }

    /// <summary>In order, without overlaps; what no clip covers is black.</summary>
    public required IReadOnlyList<EditClip> Picture { get; init; }

    public IReadOnlyList<EditTrack> Sound { get; init; } = [];

    public IReadOnlyList<EditMarker> Markers { get; init; } = [];

    /// <summary>Length in frames: where the last clip of picture or sound ends.</summary>
    public int Frames => Picture.Concat(Sound.SelectMany(track => track.Clips)).Select(clip => clip.End).DefaultIfEmpty(0).Max();

    /// <exception cref="ArgumentException">Clips overlap, reach out of their media, or a dissolve has no handles.</exception>
    public void Check()
    {
        if (Rate is < 1 or > 120) throw new ArgumentException($"A timeline has 1 to 120 frames a second, not {Rate}.");
        foreach (var track in Sound.Select(track => track.Clips).Prepend(Picture))
        {
            for (var i = 0; i < track.Count; i++)
            {
                var (clip, before) = (track[i], i == 0 ? null : track[i - 1]);
                if (clip.Frames < 1 || clip.In < 0 || clip.At < (before?.End ?? 0)) throw new ArgumentException($"“{clip.Name}” overlaps what comes before it, or has no length.");
                var into = clip.DissolveFrames / 2;
                if (clip.DissolveFrames == 0) continue;
                if (clip.DissolveFrames % 2 != 0 || before is null || before.End != clip.At || clip.In < into || clip.Frames <= into || before.Frames <= into)
                    throw new ArgumentException($"The dissolve into “{clip.Name}” has no handles.");
            }
        }
    }
}

/// <summary>What part of a file is seen or heard when.</summary>
/// <param name="Id">Stays the same from export to export and from take to take.</param>
/// <param name="Name">For readers.</param>
/// <param name="In">First frame that is used, in frames of the timeline from the file's beginning, whatever its timecode.</param>
/// <param name="Frames">Length.</param>
/// <param name="At">Where it begins, in frames from the timeline's beginning.</param>
public sealed record EditClip(string Id, string Name, EditMedia Media, int In, int Frames, int At)
{
    /// <summary>Length of the dissolve from the clip before, centred on the cut; even, 0 for a plain cut.</summary>
    public int DissolveFrames { get; init; }

    /// <summary>At frames of the source, counted like <see cref="In"/>: they move with the clip.</summary>
    public IReadOnlyList<EditMarker> Markers { get; init; } = [];

    public int End => At + Frames;
}

/// <param name="Name">"Dialogue".</param>
/// <param name="Role">One word in lower case: "dialogue", "effects", "ambience", "music", "mix".</param>
public sealed record EditTrack(string Name, string Role, IReadOnlyList<EditClip> Clips);

/// <param name="At">Frame.</param>
/// <param name="Note">More words, or null.</param>
public sealed record EditMarker(string Name, int At, string? Note = null);

/// <summary>A file that clips are cut from.</summary>
/// <param name="Id">Stays the same from take to take.</param>
/// <param name="Path">Relative to the timeline's own file, with slashes: "media/pier.mp4".</param>
/// <param name="Frames">Length in frames of its own rate.</param>
/// <param name="Rate">Frames a second, whole.</param>
public sealed record EditMedia(string Id, string Path, int Frames, int Rate)
{
    /// <summary>Size in pixels, or null where there is no picture.</summary>
    public (int Width, int Height)? Picture { get; init; }

    /// <summary>Timecode of its first frame, in frames of its own rate: a broadcast wave's time reference, a movie's timecode track.</summary>
    public int Start { get; init; }

    /// <summary>Sound channels at 48 kHz, 0 for none.</summary>
    public int Channels { get; init; }

    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
