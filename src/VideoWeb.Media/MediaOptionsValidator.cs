using Microsoft.Extensions.Options;

namespace VideoWeb.Media;

internal sealed class MediaOptionsValidator : IValidateOptions<MediaOptions>
{
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.FfmpegPath)) faults.Add("FfmpegPath is empty: give the name or path of ffmpeg.");
        if (string.IsNullOrWhiteSpace(options.FfprobePath)) faults.Add("FfprobePath is empty: give the name or path of ffprobe.");
        if (!Path.IsPathFullyQualified(options.StoreRoot)) faults.Add($"StoreRoot must be a full path, and is \"{options.StoreRoot}\".");
        if (options.ToolLimit < TimeSpan.FromSeconds(1)) faults.Add("ToolLimit must be at least a second.");
        if (options.ClosingLimit < TimeSpan.FromSeconds(1)) faults.Add("ClosingLimit must be at least a second.");
        if (options.TargetLoudness is not (>= -40 and <= -8)) faults.Add("TargetLoudness must be between -40 and -8 LUFS.");
        if (options.TruePeakCeiling is not (>= -9 and <= -0.5)) faults.Add("TruePeakCeiling must be between -9 and -0.5 dBTP.");
        if (options.ImageBytes is < 1024 or > 1L << 30) faults.Add("ImageBytes must be between 1024 and 1073741824.");
        if (options.ImagePixels is < 1024 or > 200_000_000) faults.Add("ImagePixels must be between 1024 and 200000000.");
        if (!Path.IsPathFullyQualified(options.Provenance.Folder)) faults.Add($"Provenance:Folder must be a full path, and is \"{options.Provenance.Folder}\".");
        if (options.Provenance.CertificatePath is null != options.Provenance.KeyPath is null) faults.Add("Provenance:CertificatePath and Provenance:KeyPath go together: give both or none.");
        foreach (var path in new[] { options.Provenance.CertificatePath, options.Provenance.KeyPath })
        {
            if (path is not null && !File.Exists(path)) faults.Add($"Provenance: there is no file {path}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => "Media: " + fault));
    }
}
