namespace VideoWeb.Engines.Diffusion;

/// <summary>Sound of two windows that meet: what both have is faded from the one to the other at equal power, so that nothing clicks or drops.</summary>
internal static class SoundSeam
{
    /// <summary>Fades the end of what was heard into the beginning of what follows.</summary>
    /// <param name="before">Interleaved stereo; its end is changed.</param>
    /// <param name="again">The same time as the following window has it, no longer than <paramref name="before"/>.</param>
    public static void CrossFade(Span<float> before, ReadOnlySpan<float> again)
    {
        var length = Math.Min(before.Length, again.Length) / 2;
        var end = before[^(2 * length)..];
        var begin = again[^(2 * length)..];
        for (var index = 0; index < 2 * length; index++)
        {
            var (rising, falling) = MathF.SinCos(MathF.PI / 2 * (index / 2 + 0.5f) / length);
            end[index] = Math.Clamp(falling * end[index] + rising * begin[index], -1, 1);
        }
    }
}
