namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>What a text encoder gives for one text.</summary>
/// <param name="Hidden">Its last hidden state, [tokens, width], after the final norm.</param>
/// <param name="Width">Channels.</param>
/// <param name="Taps">Values on the way, by name; empty unless they were asked for.</param>
internal sealed record EncodedText(float[] Hidden, int Width, IReadOnlyDictionary<string, float[]> Taps);
