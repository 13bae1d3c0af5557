using System.Runtime.InteropServices;

namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>How samplers write their state.</summary>
internal static class SamplerState
{
    /// <summary>Most values of a tensor that is read back.</summary>
    private const int MaxValues = 500_000_000;

    public static void Write(BinaryWriter state, ReadOnlySpan<float> values)
    {
        state.Write(values.Length);
        state.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static float[] Read(BinaryReader state)
    {
        var length = state.ReadInt32();
        if (length is < 0 or > MaxValues)
            throw new InvalidDataException($"The state has a tensor of {length} values.");
        var values = new float[length];
        state.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <exception cref="InvalidDataException">It is of another run.</exception>
    public static int ReadStep(BinaryReader state, int steps) =>
        state.ReadInt32() is var step && step >= 0 && step <= steps ? step : throw new InvalidDataException($"The state is at step {step} of {steps}.");
}
