using SkiaSharp;

namespace VideoWeb.Engines.Diffusion.Pictures;

/// <summary>Pictures from files and into them.</summary>
internal static class PictureFile
{
    /// <summary>Most pixels of a picture that is read.</summary>
    private const long MaxPixels = 100_000_000;

    /// <summary>Reads a JPEG, PNG or WebP.</summary>
    /// <exception cref="InvalidDataException">It is none, is damaged or is too large.</exception>
    public static Picture Read(ReadOnlySpan<byte> file, string name)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException($"{name}: not a picture that can be read (JPEG, PNG, WebP).");
        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels)
            throw new InvalidDataException($"{name}: {codec.Info.Width} × {codec.Info.Height} pixels; at most {MaxPixels / 1_000_000} million are read.");
        using var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            throw new InvalidDataException($"{name}: the picture is damaged.");
        return FromBitmap(bitmap);
    }

    /// <summary>The picture at another size: filled, and cut evenly where the shapes differ.</summary>
    public static Picture Fill(Picture picture, int width, int height)
    {
        if (picture.Width == width && picture.Height == height)
            return picture;
        using var source = ToBitmap(picture);
        using var target = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(target);
        using var image = SKImage.FromBitmap(source);
        var scale = Math.Max((float)width / picture.Width, (float)height / picture.Height);
        var (cutWidth, cutHeight) = (width / scale, height / scale);
        var cut = SKRect.Create((picture.Width - cutWidth) / 2, (picture.Height - cutHeight) / 2, cutWidth, cutHeight);
        // smaller pictures are averaged, larger ones interpolated smoothly
        var sampling = scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
        canvas.DrawImage(image, cut, SKRect.Create(width, height), sampling);
        canvas.Flush();
        return FromBitmap(target);
    }

    public static byte[] Jpeg(Picture picture, int quality) => Encoded(picture, pixmap => pixmap.Encode(new SKJpegEncoderOptions(quality)));

    /// <summary>Lossless, written fast rather than small.</summary>
    public static byte[] Png(Picture picture) => Encoded(picture, pixmap => pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1)));

    private static byte[] Encoded(Picture picture, Func<SKPixmap, SKData?> encode)
    {
        using var bitmap = ToBitmap(picture);
        using var pixmap = bitmap.PeekPixels();
        using var data = encode(pixmap) ?? throw new InvalidOperationException("The picture could not be written.");
        return data.ToArray();
    }

    private static SKBitmap ToBitmap(Picture picture)
    {
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var (from, to) = (0, 0); from < picture.Rgb.Length; from += 3, to += 4)
            (pixels[to], pixels[to + 1], pixels[to + 2], pixels[to + 3]) = (picture.Rgb[from], picture.Rgb[from + 1], picture.Rgb[from + 2], byte.MaxValue);
        return bitmap;
    }

    private static Picture FromBitmap(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (var (from, to) = (0, 0); to < rgb.Length; from += 4, to += 3)
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
        return new Picture(bitmap.Width, bitmap.Height, rgb);
    }
}
