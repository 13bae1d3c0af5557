namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>What the transformer gets beside noise and text, made of pictures in [−1, 1] by the VAE.</summary>
internal static class WanConditions
{
    /// <summary>
    /// A14B and 2.1 image to video: mask channels (the frames of each latent frame, the first counting as a whole one), then the
    /// latents of a video of the given pictures with grey between them.
    /// </summary>
    /// <param name="vae">Of the checkpoint.</param>
    /// <param name="first">[3, 1, height, width].</param>
    /// <param name="last">The same, or null.</param>
    /// <param name="frames">Frames of the clip.</param>
    /// <param name="tiling">For large pictures, or null.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static WanVolume OfPictures(WanVae vae, WanVolume first, WanVolume? last, int frames, WanTiling? tiling, CancellationToken cancellationToken)
    {
        var between = new WanVolume(new float[3 * (frames - (last is null ? 1 : 2)) * first.Plane], 3, frames - (last is null ? 1 : 2), first.Height, first.Width);
        var latents = vae.Encode(WanVolume.Join(last is null ? [first, between] : [first, between, last]), tiling, cancellationToken);
        var factor = vae.Config.TemporalFactor;
        var mask = new WanVolume(new float[factor * latents.Frames * latents.Plane], factor, latents.Frames, latents.Height, latents.Width);
        for (var channel = 0; channel < factor; channel++)
        {
            for (var frame = 0; frame < latents.Frames; frame++)
            {
                // the last frame of the clip is the last channel of the last latent frame
                if (frame == 0 || (last is not null && frame == latents.Frames - 1 && channel == factor - 1))
                    mask.Values.AsSpan((channel * latents.Frames + frame) * mask.Plane, mask.Plane).Fill(1);
            }
        }

        return new WanVolume([.. mask.Values, .. latents.Values], mask.Channels + latents.Channels, latents.Frames, latents.Height, latents.Width);
    }

    /// <summary>
    /// VACE: latents of what stays and of what is made anew, and the mask as channels (8×8 pixels each, nearest in time).
    /// Reference pictures come before them as frames of their own, the last one first.
    /// </summary>
    /// <param name="vae">Of the checkpoint.</param>
    /// <param name="video">[3, frames, height, width]; zeros for nothing.</param>
    /// <param name="mask">[1, frames, height, width], 0 for what stays, 1 for what is made; grey between.</param>
    /// <param name="references">Pictures of the clip's size, in the order of their giver.</param>
    /// <param name="patch">The transformer's patch in space.</param>
    /// <param name="tiling">For large pictures, or null.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Latents and mask channels.</returns>
    public static (WanVolume Latents, WanVolume Mask) OfControl(
        WanVae vae, WanVolume video, WanVolume mask, IReadOnlyList<WanVolume> references, int patch, WanTiling? tiling, CancellationToken cancellationToken)
    {
        var (stays, made) = (new float[video.Values.Length], new float[video.Values.Length]);
        for (var index = 0; index < video.Values.Length; index++)
        {
            // removed parts become grey, not black
            var isMade = mask.Values[index % mask.Values.Length] > 0.5f;
            stays[index] = isMade ? 0 : video.Values[index];
            made[index] = isMade ? video.Values[index] : 0;
        }

        var inactive = vae.Encode(video with { Values = stays }, tiling, cancellationToken);
        var reactive = vae.Encode(video with { Values = made }, tiling, cancellationToken);
        var latents = Together(inactive, reactive);
        var channels = MaskChannels(mask, vae.Config.SpatialFactor, vae.Config.TemporalFactor, patch);
        foreach (var reference in references)
        {
            var encoded = vae.Encode(reference, tiling, cancellationToken);
            latents = WanVolume.Join([Together(encoded, encoded with { Values = new float[encoded.Values.Length] }), latents]);
        }

        if (references.Count > 0)
            channels = WanVolume.Join([new WanVolume(new float[channels.Channels * references.Count * channels.Plane], channels.Channels, references.Count, channels.Height, channels.Width), channels]);
        return (latents, channels);
    }

    /// <summary>One volume's channels after the other's.</summary>
    public static WanVolume Together(WanVolume first, WanVolume second) =>
        first with { Values = [.. first.Values, .. second.Values], Channels = first.Channels + second.Channels };

    /// <summary>A picture made to fit another size with its shape kept, on white; bilinear, pixel centres at halves.</summary>
    public static WanVolume OnWhite(WanVolume picture, int height, int width)
    {
        var scale = Math.Min((double)height / picture.Height, (double)width / picture.Width);
        var (high, wide) = (Math.Max(1, (int)(picture.Height * scale)), Math.Max(1, (int)(picture.Width * scale)));
        var (top, left) = ((height - high) / 2, (width - wide) / 2);
        var canvas = new WanVolume(new float[3 * height * width], 3, 1, height, width);
        canvas.Values.AsSpan().Fill(1);
        for (var y = 0; y < high; y++)
        {
            var (above, below, down) = Between(y, high, picture.Height);
            for (var x = 0; x < wide; x++)
            {
                var (before, after, across) = Between(x, wide, picture.Width);
                for (var channel = 0; channel < 3; channel++)
                {
                    float At(int row, int column) => picture.Values[(channel * picture.Height + row) * picture.Width + column];
                    var upper = At(above, before) * (1 - across) + At(above, after) * across;
                    var lower = At(below, before) * (1 - across) + At(below, after) * across;
                    canvas.Values[(channel * height + top + y) * width + left + x] = upper * (1 - down) + lower * down;
                }
            }
        }

        return canvas;
    }

    private static (int Before, int After, float Share) Between(int at, int count, int source)
    {
        var position = Math.Max(0, (at + 0.5f) * ((float)source / count) - 0.5f);
        var before = Math.Min((int)position, source - 1);
        return (before, Math.Min(before + 1, source - 1), position - before);
    }

    private static WanVolume MaskChannels(WanVolume mask, int space, int time, int patch)
    {
        var frames = (mask.Frames + time - 1) / time;
        var (height, width) = (mask.Height / (space * patch) * patch, mask.Width / (space * patch) * patch);
        var channels = new WanVolume(new float[space * space * frames * height * width], space * space, frames, height, width);
        var at = 0;
        for (var channel = 0; channel < channels.Channels; channel++)
        {
            var (y, x) = (channel / space, channel % space);
            for (var frame = 0; frame < frames; frame++)
            {
                var source = (int)((frame + 0.5) * mask.Frames / frames);
                for (var row = 0; row < height; row++)
                {
                    for (var column = 0; column < width; column++)
                        channels.Values[at++] = mask.Values[(source * mask.Height + row * space + y) * mask.Width + column * space + x];
                }
            }
        }

        return channels;
    }
}
