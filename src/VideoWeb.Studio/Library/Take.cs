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

    /// <summary>What its picture carries (<see cref="WatermarkId"/>), or null.</summary>
    public string? Watermark { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<TakeFile> Files { get; init; } = [];

    /// <summary>The same take as the first one of another clip. The media are shared: they go by their content.</summary>
    public Take CopyFor(Clip clip, Guid id) => new()
    {
        Id = id,
        WorkspaceId = clip.WorkspaceId,
        ClipId = clip.Id,
        // no job made this row; an id of its own keeps "one take a job" true
        JobId = id,
        Number = 1,
        Prompt = Prompt,
        Plan = Plan,
        Engine = Engine,
        Device = Device,
        Quality = Quality,
        Width = Width,
        Height = Height,
        Fps = Fps,
        Frames = Frames,
        Seconds = Seconds,
        Seed = Seed,
        Lines = Lines,
        Notes = Notes,
        Sprites = Sprites,
        Colour = Colour,
        Loudness = Loudness,
        RenderSeconds = RenderSeconds,
        Watermark = Watermark,
        CreatedAt = CreatedAt,
        Files = Files.ConvertAll(file => file.CopyFor(id)),
    };
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

    public TakeFile CopyFor(Guid takeId) => new()
    {
        TakeId = takeId,
        Kind = Kind,
        Hash = Hash,
        Length = Length,
        ContentType = ContentType,
        StoredAt = StoredAt,
    };
}
