namespace VideoWeb.Core.Media;

/// <summary>The programs that media stands on: for <c>doctor</c> and the check at start. Implemented by VideoWeb.Media.</summary>
public interface IMediaTools
{
    /// <summary>Runs them once; never throws for what is missing.</summary>
    Task<MediaToolsReport> DescribeAsync(CancellationToken cancellationToken);
}

/// <param name="Version">ffmpeg's version, or null where it doesn't run.</param>
/// <param name="Fault">What is wrong and how to mend it, or null.</param>
public sealed record MediaToolsReport(string? Version, string? Fault);
