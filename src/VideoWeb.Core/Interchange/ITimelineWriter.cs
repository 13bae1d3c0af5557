using VideoWeb.Core.Engines;

namespace VideoWeb.Core.Interchange;

public enum TimelineFormat
{
    /// <summary>Final Cut 7's XML: Premiere, Resolve.</summary>
    Xmeml,

    /// <summary>Final Cut Pro's XML 1.10: Final Cut, Resolve.</summary>
    Fcpxml,

    /// <summary>OpenTimelineIO's JSON: Resolve, Avid and others.</summary>
    Otio,

    /// <summary>CMX 3600: picture only, understood everywhere.</summary>
    Edl,
}

/// <summary>Writes a timeline for an editing program. Implemented by VideoWeb.Media.</summary>
public interface ITimelineWriter
{
    /// <param name="folder">Where the export will lie on the editor's machine ("/Volumes/Edit/pier"), or null: media by relative paths.</param>
    /// <exception cref="ArgumentException">The timeline is none (<see cref="EditTimeline.Check"/>), or has more events than the format numbers (999 of an EDL).</exception>
    byte[] Write(EditTimeline timeline, TimelineFormat format, string? folder = null);

    /// <summary>Captions of the whole timeline as SubRip.</summary>
    /// <param name="lines">Seconds from the timeline's beginning.</param>
    byte[] Captions(IReadOnlyList<SpokenLine> lines);
}
