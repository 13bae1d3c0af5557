using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>Names of the VAE's weights: the layout of diffusers is ours, the vendor's own files have others.</summary>
internal static partial class WanVaeNames
{
    private static readonly (string Original, string Diffusers)[] Inside =
    [
        ("residual.0.", "norm1."), ("residual.2.", "conv1."), ("residual.3.", "norm2."), ("residual.6.", "conv2."), ("shortcut.", "conv_shortcut."),
    ];

    /// <summary>The diffusers name of a weight in either layout.</summary>
    /// <param name="name">As in the file.</param>
    /// <param name="config">Says how many blocks a level has, which the vendor's names only count.</param>
    public static string Canonical(string name, WanVaeConfig config)
    {
        if (name.StartsWith("conv1.", StringComparison.Ordinal))
            return "quant_conv." + name["conv1.".Length..];
        if (name.StartsWith("conv2.", StringComparison.Ordinal))
            return "post_quant_conv." + name["conv2.".Length..];
        if (Original().Match(name) is not { Success: true } match)
            return name;
        var (half, rest) = (match.Groups["half"].Value, match.Groups["rest"].Value);
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["part"].Value switch
        {
            "conv1" => $"{half}.conv_in.{rest}",
            "head" => $"{half}.{(Number("at") == 0 ? "norm_out" : "conv_out")}.{rest}",
            "middle" => Number("at") == 1 ? $"{half}.mid_block.attentions.0.{rest}" : $"{half}.mid_block.resnets.{Number("at") / 2}.{Replaced(rest)}",
            "downsamples" when match.Groups["inner"].Success => Number("inner") < config.Residuals
                ? $"{half}.down_blocks.{Number("at")}.resnets.{Number("inner")}.{Replaced(rest)}"
                : $"{half}.down_blocks.{Number("at")}.downsampler.{rest}",
            "downsamples" => $"{half}.down_blocks.{Number("at")}.{Replaced(rest)}",
            "upsamples" when match.Groups["inner"].Success => Number("inner") <= config.Residuals
                ? $"{half}.up_blocks.{Number("at")}.resnets.{Number("inner")}.{Replaced(rest)}"
                : $"{half}.up_blocks.{Number("at")}.upsampler.{rest}",
            // one flat list: the residual blocks of a level, then its enlargement
            _ when Number("at") % (config.Residuals + 2) is var inner && inner <= config.Residuals =>
                $"{half}.up_blocks.{Number("at") / (config.Residuals + 2)}.resnets.{inner}.{Replaced(rest)}",
            _ => $"{half}.up_blocks.{Number("at") / (config.Residuals + 2)}.upsamplers.0.{rest}",
        };
    }

    private static string Replaced(string rest)
    {
        foreach (var (original, diffusers) in Inside)
        {
            if (rest.StartsWith(original, StringComparison.Ordinal))
                return diffusers + rest[original.Length..];
        }

        return rest;
    }

    [GeneratedRegex(@"^(?<half>encoder|decoder)\.(?<part>conv1|head|middle|downsamples|upsamples)\.((?<at>\d{1,6})\.)?((downsamples|upsamples)\.(?<inner>\d{1,6})\.)?(?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Original();
}
