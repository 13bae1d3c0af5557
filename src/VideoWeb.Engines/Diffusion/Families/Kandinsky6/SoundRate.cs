namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Sound from one rate to another by a windowed sinc (Hann, 32 zero crossings), its cut at the lower of the two rates.</summary>
internal static class SoundRate
{
    private const int Crossings = 16;

    /// <param name="samples">Mono.</param>
    /// <param name="from">Samples a second.</param>
    /// <param name="to">Samples a second.</param>
    /// <param name="count">Samples wanted; silence after the end.</param>
    public static float[] Changed(ReadOnlySpan<float> samples, int from, int to, int count)
    {
        var changed = new float[count];
        var (cut, step) = (Math.Min(1, (double)to / from), (double)from / to);
        var reach = Crossings / cut;
        for (var index = 0; index < count; index++)
        {
            var place = index * step;
            var sum = 0.0;
            for (var tap = Math.Max(0, (int)Math.Ceiling(place - reach)); tap <= Math.Min(samples.Length - 1, (int)(place + reach)); tap++)
            {
                var distance = (place - tap) * cut;
                var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
                sum += samples[tap] * sinc * cut * (0.5 + 0.5 * Math.Cos(Math.PI * distance / Crossings));
            }

            changed[index] = (float)Math.Clamp(sum, -1, 1);
        }

        return changed;
    }
}
