namespace VideoWeb.Web.Features.Clips;

/// <summary>A comment on the player's timeline.</summary>
/// <param name="Seconds">From the start of the take.</param>
public sealed record PlayerMark(double Seconds, string Author, string Text, bool Resolved);
