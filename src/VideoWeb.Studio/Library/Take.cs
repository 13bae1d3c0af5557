using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Library;

/// <summary>A version of a clip. Never changes once it is there.</summary>
internal sealed class Take
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid ClipId { get; init; }

    /// <summary>The job that made it. Unique: a job is committed once.</summary>
    public Guid JobId { get; init; }

    public int Number { get; init; }

    public required string Prompt { get; init; }

    public required string Plan { get; init; }

    public required string Engine { get; init; }

    public required string Device { get; init; }

    public RenderQuality Quality { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Fps { get; init; }

    public int Frames { get; init; }

    public double Seconds { get; init; }

    public long Seed { get; init; }

    public IReadOnlyList<SpokenLine> Lines { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public SpriteLayout? Sprites { get; init; }

    public string? Colour { get; init; }

    public double? Loudness { get; init; }

    public double RenderSeconds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<TakeFile> Files { get; init; } = [];
}

internal sealed class TakeFile
{
    public Guid TakeId { get; init; }

    public MediaKind Kind { get; init; }

    /// <summary>Of the content, in the media store.</summary>
    public required string Hash { get; init; }

    public long Length { get; init; }

    public required string ContentType { get; init; }

    public DateTimeOffset StoredAt { get; init; }
}
