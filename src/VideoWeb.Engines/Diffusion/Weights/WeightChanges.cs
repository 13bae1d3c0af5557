namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>A low-rank change of a weight: up · down, already scaled.</summary>
/// <param name="Up">[outputs, rank].</param>
/// <param name="Down">[rank, inputs].</param>
/// <param name="Rank">From 1.</param>
internal sealed record LowRankChange(float[] Up, float[] Down, int Rank);

/// <summary>What is added to a checkpoint's weights when a network is built over them (LoRA).</summary>
internal sealed class WeightChanges
{
    /// <summary>Bytes that all changes may have together: they lie inside the model, and a model has less than 2 GB.</summary>
    private const long MaxBytes = 1_500_000_000;

    private readonly Dictionary<string, List<LowRankChange>> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> _differences = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Names of the weights that change.</summary>
    public IEnumerable<string> Names => _products.Keys.Concat(_differences.Keys);

    public IReadOnlyList<LowRankChange> ProductsOf(string weight) => _products.TryGetValue(weight, out var products) ? products : [];

    public float[]? DifferenceOf(string weight) => _differences.GetValueOrDefault(weight);

    /// <exception cref="InvalidDataException">All changes together are too large.</exception>
    public void Add(string weight, LowRankChange product)
    {
        Count(product.Up.Length + product.Down.Length, weight);
        if (!_products.TryGetValue(weight, out var products))
            _products[weight] = products = [];
        products.Add(product);
    }

    /// <summary>Adds a difference with the weight's own shape; several add up.</summary>
    /// <exception cref="InvalidDataException">Two differences of one weight have different sizes, or all changes together are too large.</exception>
    public void Add(string weight, float[] difference)
    {
        if (!_differences.TryGetValue(weight, out var sum))
        {
            Count(difference.Length, weight);
            _differences[weight] = [.. difference];
            return;
        }

        if (sum.Length != difference.Length)
            throw new InvalidDataException($"Two changes of '{weight}' have {sum.Length} and {difference.Length} values.");
        for (var index = 0; index < sum.Length; index++)
            sum[index] += difference[index];
    }

    private void Count(long values, string weight)
    {
        _bytes += values * sizeof(float);
        if (_bytes > MaxBytes)
            throw new InvalidDataException($"The changes up to '{weight}' have more than {MaxBytes} bytes together; leave one of the LoRA files out.");
    }
}
