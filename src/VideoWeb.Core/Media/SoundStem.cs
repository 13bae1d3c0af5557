namespace VideoWeb.Core.Media;

/// <summary>What the sound of a clip is mixed of.</summary>
public enum SoundStem { Dialogue, Effects, Ambience, Music }

public static class SoundStems
{
    public static IReadOnlyList<SoundStem> All { get; } = Enum.GetValues<SoundStem>();

    public static MediaKind Kind(this SoundStem stem) => stem switch
    {
        SoundStem.Dialogue => MediaKind.DialogueStem,
        SoundStem.Effects => MediaKind.EffectsStem,
        SoundStem.Ambience => MediaKind.AmbienceStem,
        SoundStem.Music => MediaKind.MusicStem,
        _ => throw new ArgumentOutOfRangeException(nameof(stem)),
    };

    /// <summary>The stem that a file holds, or null for every other file.</summary>
    public static SoundStem? Stem(this MediaKind kind)
    {
        foreach (var stem in All)
            if (stem.Kind() == kind) return stem;
        return null;
    }
}
