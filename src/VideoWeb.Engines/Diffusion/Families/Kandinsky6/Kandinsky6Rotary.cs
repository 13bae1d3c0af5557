namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Cosine and sine of the rotary angles, [rows, half the head's width], row-major; adjacent channels are a pair.</summary>
internal sealed record RotaryTable(float[] Cos, float[] Sin, int Rows, int Half)
{
    public static RotaryTable OfAngles(float[] angles, int half) =>
        new([.. angles.Select(MathF.Cos)], [.. angles.Select(MathF.Sin)], angles.Length / half, half);
}

/// <summary>
/// The position tables of Kandinsky 6: frequencies 10000^(−i/n) with n pairs an axis, all in float32 as in the reference.
/// </summary>
internal static class Kandinsky6Rotary
{
    /// <summary>Text tokens or audio latents: angle = position · frequency · scaling.</summary>
    public static RotaryTable Line(int headWidth, int length, float scaling = 1)
    {
        var frequencies = Frequencies(headWidth / 2);
        var angles = new float[length * frequencies.Length];
        for (var position = 0; position < length; position++)
        {
            for (var pair = 0; pair < frequencies.Length; pair++)
                angles[position * frequencies.Length + pair] = position * (frequencies[pair] * scaling);
        }

        return RotaryTable.OfAngles(angles, frequencies.Length);
    }

    /// <summary>Patches of the video, frame by frame, row by row.</summary>
    /// <param name="axes">Channels of a head for time, height and width; their sum is the head's width.</param>
    /// <param name="scales">Angles of each axis are divided by these.</param>
    /// <param name="times">The temporal position of each latent frame; a reference image at the end has 0.</param>
    /// <param name="height">Patches in a column.</param>
    /// <param name="width">Patches in a row.</param>
    public static RotaryTable Grid(IReadOnlyList<int> axes, IReadOnlyList<float> scales, IReadOnlyList<int> times, int height, int width)
    {
        var frequencies = axes.Select(axis => Frequencies(axis / 2)).ToArray();
        var half = frequencies.Sum(axis => axis.Length);
        var angles = new float[times.Count * height * width * half];
        var at = 0;
        foreach (var time in times)
        {
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    foreach (var (position, axis) in new[] { (time, 0), (row, 1), (column, 2) })
                    {
                        foreach (var frequency in frequencies[axis])
                            angles[at++] = position * frequency / scales[axis];
                    }
                }
            }
        }

        return RotaryTable.OfAngles(angles, half);
    }

    /// <summary>exp(−ln 10000 · i/n), i from 0 to n − 1.</summary>
    public static float[] Frequencies(int count)
    {
        var frequencies = new float[count];
        for (var index = 0; index < count; index++)
            frequencies[index] = MathF.Exp(-MathF.Log(10000) * index / count);
        return frequencies;
    }
}
