using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Credits;

/// <summary>What a clip costs. Every part of the sum is a line that says for what and how it was reckoned.</summary>
public sealed record PriceRules
{
    /// <summary>Credits a second of an engine that is not named in <see cref="PerSecond"/>.</summary>
    public decimal OtherPerSecond { get; init; } = 1;

    /// <summary>Engine → credits a second at 480p and draft quality.</summary>
    public IReadOnlyDictionary<string, decimal> PerSecond { get; init; } = new Dictionary<string, decimal> { ["previz"] = 0.2m };

    /// <summary>Up to this many pixels of the shorter side → factor; larger pictures take the last one.</summary>
    public IReadOnlyList<(int Height, decimal Factor)> Sizes { get; init; } = [(480, 1), (720, 1.25m), (1080, 2), (PlanLimits.MaxPixels, 4)];

    public decimal Standard { get; init; } = 1.5m;

    public decimal Final { get; init; } = 2.5m;

    /// <summary>Whole credits, at least 1; the lines add up to the total exactly.</summary>
    /// <param name="engine">Name and title of the engine.</param>
    /// <param name="seconds">Seconds of the clip, over 0.</param>
    public Price Of((string Name, string Title) engine, double seconds, FrameSize size, RenderQuality quality)
    {
        var lines = new List<PriceLine>();
        var sum = 0m;
        void Add(string what, string why, string reckoned, decimal upTo)
        {
            lines.Add(new PriceLine(what, why, reckoned, upTo - sum));
            sum = upTo;
        }

        var rate = PerSecond.TryGetValue(engine.Name, out var named) ? named : OtherPerSecond;
        // a hundredth of a second is below any frame: no fraction of a credit comes from the way a double is written
        var length = Math.Round((decimal)seconds, 2);
        Add("Picture and sound", $"{engine.Title}, credits a second", Say($"{length:0.0#} s × {rate:0.##}"), length * rate);
        var (height, factor) = Size(Math.Min(size.Width, size.Height));
        if (factor != 1) Add("Size", Say($"{height}p against {Sizes[0].Height}p"), Say($"× {factor:0.##}"), sum * factor);
        var work = quality switch { RenderQuality.Draft => 1, RenderQuality.Standard => Standard, _ => Final };
        if (work != 1) Add("Quality", $"{quality.ToString().ToLowerInvariant()} against draft", Say($"× {work:0.##}"), sum * work);
        var whole = Math.Max(1, (int)Math.Ceiling(sum));
        if (whole != sum) Add("Rounding", "to whole credits, at least 1", "up", whole);
        return new Price(whole, lines);
    }

    /// <summary>What is wrong with these rules as an operator wrote them.</summary>
    public IEnumerable<string> Errors()
    {
        if (OtherPerSecond is <= 0 or > 1000 || PerSecond.Values.Any(rate => rate is <= 0 or > 1000)) yield return "credits a second are over 0 and at most 1000";
        if (Standard is < 1 or > 100 || Final is < 1 or > 100) yield return "the factors of the qualities are 1 to 100";
    }

    private (int Height, decimal Factor) Size(int height)
    {
        foreach (var size in Sizes)
            if (height <= size.Height) return (size.Height < PlanLimits.MaxPixels ? size.Height : height, size.Factor);
        return (height, Sizes[^1].Factor);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Credits">Whole credits: the sum of the lines.</param>
public sealed record Price(int Credits, IReadOnlyList<PriceLine> Lines);

/// <param name="For">"Picture and sound", "Size".</param>
/// <param name="Why">What it depends on: "720p against 480p".</param>
/// <param name="Reckoned">The reckoning: "12.0 s × 0.2", "× 1.25".</param>
/// <param name="Credits">What this part adds.</param>
public sealed record PriceLine(string For, string Why, string Reckoned, decimal Credits);
