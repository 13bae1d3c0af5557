namespace VideoWeb.Media.Provenance;

/// <summary>Who signs what leaves the studio.</summary>
public sealed class ProvenanceOptions
{
    /// <summary>Folder of the local authority and its signer; made when missing, readable by its owner alone.</summary>
    public string Folder { get; set; } = "";

    /// <summary>PEM file with the operator's own certificate and its chain, leaf first; null: the local authority signs.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>PEM file with that certificate's private key (P-256); required with <see cref="CertificatePath"/>.</summary>
    public string? KeyPath { get; set; }

    /// <summary>Name of the studio in each manifest.</summary>
    public string Generator { get; set; } = "VideoWeb";
}
