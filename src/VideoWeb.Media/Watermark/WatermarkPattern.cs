using System.Security.Cryptography;

namespace VideoWeb.Media.Watermark;

/// <summary>
/// Spread spectrum on luma: each block of a grid that is laid over the whole picture (whatever its size, so that scaling changes
/// nothing) gets nine low cosines whose signs are the key's, times the code's. Each of the code's signs is spread over some hundred
/// of them all over the picture. The same pattern lies on every frame: a reader averages frames, and it stays while the rest moves.
/// </summary>
internal sealed class WatermarkPattern
{
    /// <summary>Pixels of a block's side in the size that is read at.</summary>
    private const int Block = 16;

    /// <summary>Blocks along the shorter side.</summary>
    private const int ShortBlocks = 36;

    private const int MostRatio = 4;

    /// <summary>Amplitude of each cosine in an orthonormal block of a picture of 720 lines: some 49 dB below full scale in all.</summary>
    private const double Amplitude = 5;

    /// <summary>Lines of the picture that <see cref="Amplitude"/> is for: a smaller one has fewer pixels to a block and needs more, a larger one less.</summary>
    private const double Lines = 720;

    /// <summary>What the picture itself has of a cosine counts up to here, so that a loud block does not outvote the quiet ones.</summary>
    private const double Loudest = 3 * Amplitude;

    // neither so low that they are seen, nor so high that an encoder drops them or half the size can't hold them
    private static readonly (int U, int V)[] Waves = [.. from u in Enumerable.Range(1, 4) from v in Enumerable.Range(1, 4) where u + v is >= 3 and <= 5 select (u, v)];

    private readonly sbyte[] chips;
    private readonly ushort[] places;

    /// <param name="key">Secret of the studio.</param>
    public WatermarkPattern(byte[] key, int width, int height)
    {
        (Columns, Rows) = Grid(width, height);
        var count = Columns * Rows * Waves.Length;
        var random = new KeyedNumbers(HMACSHA256.HashData(key, "videoweb watermark 1"u8));
        chips = new sbyte[count];
        places = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            chips[i] = (random.Next() & 1) == 0 ? (sbyte)1 : (sbyte)-1;
            places[i] = (ushort)(i % WatermarkCode.Length);
        }
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)(random.Next() % (ulong)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Size to scale a picture to before it is read.</summary>
    public (int Width, int Height) ReadingSize => (Columns * Block, Rows * Block);

    /// <summary>A luma plane around 128 to add to each frame.</summary>
    /// <param name="signs">Of <see cref="WatermarkCode.Encode"/>.</param>
    public byte[] Draw(int width, int height, ReadOnlySpan<sbyte> signs)
    {
        var (across, down) = (Cosines(width, Columns), Cosines(height, Rows));
        var plane = new byte[width * height];
        // dithered, or what is below half a step would be lost
        var random = new KeyedNumbers([.. chips.Take(32).Select(chip => (byte)chip)]);
        var weights = new double[Columns * Rows * Waves.Length];
        var amplitude = Amplitude * Math.Clamp(Math.Sqrt(Lines / Math.Min(width, height)), 0.8, 1.6);
        for (var i = 0; i < weights.Length; i++) weights[i] = amplitude * chips[i] * signs[places[i]];
        for (var y = 0; y < height; y++)
        {
            var row = (int)((long)y * Rows / height) * Columns;
            for (var x = 0; x < width; x++)
            {
                var at = (row + (int)((long)x * Columns / width)) * Waves.Length;
                var value = 0.0;
                for (var wave = 0; wave < Waves.Length; wave++) value += weights[at + wave] * across[Waves[wave].U][x] * down[Waves[wave].V][y];
                plane[y * width + x] = (byte)Math.Clamp(Math.Floor(128 + value + random.Fraction()), 0, 255);
            }
        }
        return plane;
    }

    /// <param name="luma">Mean of the frames, in <see cref="ReadingSize"/>.</param>
    /// <returns>How surely each of the code's signs is positive.</returns>
    public double[] Read(ReadOnlySpan<float> luma)
    {
        var wave = Cosines(Block, 1);
        var soft = new double[WatermarkCode.Length];
        var width = Columns * Block;
        Span<double> rows = stackalloc double[Block];
        for (var block = 0; block < Columns * Rows; block++)
        {
            var corner = block / Columns * Block * width + block % Columns * Block;
            for (var u = 1; u <= 4; u++)
            {
                for (var y = 0; y < Block; y++)
                {
                    var sum = 0.0;
                    for (var x = 0; x < Block; x++) sum += luma[corner + y * width + x] * wave[u][x];
                    rows[y] = sum;
                }
                for (var i = 0; i < Waves.Length; i++)
                {
                    if (Waves[i].U != u) continue;
                    var found = 0.0;
                    for (var y = 0; y < Block; y++) found += rows[y] * wave[Waves[i].V][y];
                    var chip = block * Waves.Length + i;
                    soft[places[chip]] += chips[chip] * Math.Clamp(found, -Loudest, Loudest);
                }
            }
        }
        return soft;
    }

    private static (int Columns, int Rows) Grid(int width, int height)
    {
        var shorter = Math.Min(width, height);
        int Along(int side) => Math.Min(MostRatio * ShortBlocks, (int)Math.Round((double)ShortBlocks * side / shorter));
        return (Along(width), Along(height));
    }

    /// <summary>[wave][pixel]: orthonormal cosines of each block along a side.</summary>
    private static double[][] Cosines(int side, int blocks)
    {
        var waves = new double[5][];
        for (var u = 0; u < waves.Length; u++)
        {
            waves[u] = new double[side];
            for (var x = 0; x < side; x++)
            {
                var within = (x + 0.5) * blocks / side % 1;
                waves[u][x] = Math.Sqrt(2.0 / Block) * Math.Cos(u * Math.PI * within);
            }
        }
        return waves;
    }

    /// <summary>The same numbers on every machine and in every version of the runtime (SplitMix64).</summary>
    private sealed class KeyedNumbers(byte[] seed)
    {
        private ulong state = BitConverter.ToUInt64(seed) ^ BitConverter.ToUInt64(seed, 8);

        public ulong Next()
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));
    }
}
