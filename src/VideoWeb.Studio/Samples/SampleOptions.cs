namespace VideoWeb.Studio.Samples;

/// <summary>Section <c>Samples</c>.</summary>
public sealed class SampleOptions
{
    /// <summary>Whether a sample clip is rendered at the first start and given to every new account.</summary>
    public bool Enabled { get; set; } = true;
}
