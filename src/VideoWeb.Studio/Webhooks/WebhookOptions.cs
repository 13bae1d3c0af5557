namespace VideoWeb.Studio.Webhooks;

/// <summary>Section "Webhooks".</summary>
public sealed class WebhookOptions
{
    /// <summary>Lets messages go to addresses of private networks and of this machine. Off: whoever may set an endpoint can't reach what stands behind the firewall.</summary>
    public bool AllowPrivate { get; set; }
}
