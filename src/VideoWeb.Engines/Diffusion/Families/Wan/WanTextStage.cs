using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>A checkpoint's text encoder with its tokenizer: the first stage of a run, disposed of before the transformer is opened.</summary>
internal sealed class WanTextStage : IDisposable
{
    /// <summary>Rows that the transformer reads, the empty ones included: it looks at all of them.</summary>
    public const int Rows = 512;

    private readonly Tokenizer _tokenizer;
    private readonly Umt5Encoder _encoder;

    /// <param name="folder">A checkpoint: tokenizer/, text_encoder/.</param>
    /// <exception cref="InvalidDataException">A part is missing, damaged or of another model; the message names file and key.</exception>
    public WanTextStage(string folder)
    {
        _tokenizer = Tokenizer.Open(Path.Combine(folder, "tokenizer"));
        _encoder = Umt5Encoder.Open(Path.Combine(folder, "text_encoder"));
    }

    public int Width => _encoder.Config.Width;

    /// <summary>The prompt's tokens after it was cleaned, the closing one included; longer prompts are cut.</summary>
    public int[] Tokens(string prompt, int rows = Rows) => _tokenizer.Encode([TextPart.OfUser(PromptCleaner.Clean(prompt))], rows);

    /// <summary>A prompt as the transformer reads it, [rows, width], zeros beyond its end.</summary>
    public float[] Encode(IReadOnlyList<int> tokens, CancellationToken cancellationToken, int rows = Rows) => _encoder.EncodePrompt(tokens, rows, cancellationToken);

    public void Dispose() => _encoder.Dispose();
}
