using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Exports;

/// <summary>Signs what was made from a signed clip: its manifest is carried on as the parent's.</summary>
internal sealed class SignedCopy(IProvenance provenance)
{
    /// <param name="source">The clip's own file.</param>
    /// <param name="made">What was made of it; signed in place.</param>
    public async Task SignAsync(string source, string made, string title, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(source);
        var report = await provenance.VerifyAsync(content, cancellationToken);
        var making = report.Actions.LastOrDefault(action => action.Source is not null);
        var signed = report.State is ProvenanceState.Valid or ProvenanceState.Trusted;
        await provenance.SignAsync(
            made, made,
            new Origin
            {
                Title = title,
                Source = Enum.TryParse<DigitalSource>(making?.Source, ignoreCase: true, out var kind) ? kind : DigitalSource.AlgorithmicMedia,
                Engine = making?.Software ?? "VideoWeb",
                Parent = signed ? source : null,
                Watermark = report.Watermark,
                VisibleMark = report.Actions.Any(action => action.Description?.StartsWith("Visible mark", StringComparison.Ordinal) == true),
                Credits = report.Credits,
            },
            cancellationToken);
    }
}
