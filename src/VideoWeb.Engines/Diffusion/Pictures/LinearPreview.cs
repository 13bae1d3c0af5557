namespace VideoWeb.Engines.Diffusion.Pictures;

/// <summary>
/// Latents to small pictures by one matrix, a pixel for each latent: fitted once for a VAE, by least squares, on what its own
/// encoder makes of a picture of many colours. Costs a fraction of a percent of a step.
/// </summary>
internal sealed class LinearPreview
{
    /// <summary>Side of the picture that it is fitted on.</summary>
    public const int FitSide = 256;

    private readonly double[][] _weights;
    private readonly int _channels;

    private LinearPreview(double[][] weights, int channels) => (_weights, _channels) = (weights, channels);

    /// <summary>A picture of many colours: soft gradients with blocks of all sizes over them, always the same.</summary>
    public static Picture FitPicture()
    {
        var picture = Picture.Plain(FitSide, FitSide, 0, 0, 0);
        for (var pixel = 0; pixel < FitSide * FitSide; pixel++)
        {
            var (x, y) = (pixel % FitSide, pixel / FitSide);
            (picture.Rgb[pixel * 3], picture.Rgb[pixel * 3 + 1], picture.Rgb[pixel * 3 + 2]) = ((byte)x, (byte)y, (byte)((x + y) / 2));
        }

        var random = 12345u;
        uint Next(uint below) => (random = random * 1664525 + 1013904223) / 65536 % below;
        for (var block = 0; block < 160; block++)
        {
            var (width, height) = (16 + Next(48), 16 + Next(48));
            var (left, top) = (Next(FitSide - width), Next(FitSide - height));
            var (red, green, blue) = ((byte)Next(256), (byte)Next(256), (byte)Next(256));
            for (var y = top; y < top + height; y++)
            {
                for (var x = left; x < left + width; x++)
                {
                    var at = (y * FitSide + x) * 3;
                    (picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]) = (red, green, blue);
                }
            }
        }

        return picture;
    }

    /// <summary>Fits to one picture and its latents.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="latents">[channels, height, width]; each stands for a block of the picture.</param>
    /// <param name="channels">Of the latents.</param>
    /// <param name="height">Of the latents.</param>
    /// <param name="width">Of the latents.</param>
    public static LinearPreview Fit(Picture picture, ReadOnlySpan<float> latents, int channels, int height, int width)
    {
        var size = channels + 1;
        var normal = new double[size, size];
        var right = new double[3, size];
        var row = new double[size];
        var (high, wide) = (picture.Height / height, picture.Width / width);
        for (var place = 0; place < height * width; place++)
        {
            for (var channel = 0; channel < channels; channel++)
                row[channel] = latents[channel * height * width + place];
            row[channels] = 1;
            for (var color = 0; color < 3; color++)
            {
                var mean = Mean(picture, place / width * high, place % width * wide, high, wide, color);
                for (var a = 0; a < size; a++)
                    right[color, a] += row[a] * mean;
            }

            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b < size; b++)
                    normal[a, b] += row[a] * row[b];
            }
        }

        // a little damping: channels that say nothing of colour stay out
        for (var a = 0; a < channels; a++)
            normal[a, a] += 1e-3 * height * width;
        return new LinearPreview([.. Enumerable.Range(0, 3).Select(color => Solve(normal, right, color))], channels);
    }

    /// <summary>One frame of latents as a picture.</summary>
    /// <param name="latents">[channels, frames, height, width].</param>
    /// <param name="frames">Of the latents.</param>
    /// <param name="frame">Which one.</param>
    /// <param name="height">Of the latents.</param>
    /// <param name="width">Of the latents.</param>
    public Picture Draw(ReadOnlySpan<float> latents, int frames, int frame, int height, int width)
    {
        var plane = height * width;
        var rgb = new byte[plane * 3];
        for (var color = 0; color < 3; color++)
        {
            var weights = _weights[color];
            for (var place = 0; place < plane; place++)
            {
                var value = weights[_channels];
                for (var channel = 0; channel < _channels; channel++)
                    value += weights[channel] * latents[(channel * frames + frame) * plane + place];
                rgb[place * 3 + color] = (byte)Math.Clamp(Math.Round(value), 0, 255);
            }
        }

        return new Picture(width, height, rgb);
    }

    private static double Mean(Picture picture, int top, int left, int height, int width, int color)
    {
        long sum = 0;
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
                sum += picture.Rgb[(y * picture.Width + x) * 3 + color];
        }

        return (double)sum / (height * width);
    }

    /// <summary>Gauss with pivots.</summary>
    private static double[] Solve(double[,] normal, double[,] right, int color)
    {
        var size = right.GetLength(1);
        var rows = Enumerable.Range(0, size).Select(a => Enumerable.Range(0, size).Select(b => normal[a, b]).Append(right[color, a]).ToArray()).ToArray();
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            if (Math.Abs(rows[column][column]) < 1e-12)
                continue;
            for (var row = 0; row < size; row++)
            {
                if (row == column)
                    continue;
                var factor = rows[row][column] / rows[column][column];
                for (var at = column; at <= size; at++)
                    rows[row][at] -= factor * rows[column][at];
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => Math.Abs(rows[row][row]) < 1e-12 ? 0 : rows[row][size] / rows[row][row])];
    }
}
