using System.Text.Json.Serialization;
using VideoWeb.Core.Media;

namespace VideoWeb.Web.OpenAi;

/// <summary>Whether a file says where it comes from, and whether that is true.</summary>
internal static class ProvenanceCheckEndpoints
{
    public static void Map(IEndpointRouteBuilder read) => read.MapPost("/content_provenance_checks", CheckAsync);

    private static async Task<IResult> CheckAsync(HttpRequest request, RequestReader reader, IProvenance provenance, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        if (!content.Files.TryGetValue("file", out var file)) return VideoFields.Missing("file").Error;
        var report = await provenance.VerifyAsync(file.Content, cancellationToken);
        var found = new ProvenanceResult(
            report.State == ProvenanceState.None ? "not_detected" : "detected",
            report.State switch
            {
                ProvenanceState.Trusted => "trusted",
                ProvenanceState.Valid => "valid",
                ProvenanceState.Invalid => "invalid",
                _ => "not_present",
            },
            report.SignedBy,
            report.Actions.Select(action => action.Software).FirstOrDefault(software => software is not null),
            report.Actions.Select(action => action.When).FirstOrDefault(when => when is not null));
        return TypedResults.Ok(new { @object = "content_provenance_check", created_at = clock.GetUtcNow().ToUnixTimeSeconds(), results = new[] { found } });
    }

    private sealed record ProvenanceResult(
        string Outcome, [property: JsonPropertyName("validation_state")] string ValidationState, string? Issuer, string? Model, [property: JsonPropertyName("generated_at")] string? GeneratedAt)
    {
        public string Type => "c2pa";
    }
}
