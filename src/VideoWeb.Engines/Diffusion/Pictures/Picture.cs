namespace VideoWeb.Engines.Diffusion.Pictures;

/// <summary>A picture in memory.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">Row by row, three bytes a pixel: red, green, blue.</param>
internal sealed record Picture(int Width, int Height, byte[] Rgb)
{
    /// <summary>A picture of one colour.</summary>
    public static Picture Plain(int width, int height, byte red, byte green, byte blue)
    {
        var rgb = new byte[width * height * 3];
        for (var pixel = 0; pixel < rgb.Length; pixel += 3)
            (rgb[pixel], rgb[pixel + 1], rgb[pixel + 2]) = (red, green, blue);
        return new Picture(width, height, rgb);
    }
}
