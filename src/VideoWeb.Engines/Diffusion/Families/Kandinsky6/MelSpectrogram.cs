namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Log-mel spectrograms of sound, as MMAudio takes them: reflected at the ends, magnitudes, natural logarithm.</summary>
/// <param name="window">Samples of a window, a power of two.</param>
/// <param name="hop">Samples from one window to the next.</param>
/// <param name="mels">Bands.</param>
/// <param name="basis">[mels, window / 2 + 1].</param>
/// <param name="taper">[window].</param>
internal sealed class MelSpectrogram(int window, int hop, int mels, float[] basis, float[] taper)
{
    private const double LeastPower = 1e-9, LeastMel = 1e-5;

    /// <summary>[mels, samples / hop].</summary>
    /// <param name="samples">Mono, cut to [−1, 1]; more than half a window.</param>
    /// <exception cref="InvalidDataException">The window is no power of two.</exception>
    public float[] Of(ReadOnlySpan<float> samples)
    {
        if (!int.IsPow2(window) || basis.Length != mels * (window / 2 + 1) || taper.Length != window)
            throw new InvalidDataException($"A spectrogram with windows of {window} samples is not supported, or its filters are of another size.");
        var border = (window - hop) / 2;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(samples.Length, border);
        var frames = (samples.Length + 2 * border - window) / hop + 1;
        var spectrogram = new float[mels * frames];
        var (real, imaginary) = (new double[window], new double[window]);
        var magnitudes = new double[window / 2 + 1];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var index = 0; index < window; index++)
            {
                var at = Math.Abs(frame * hop + index - border);
                at = at < samples.Length ? at : 2 * (samples.Length - 1) - at;
                (real[index], imaginary[index]) = (Math.Clamp(samples[at], -1f, 1f) * (double)taper[index], 0);
            }

            Transform(real, imaginary);
            for (var bin = 0; bin < magnitudes.Length; bin++)
                magnitudes[bin] = Math.Sqrt(real[bin] * real[bin] + imaginary[bin] * imaginary[bin] + LeastPower);
            for (var mel = 0; mel < mels; mel++)
            {
                var sum = 0.0;
                for (var bin = 0; bin < magnitudes.Length; bin++)
                    sum += basis[mel * magnitudes.Length + bin] * magnitudes[bin];
                spectrogram[mel * frames + frame] = (float)Math.Log(Math.Max(sum, LeastMel));
            }
        }

        return spectrogram;
    }

    /// <summary>Fourier transform in place, radix 2 (Cooley and Tukey 1965).</summary>
    private static void Transform(double[] real, double[] imaginary)
    {
        for (int index = 1, reversed = 0; index < real.Length; index++)
        {
            var bit = real.Length >> 1;
            for (; (reversed & bit) != 0; bit >>= 1)
                reversed ^= bit;
            reversed ^= bit;
            if (index < reversed)
            {
                (real[index], real[reversed]) = (real[reversed], real[index]);
                (imaginary[index], imaginary[reversed]) = (imaginary[reversed], imaginary[index]);
            }
        }

        for (var size = 2; size <= real.Length; size <<= 1)
        {
            for (var turn = 0; turn < size / 2; turn++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * turn / size);
                for (var low = turn; low < real.Length; low += size)
                {
                    var high = low + size / 2;
                    var (re, im) = (real[high] * cos - imaginary[high] * sin, real[high] * sin + imaginary[high] * cos);
                    (real[high], imaginary[high]) = (real[low] - re, imaginary[low] - im);
                    (real[low], imaginary[low]) = (real[low] + re, imaginary[low] + im);
                }
            }
        }
    }
}
