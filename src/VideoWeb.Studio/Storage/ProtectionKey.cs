namespace VideoWeb.Studio.Storage;

/// <summary>A data-protection key: signs cookies and antiforgery tokens, shared by every process of the studio.</summary>
internal sealed class ProtectionKey
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
