namespace VideoWeb.Core.Media;

/// <summary>What a file of a take is for.</summary>
public enum MediaKind
{
    /// <summary>H.264 and AAC in an mp4 that begins to play before it has been loaded whole.</summary>
    Video,

    /// <summary>JPEG of the size of the clip.</summary>
    Poster,

    /// <summary>JPEG for a tile, 480 pixels wide.</summary>
    Thumbnail,

    /// <summary>JPEG with the tiles of <see cref="SpriteLayout"/>, for scrubbing.</summary>
    Spritesheet,

    /// <summary>JSON: <c>{"rate":100,"peaks":[0..1,…]}</c>, peaks a second and their heights.</summary>
    Waveform,

    /// <summary>WebVTT of the spoken lines.</summary>
    Captions,

    /// <summary>SubRip of the spoken lines.</summary>
    CaptionsSrt,

    /// <summary>One JSON line a frame of what was staged (<see cref="Engines.EngineFrame.Geometry"/>).</summary>
    Geometry,

    /// <summary>
    /// BWF: a stem of the sound, 32-bit float, stereo, 48 kHz, as long as the picture, its time reference at one hour. It has the
    /// mix's gain but not its limiter: the stems sum to the mix wherever that does not limit. Only where there is something to hear.
    /// </summary>
    DialogueStem,

    /// <inheritdoc cref="DialogueStem"/>
    EffectsStem,

    /// <inheritdoc cref="DialogueStem"/>
    AmbienceStem,

    /// <inheritdoc cref="DialogueStem"/>
    MusicStem,
}

/// <summary>A finished clip in the folder it was written to.</summary>
public sealed record EncodedClip
{
    public required IReadOnlyList<EncodedFile> Files { get; init; }

    public required int Frames { get; init; }

    /// <summary>Length as it plays.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where the tiles of the spritesheet lie, or null where there is none.</summary>
    public SpriteLayout? Sprites { get; init; }

    /// <summary>Integrated loudness in LUFS (EBU R128), or null for silence.</summary>
    public double? Loudness { get; init; }

    /// <summary>True peak in dBTP, or null for silence.</summary>
    public double? TruePeak { get; init; }

    /// <summary>The watermark that picture and poster carry, or null: none was asked for, or the picture is too small for one.</summary>
    public string? Watermark { get; init; }

    /// <summary>Mean colour of the poster, "#rrggbb": what a tile shows before its picture.</summary>
    public string? Colour { get; init; }
}

/// <param name="Path">Full path; the file is complete and closed.</param>
public sealed record EncodedFile(MediaKind Kind, string Path, string ContentType);

/// <summary>Tiles from left to right, then down; tile n shows the time (n + ½) / Count of the clip.</summary>
public sealed record SpriteLayout(int Columns, int Rows, int Count, int TileWidth, int TileHeight);

/// <summary>An expected failure of encoding or storing, with a message a user can act on.</summary>
public sealed class MediaException(string message, bool retryable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True where another try may succeed (the encoder was killed), false where it can't (no encoder, disk full).</summary>
    public bool Retryable { get; } = retryable;
}
