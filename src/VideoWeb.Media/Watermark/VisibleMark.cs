namespace VideoWeb.Media.Watermark;

/// <summary>
/// The tier's mark: the studio's sign and the letters AI in light strokes on a dark, half transparent ground, so that it reads on a
/// bright sky and at night alike. Drawn here, stroke by stroke, so that no font and no picture file is needed.
/// </summary>
internal static class VisibleMark
{
    private const double UnitsHigh = 30;
    private const double UnitsWide = 60;
    private const double Corner = 7;
    private const double Stroke = 2.1;
    private const byte Ground = 20;
    private const double GroundOpacity = 0.5;
    private const byte Ink = 245;
    private const double InkOpacity = 0.88;
    private const double ShareOfPicture = 0.05;
    private const double ShareOfMargin = 0.03;
    private const int Lowest = 16;

    // the sign of the studio's pages (frame and W), then A and I
    private static readonly (double X1, double Y1, double X2, double Y2)[] Strokes =
    [
        (6.5, 8.5, 25.5, 8.5), (25.5, 8.5, 25.5, 21.5), (25.5, 21.5, 6.5, 21.5), (6.5, 21.5, 6.5, 8.5),
        (10.2, 11.6, 13.8, 18.6), (13.8, 18.6, 16.1, 14), (16.1, 14, 18.4, 18.6), (18.4, 18.6, 21.8, 11.6),
        (33, 21.5, 38.5, 8.5), (38.5, 8.5, 44, 21.5), (35.2, 17.2, 41.8, 17.2),
        (51, 8.5, 51, 21.5),
    ];

    /// <summary>Size and place in a picture; all even, as chroma wants it.</summary>
    public static (int Width, int Height, int X, int Y) Place(int width, int height)
    {
        var shorter = Math.Min(width, height);
        var high = Math.Max(Lowest, (int)Math.Round(shorter * ShareOfPicture / 2) * 2);
        var wide = (int)Math.Round(high * UnitsWide / UnitsHigh / 2) * 2;
        var margin = (int)Math.Round(shorter * ShareOfMargin / 2) * 2;
        return (wide, high, Math.Max(0, (width - wide - margin) / 2 * 2), Math.Max(0, (height - high - margin) / 2 * 2));
    }

    /// <summary>RGBA, straight alpha.</summary>
    public static byte[] Draw(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        var unit = UnitsHigh / height;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (px, py) = ((x + 0.5) * unit, (y + 0.5) * unit);
                var ground = GroundOpacity * Covered(Box(px, py), unit);
                var ink = InkOpacity * Covered(Strokes.Min(stroke => Distance(px, py, stroke)) - Stroke / 2, unit);
                var alpha = ink + ground * (1 - ink);
                var shade = alpha == 0 ? 0 : (Ink * ink + Ground * ground * (1 - ink)) / alpha;
                var at = (y * width + x) * 4;
                pixels[at] = pixels[at + 1] = pixels[at + 2] = (byte)Math.Round(shade);
                pixels[at + 3] = (byte)Math.Round(255 * alpha);
            }
        }
        return pixels;
    }

    /// <summary>Share of a pixel that lies inside, from the distance of its middle to the edge.</summary>
    private static double Covered(double distance, double unit) => Math.Clamp(0.5 - distance / unit, 0, 1);

    private static double Box(double x, double y)
    {
        var (dx, dy) = (Math.Abs(x - UnitsWide / 2) - UnitsWide / 2 + Corner, Math.Abs(y - UnitsHigh / 2) - UnitsHigh / 2 + Corner);
        return Math.Sqrt(Math.Pow(Math.Max(dx, 0), 2) + Math.Pow(Math.Max(dy, 0), 2)) + Math.Min(Math.Max(dx, dy), 0) - Corner;
    }

    private static double Distance(double x, double y, (double X1, double Y1, double X2, double Y2) stroke)
    {
        var (dx, dy) = (stroke.X2 - stroke.X1, stroke.Y2 - stroke.Y1);
        var along = Math.Clamp(((x - stroke.X1) * dx + (y - stroke.Y1) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(x - stroke.X1 - along * dx, 2) + Math.Pow(y - stroke.Y1 - along * dy, 2));
    }
}
