using VideoWeb.Engines.Diffusion.Pictures;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>Pictures as the VAE takes them, and back.</summary>
internal static class WanPictures
{
    /// <summary>[frames, height, width, 3] of bytes as a volume in [−1, 1].</summary>
    public static WanVolume Volume(byte[] rgb, int frames, int height, int width)
    {
        var pixels = frames * height * width;
        var values = new float[pixels * 3];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                values[channel * pixels + pixel] = 2 * (rgb[pixel * 3 + channel] / 255f) - 1;
        }

        return new WanVolume(values, 3, frames, height, width);
    }

    /// <summary>Pictures of one size as a volume in [−1, 1].</summary>
    public static WanVolume Volume(IReadOnlyList<Picture> pictures) => pictures.Count == 1
        ? Volume(pictures[0].Rgb, 1, pictures[0].Height, pictures[0].Width)
        : Volume([.. pictures.SelectMany(picture => picture.Rgb)], pictures.Count, pictures[0].Height, pictures[0].Width);

    /// <summary>A volume in [−1, 1] as pictures.</summary>
    public static IReadOnlyList<Picture> Pictures(WanVolume video)
    {
        var pictures = new Picture[video.Frames];
        for (var frame = 0; frame < video.Frames; frame++)
        {
            var rgb = new byte[video.Plane * 3];
            for (var channel = 0; channel < 3; channel++)
            {
                var plane = video.Values.AsSpan((channel * video.Frames + frame) * video.Plane, video.Plane);
                for (var pixel = 0; pixel < plane.Length; pixel++)
                    rgb[pixel * 3 + channel] = (byte)Math.Clamp(MathF.Round((plane[pixel] / 2 + 0.5f) * 255), 0, 255);
            }

            pictures[frame] = new Picture(video.Width, video.Height, rgb);
        }

        return pictures;
    }
}
