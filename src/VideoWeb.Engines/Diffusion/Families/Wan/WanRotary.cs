namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>
/// The position table: a head's channels are split into time, height and width (h = w = 2·⌊d/6⌋, time has the rest), each with
/// frequencies 10000^(−2i/n), in float64 and rounded once, as the reference does.
/// </summary>
internal static class WanRotary
{
    private const double Theta = 10_000;

    /// <summary>Cosines and sines [frames · height · width, half the head's width], row-major; neighbouring channels are a pair.</summary>
    public static (float[] Cos, float[] Sin) Table(int headWidth, int frames, int height, int width)
    {
        var side = 2 * (headWidth / 6);
        var axes = new[] { headWidth - 2 * side, side, side }.Select(Frequencies).ToArray();
        var half = headWidth / 2;
        var count = frames * height * width;
        var (cos, sin) = (new float[count * half], new float[count * half]);
        Span<int> position = stackalloc int[3];
        for (var token = 0; token < count; token++)
        {
            (position[0], position[1], position[2]) = (token / (height * width), token / width % height, token % width);
            var at = token * half;
            for (var axis = 0; axis < 3; axis++)
            {
                foreach (var frequency in axes[axis])
                {
                    (var s, var c) = Math.SinCos(position[axis] * frequency);
                    (cos[at], sin[at]) = ((float)c, (float)s);
                    at++;
                }
            }
        }

        return (cos, sin);
    }

    private static double[] Frequencies(int channels) => [.. Enumerable.Range(0, channels / 2).Select(pair => 1 / Math.Pow(Theta, 2.0 * pair / channels))];
}
