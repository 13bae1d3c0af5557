using System.Buffers.Binary;
using System.Text.Json;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Engines.Previz;

/// <summary>What the headless stage says. Text messages are JSON; a binary one has a header and the bytes it announces.</summary>
internal abstract record StageMessage;

internal sealed record StageLoaded(double Seconds, int Frames, IReadOnlyList<StageLine>? Lines, IReadOnlyList<string>? Notes, IReadOnlyList<string>? Credits, string? Renderer, double Milliseconds) : StageMessage;

internal sealed record StageLine(string Speaker, string Text, double Start, double End)
{
    public SpokenLine ToSpokenLine() => new(Speaker, Text, Start, End);
}

internal sealed record StageSoundDone : StageMessage;

internal sealed record StageRendered(string Pass) : StageMessage;

internal sealed record StageCancelled : StageMessage;

internal sealed record StageFailed(string Message) : StageMessage;

internal sealed record StageFrame(int Index, double Time, int Width, int Height, double Milliseconds, string? Geometry, ReadOnlyMemory<byte> Image) : StageMessage;

internal sealed record StageSound(bool Last, ReadOnlyMemory<byte> Samples) : StageMessage;

internal sealed record StageStem(SoundStem Stem, ReadOnlyMemory<byte> Samples) : StageMessage;

/// <summary>The wire format between host and page: documented in README.md beside this file.</summary>
internal static class StageProtocol
{
    /// <summary>Largest message that is taken from the page: a 4K PNG and its header fit.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;

    // nulls are written: to the stage a missing lens is null, never undefined
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static byte[] Encode(object command) => JsonSerializer.SerializeToUtf8Bytes(command, Json);

    /// <returns>The message, or null for one of a type that this host does not know.</returns>
    /// <exception cref="JsonException">It is no message of the protocol.</exception>
    public static StageMessage? Decode(ReadOnlyMemory<byte> message, bool binary)
    {
        if (binary)
            return DecodeBinary(message);

        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        return root.GetProperty("type").GetString() switch
        {
            "loaded" => root.Deserialize<StageLoaded>(Json),
            "soundDone" => new StageSoundDone(),
            "rendered" => root.Deserialize<StageRendered>(Json),
            "cancelled" => new StageCancelled(),
            "error" => new StageFailed(root.GetProperty("message").GetString() ?? "unknown"),
            _ => null,
        };
    }

    private static StageMessage? DecodeBinary(ReadOnlyMemory<byte> message)
    {
        if (message.Length < 4)
            throw new JsonException("A binary message begins with the length of its header");
        var headerLength = BinaryPrimitives.ReadUInt32LittleEndian(message.Span);
        if (headerLength > message.Length - 4)
            throw new JsonException("The header is longer than the message");

        using var document = JsonDocument.Parse(message.Slice(4, (int)headerLength));
        var body = message[(4 + (int)headerLength)..];
        var header = document.RootElement;
        return header.GetProperty("kind").GetString() switch
        {
            "frame" => new StageFrame(
                header.GetProperty("index").GetInt32(),
                header.GetProperty("time").GetDouble(),
                header.GetProperty("width").GetInt32(),
                header.GetProperty("height").GetInt32(),
                header.GetProperty("milliseconds").GetDouble(),
                header.TryGetProperty("geometry", out var row) && row.ValueKind == JsonValueKind.Object ? row.GetRawText() : null,
                body),
            "sound" => new StageSound(header.GetProperty("last").GetBoolean(), body),
            "stem" when Enum.TryParse<SoundStem>(header.GetProperty("stem").GetString(), ignoreCase: true, out var stem) => new StageStem(stem, body),
            _ => null,
        };
    }
}
