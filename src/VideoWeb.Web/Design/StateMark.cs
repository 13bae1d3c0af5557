namespace VideoWeb.Web.Design;

/// <summary>How a state looks and reads: its class in states.css, its icon, its word.</summary>
public sealed record StateMark(string Class, string Icon, string Word)
{
    public static readonly StateMark Queued = new("queued", "circle-dashed", "Queued");
    public static readonly StateMark Rendering = new("rendering", "loader", "Rendering");
    public static readonly StateMark Done = new("done", "circle-check", "Done");
    public static readonly StateMark Failed = new("failed", "circle-x", "Failed");
    public static readonly StateMark Cancelled = new("cancelled", "circle-slash", "Cancelled");
}
