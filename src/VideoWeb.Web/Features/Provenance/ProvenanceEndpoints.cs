using VideoWeb.Core.Media;

namespace VideoWeb.Web.Features.Provenance;

internal static class ProvenanceEndpoints
{
    /// <summary>What others add to their trust list; no secret, and asked for by people without an account.</summary>
    public static void MapProvenance(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/verify/authority.pem", async (IProvenance provenance, CancellationToken cancellationToken) =>
            TypedResults.Text(await provenance.TrustAnchorAsync(cancellationToken), "application/x-pem-file")).AllowAnonymous();
}
