using VideoWeb.Engines.Diffusion.Families.Wan;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// A long video cut in time into overlapping pieces that are blended where they meet, as diffusers does it for HunyuanVideo:
/// each piece after the first loses its first frame, and is blended with the piece before, which is itself already blended.
/// </summary>
/// <param name="Frames">Frames of a piece beside its first.</param>
/// <param name="Stride">From one piece to the next.</param>
/// <param name="MadeFrames">The same of what is made of a piece.</param>
/// <param name="MadeStride">The same of what is made of a piece.</param>
internal sealed record HunyuanPieces(int Frames, int Stride, int MadeFrames, int MadeStride)
{
    /// <summary>The made video in its parts, in order; one piece and the one before are in memory.</summary>
    /// <param name="whole">Any number of frames.</param>
    /// <param name="map">From piece to result.</param>
    public IEnumerable<WanVolume> Map(WanVolume whole, Func<WanVolume, WanVolume> map)
    {
        WanVolume? before = null;
        for (var from = 0; from < whole.Frames; from += Stride)
        {
            var made = map(whole.Slice(from, Math.Min(Frames + 1, whole.Frames - from)));
            if (before is not null)
            {
                // of a piece with one frame nothing is left
                if (made.Frames == 1)
                    yield break;
                made = made.Slice(1, made.Frames - 1);
                Blend(before, made, MadeFrames - MadeStride);
            }

            yield return made.Slice(0, Math.Min(before is null ? MadeStride + 1 : MadeStride, made.Frames));
            before = made;
        }
    }

    private static void Blend(WanVolume before, WanVolume after, int extent)
    {
        extent = Math.Min(extent, Math.Min(before.Frames, after.Frames));
        for (var channel = 0; channel < after.Channels; channel++)
        {
            for (var frame = 0; frame < extent; frame++)
            {
                var share = (float)frame / extent;
                var from = before.Values.AsSpan((channel * before.Frames + before.Frames - extent + frame) * before.Plane, before.Plane);
                var to = after.Values.AsSpan((channel * after.Frames + frame) * after.Plane, after.Plane);
                for (var pixel = 0; pixel < to.Length; pixel++)
                    to[pixel] = from[pixel] * (1 - share) + to[pixel] * share;
            }
        }
    }
}
