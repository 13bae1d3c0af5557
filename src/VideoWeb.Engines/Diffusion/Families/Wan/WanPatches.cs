namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>2.2's patches of pixels as channels: c · p² + x · p + y, across before down.</summary>
internal static class WanPatches
{
    /// <summary>[3, T, H, W] to [3 · p², T, H / p, W / p].</summary>
    public static WanVolume Fold(WanVolume video, int patch) => patch == 1 ? video : Move(
        video, new WanVolume(new float[video.Values.Length], video.Channels * patch * patch, video.Frames, video.Height / patch, video.Width / patch), patch, folds: true);

    /// <summary>The way back.</summary>
    public static WanVolume Unfold(WanVolume patched, int patch) => patch == 1 ? patched : Move(
        patched, new WanVolume(new float[patched.Values.Length], patched.Channels / (patch * patch), patched.Frames, patched.Height * patch, patched.Width * patch), patch, folds: false);

    private static WanVolume Move(WanVolume from, WanVolume to, int patch, bool folds)
    {
        var (pixels, patches) = folds ? (from, to) : (to, from);
        for (var channel = 0; channel < patches.Channels; channel++)
        {
            var (color, x, y) = (channel / (patch * patch), channel / patch % patch, channel % patch);
            for (var row = 0; row < patches.Frames * patches.Height; row++)
            {
                var (frame, line) = (row / patches.Height, row % patches.Height);
                var patched = (channel * patches.Frames * patches.Height + row) * patches.Width;
                var pixel = ((color * pixels.Frames + frame) * pixels.Height + line * patch + y) * pixels.Width + x;
                for (var column = 0; column < patches.Width; column++)
                {
                    if (folds)
                        to.Values[patched + column] = from.Values[pixel + column * patch];
                    else
                        to.Values[pixel + column * patch] = from.Values[patched + column];
                }
            }
        }

        return to;
    }
}
