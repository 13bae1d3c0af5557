using System.Text.Json;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>Tokenizers and prompt cleaning, text by text: every id the same.</summary>
internal sealed class TokenizerParity : IParityKind
{
    private const int ClipLength = 77, WanLength = 64;

    private static readonly string[] Classes = ["tokenizers.Tokenizer(tokenizer.json)", "transformers.Qwen2Tokenizer", "transformers.CLIPTokenizer"];

    public bool Takes(ParityCase parity) => parity.Kind == "tokenizer" && Classes.Contains(parity.Class);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        var tokenizer = Tokenizer.Open(parity.Folder);
        var pieces = Path.Combine(parity.Folder, "spiece.model");
        var sentencePiece = File.Exists(pieces) ? SentencePieceFile.Open(pieces) : null;
        foreach (var row in Rows(parity.Folder, "texts.jsonl"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = row.Text("text");
            Compare("ids", given => tokenizer.Encode(text).Take(given));
            Compare("templated", _ => tokenizer.Encode(
                parity.Case.Text("template").Replace("{}", text, StringComparison.Ordinal),
                parity.Case.Whole("crop_start") + parity.Case.Whole("max_sequence_length")));
            Compare("ids77", _ => Padded(tokenizer.Encode(text, ClipLength), ClipLength, tokenizer.IdOf("<|endoftext|>") ?? 0));
            Compare("ids64", _ => Padded(tokenizer.Encode(text, WanLength), WanLength, tokenizer.IdOf("<pad>") ?? 0));
            Compare("clean_ids", _ => tokenizer.Encode(PromptCleaner.Clean(text)));
            if (sentencePiece is not null)
                parity.CompareExactly($"spiece_ids of {Quoted(text)}", Ids(row, "spiece_ids") ?? Ids(row, "ids")!, sentencePiece.Encode(text));
            if (!row.Child("clean").IsAbsent)
                parity.CompareExactly($"cleaning of {Quoted(text)}", [row.Text("clean")], [PromptCleaner.Clean(text)]);

            void Compare(string field, Func<int, IEnumerable<int>> encode)
            {
                if (Ids(row, field) is { } want)
                    parity.CompareExactly($"{field} of {Quoted(text)}", want, [.. encode(want.Length < 400 ? int.MaxValue : want.Length)]);
            }
        }

        if (!File.Exists(Path.Combine(parity.Folder, "clean.jsonl")))
            return;
        foreach (var row in Rows(parity.Folder, "clean.jsonl"))
            parity.CompareExactly($"cleaning of {Quoted(row.Text("text"))}", [row.Text("clean")], [PromptCleaner.Clean(row.Text("text"))]);
    }

    private static IEnumerable<JsonNodeReader> Rows(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            yield return new JsonNodeReader(path, "", row.RootElement);
        }
    }

    private static int[]? Ids(JsonNodeReader row, string name) => row.Child(name).IsAbsent ? null : [.. row.Child(name).Items().Select(id => id.Whole())];

    private static int[] Padded(int[] ids, int length, int padding) => [.. ids, .. Enumerable.Repeat(padding, Math.Max(0, length - ids.Length))];

    private static string Quoted(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] + "…" : text);
}
