using System.Collections.Frozen;
using VideoWeb.Core.Media;

namespace VideoWeb.Web.Features.Clips;

/// <summary>The addresses of a take's files: <c>/media/TAKE/NAME</c>.</summary>
internal static class MediaFiles
{
    private static readonly FrozenDictionary<string, MediaKind> Kinds = new Dictionary<string, MediaKind>
    {
        ["clip.mp4"] = MediaKind.Video,
        ["poster.jpg"] = MediaKind.Poster,
        ["thumbnail.jpg"] = MediaKind.Thumbnail,
        ["sprites.jpg"] = MediaKind.Spritesheet,
        ["waveform.json"] = MediaKind.Waveform,
        ["captions.vtt"] = MediaKind.Captions,
        ["captions.srt"] = MediaKind.CaptionsSrt,
        ["geometry.jsonl"] = MediaKind.Geometry,
        ["stem-dialogue.wav"] = MediaKind.DialogueStem,
        ["stem-effects.wav"] = MediaKind.EffectsStem,
        ["stem-ambience.wav"] = MediaKind.AmbienceStem,
        ["stem-music.wav"] = MediaKind.MusicStem,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<MediaKind, string> Names = Kinds.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static MediaKind? KindOf(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;

    public static string Address(Guid takeId, MediaKind kind) => $"/media/{takeId}/{Names[kind]}";

    /// <summary>The same file under a name made from the clip's title, to keep.</summary>
    public static string Download(Guid takeId, MediaKind kind) => $"{Address(takeId, kind)}?download=1";
}
