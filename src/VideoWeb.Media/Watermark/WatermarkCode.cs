using System.Numerics;

namespace VideoWeb.Media.Watermark;

/// <summary>
/// From 48 bits to 156 signs and back: a CRC of 24 bits (OpenPGP's, RFC 9580 6.1) says whether what was read is what was written, a
/// convolutional code (constraint length 7, rate 1/2, generators 171 and 133) with soft Viterbi decoding gives some 5 dB.
/// </summary>
internal static class WatermarkCode
{
    public const int PayloadBytes = 6;

    private const int CheckBits = 24;
    private const int Memory = 6;
    private const int States = 1 << Memory;
    private const int DataBits = PayloadBytes * 8 + CheckBits;
    private const int Steps = DataBits + Memory;

    /// <summary>Signs of a coded payload.</summary>
    public const int Length = 2 * Steps;

    private const uint FirstGenerator = 0b1111001;
    private const uint SecondGenerator = 0b1011011;

    public static sbyte[] Encode(ReadOnlySpan<byte> payload)
    {
        var data = (Number(payload) << CheckBits) | Crc(payload);
        var signs = new sbyte[Length];
        var register = 0u;
        for (var step = 0; step < Steps; step++)
        {
            // zeros at the end bring the register home
            var bit = step < DataBits ? (uint)(data >> (DataBits - 1 - step)) & 1 : 0;
            register = ((register << 1) | bit) & ((1 << (Memory + 1)) - 1);
            signs[2 * step] = Sign(register & FirstGenerator);
            signs[2 * step + 1] = Sign(register & SecondGenerator);
        }
        return signs;
    }

    /// <param name="soft">How surely each sign is positive, of any scale.</param>
    /// <returns>The payload, or null where the check fails.</returns>
    public static byte[]? Decode(ReadOnlySpan<double> soft)
    {
        var scores = new double[States];
        Array.Fill(scores, double.NegativeInfinity);
        scores[0] = 0;
        var from = new byte[Steps, States];
        for (var step = 0; step < Steps; step++)
        {
            var next = new double[States];
            Array.Fill(next, double.NegativeInfinity);
            for (var state = 0; state < States; state++)
            {
                if (double.IsNegativeInfinity(scores[state])) continue;
                for (var bit = 0u; bit <= (step < DataBits ? 1u : 0u); bit++)
                {
                    var register = ((uint)state << 1) | bit;
                    var score = scores[state] + Sign(register & FirstGenerator) * soft[2 * step] + Sign(register & SecondGenerator) * soft[2 * step + 1];
                    var to = register & (States - 1);
                    if (score <= next[to]) continue;
                    next[to] = score;
                    // what leaves the register tells the way back
                    from[step, to] = (byte)(state >> (Memory - 1));
                }
            }
            scores = next;
        }

        UInt128 data = 0;
        var at = 0;
        for (var step = Steps - 1; step >= 0; step--)
        {
            if (step < DataBits) data |= (UInt128)(uint)(at & 1) << (DataBits - 1 - step);
            at = (at >> 1) | (from[step, at] << (Memory - 1));
        }
        var payload = new byte[PayloadBytes];
        for (var i = 0; i < PayloadBytes; i++) payload[i] = (byte)(data >> (DataBits - 8 * (i + 1)));
        return (uint)(data & ((1 << CheckBits) - 1)) == Crc(payload) ? payload : null;
    }

    private static sbyte Sign(uint taps) => (BitOperations.PopCount(taps) & 1) == 0 ? (sbyte)1 : (sbyte)-1;

    private static UInt128 Number(ReadOnlySpan<byte> bytes)
    {
        UInt128 number = 0;
        foreach (var value in bytes) number = (number << 8) | value;
        return number;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xB704CEu;
        foreach (var value in bytes)
        {
            crc ^= (uint)value << 16;
            for (var bit = 0; bit < 8; bit++)
            {
                crc <<= 1;
                if ((crc & 0x1000000) != 0) crc ^= 0x1864CFB;
            }
        }
        return crc & 0xFFFFFF;
    }
}
