namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>
/// T5's buckets of relative positions (Raffel 2020): half of them for keys after the query; of each half one half counts
/// distances one by one, the other logarithmically up to a largest distance.
/// </summary>
internal static class RelativeBuckets
{
    /// <summary>The bucket of each distance key − query, from −(length − 1) to length − 1.</summary>
    public static int[] Table(int length, int buckets, int maxDistance) =>
        [.. Enumerable.Range(1 - length, 2 * length - 1).Select(distance => Of(distance, buckets, maxDistance))];

    /// <summary>The bucket of a distance key − query.</summary>
    public static int Of(int distance, int buckets, int maxDistance)
    {
        var half = buckets / 2;
        var exact = half / 2;
        var side = distance > 0 ? half : 0;
        var far = Math.Abs(distance);
        if (far < exact)
            return side + far;
        // float32 as in the reference: borders fall on whole numbers
        var bucket = exact + (int)(MathF.Log((float)far / exact) / MathF.Log((float)maxDistance / exact) * (half - exact));
        return side + Math.Min(bucket, half - 1);
    }
}
