using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Tests.Fakes;

/// <summary>Leaves files as they are and remembers what each was said to come from.</summary>
internal sealed class FakeProvenance : IProvenance
{
    public List<(string File, Origin Origin)> Signed { get; } = [];

    public Task SignAsync(string source, string target, Origin origin, CancellationToken cancellationToken)
    {
        lock (Signed) Signed.Add((Path.GetFileName(target), origin));
        return Task.CompletedTask;
    }

    public Task<ProvenanceReport> VerifyAsync(Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(new ProvenanceReport { State = ProvenanceState.None });

    public Task<string> TrustAnchorAsync(CancellationToken cancellationToken) => Task.FromResult("");
}
