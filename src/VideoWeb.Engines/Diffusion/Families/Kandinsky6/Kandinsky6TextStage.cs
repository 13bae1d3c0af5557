using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Tokenizers;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// A checkpoint's two text encoders with their tokenizers: the first stage of a run, disposed of before the transformer is
/// opened. Prompts go in bare; whatever control tokens they hold stay text.
/// </summary>
internal sealed class Kandinsky6TextStage : IDisposable
{
    private const string ClipEnd = "<|endoftext|>";

    private readonly Tokenizer _tokenizer, _clipTokenizer;
    private readonly QwenTextEncoder _encoder;
    private readonly ClipTextEncoder _clip;
    private readonly int _clipEnd;

    /// <param name="folder">A checkpoint: tokenizer/, tokenizer_2/, text_encoder/, text_encoder_2/.</param>
    /// <exception cref="InvalidDataException">A part is missing, damaged or of another model; the message names file and key.</exception>
    public Kandinsky6TextStage(string folder)
    {
        _tokenizer = Tokenizer.Open(Path.Combine(folder, "tokenizer"));
        _clipTokenizer = Tokenizer.Open(Path.Combine(folder, "tokenizer_2"));
        _clipEnd = _clipTokenizer.IdOf(ClipEnd)
            ?? throw new InvalidDataException($"{Path.Combine(folder, "tokenizer_2")}: there is no token '{ClipEnd}'.");
        _encoder = QwenTextEncoder.Open(Path.Combine(folder, "text_encoder"));
        try
        {
            _clip = ClipTextEncoder.Open(Path.Combine(folder, "text_encoder_2"));
        }
        catch
        {
            _encoder.Dispose();
            throw;
        }
    }

    /// <summary>Encodes one prompt.</summary>
    /// <param name="prompt">Any text.</param>
    /// <param name="maxLength">Most tokens that the transformer gets, from 1 to <see cref="Kandinsky6Prompt.MaxLength"/>.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="InvalidDataException">Tokenizer and encoder belong to different models.</exception>
    public Kandinsky6Text Encode(string prompt, int maxLength, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxLength, Kandinsky6Prompt.MaxLength);
        var ids = Kandinsky6Prompt.Encode(_tokenizer, prompt, maxLength);
        var length = ids.Length - Kandinsky6Prompt.CropStart;
        if (length < 1)
            throw new InvalidDataException($"The tokenizer makes {ids.Length} tokens of the template, which has {Kandinsky6Prompt.CropStart}: it is not this model's.");
        var hidden = _encoder.Encode(ids, cancellationToken);
        return new Kandinsky6Text(hidden.Hidden[(Kandinsky6Prompt.CropStart * hidden.Width)..], length, Pooled(prompt, cancellationToken));
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _clip.Dispose();
    }

    private float[] Pooled(string prompt, CancellationToken cancellationToken)
    {
        var length = _clip.Config.Length;
        var ids = _clipTokenizer.Encode([TextPart.OfUser(prompt)], length);
        int[] padded = [.. ids, .. Enumerable.Repeat(_clipEnd, length - ids.Length)];
        return _clip.Pool(_clip.Encode(padded, ids.Length, cancellationToken), padded);
    }
}
