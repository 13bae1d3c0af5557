namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>
/// Pictures cut into overlapping tiles that are blended where they meet, as diffusers does it: in place, with the tile above
/// first and then with the left one, which are themselves already blended.
/// </summary>
/// <param name="Height">Pixels of a tile.</param>
/// <param name="Width">Pixels of a tile.</param>
/// <param name="StrideHeight">From one tile to the next.</param>
/// <param name="StrideWidth">From one tile to the next.</param>
internal sealed record WanTiling(int Height, int Width, int StrideHeight, int StrideWidth)
{
    public static readonly WanTiling Usual = new(256, 256, 192, 192);

    /// <summary>Sizes in patches of pixels.</summary>
    public WanTiling Divided(int patch) => new(Height / patch, Width / patch, StrideHeight / patch, StrideWidth / patch);

    /// <summary>Tiles of a picture, each mapped to a smaller one.</summary>
    /// <param name="whole">The picture; tile sizes count its pixels.</param>
    /// <param name="factor">How much smaller the results are.</param>
    /// <param name="map">From tile to result.</param>
    public WanVolume Map(WanVolume whole, int factor, Func<WanVolume, WanVolume> map)
    {
        var rows = Tiles(whole, Height, Width, StrideHeight, StrideWidth, map);
        var (strideHeight, strideWidth) = (StrideHeight / factor, StrideWidth / factor);
        return Joined(
            rows, Height / factor - strideHeight, Width / factor - strideWidth, strideHeight, strideWidth, whole.Height / factor, whole.Width / factor);
    }

    /// <summary>Tiles of latents, each mapped to a larger picture; the sizes count the pictures' pixels.</summary>
    public WanVolume Enlarged(WanVolume latents, int factor, Func<WanVolume, WanVolume> map)
    {
        var rows = Tiles(latents, Height / factor, Width / factor, StrideHeight / factor, StrideWidth / factor, map);
        return Joined(rows, Height - StrideHeight, Width - StrideWidth, StrideHeight, StrideWidth, latents.Height * factor, latents.Width * factor);
    }

    private static List<List<WanVolume>> Tiles(WanVolume whole, int height, int width, int strideHeight, int strideWidth, Func<WanVolume, WanVolume> map)
    {
        List<List<WanVolume>> rows = [];
        for (var top = 0; top < whole.Height; top += strideHeight)
        {
            List<WanVolume> row = [];
            for (var left = 0; left < whole.Width; left += strideWidth)
                row.Add(map(whole.Crop(top, left, height, width)));
            rows.Add(row);
        }

        return rows;
    }

    private static WanVolume Joined(List<List<WanVolume>> rows, int blendHeight, int blendWidth, int strideHeight, int strideWidth, int height, int width)
    {
        var first = rows[0][0];
        var planes = first.Channels * first.Frames;
        var joined = first with { Values = new float[planes * height * width], Height = height, Width = width };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                var tile = rows[row][column];
                if (row > 0)
                    BlendDown(rows[row - 1][column], tile, blendHeight);
                if (column > 0)
                    BlendAcross(rows[row][column - 1], tile, blendWidth);
                var (top, left) = (row * strideHeight, column * strideWidth);
                var (h, w) = (Math.Min(Math.Min(strideHeight, tile.Height), height - top), Math.Min(Math.Min(strideWidth, tile.Width), width - left));
                for (var line = 0; line < planes * Math.Max(0, h); line++)
                    Array.Copy(tile.Values, (line / h * tile.Height + line % h) * tile.Width, joined.Values, (line / h * height + top + line % h) * width + left, Math.Max(0, w));
            }
        }

        return joined;
    }

    private static void BlendDown(WanVolume above, WanVolume tile, int extent)
    {
        extent = Math.Min(extent, Math.Min(above.Height, tile.Height));
        for (var plane = 0; plane < tile.Channels * tile.Frames; plane++)
        {
            for (var y = 0; y < extent; y++)
            {
                var share = (float)y / extent;
                var (from, to) = ((plane * above.Height + above.Height - extent + y) * above.Width, (plane * tile.Height + y) * tile.Width);
                for (var x = 0; x < tile.Width; x++)
                    tile.Values[to + x] = above.Values[from + x] * (1 - share) + tile.Values[to + x] * share;
            }
        }
    }

    private static void BlendAcross(WanVolume left, WanVolume tile, int extent)
    {
        extent = Math.Min(extent, Math.Min(left.Width, tile.Width));
        for (var line = 0; line < tile.Channels * tile.Frames * tile.Height; line++)
        {
            for (var x = 0; x < extent; x++)
            {
                var share = (float)x / extent;
                tile.Values[line * tile.Width + x] = left.Values[line * left.Width + left.Width - extent + x] * (1 - share) + tile.Values[line * tile.Width + x] * share;
            }
        }
    }
}
