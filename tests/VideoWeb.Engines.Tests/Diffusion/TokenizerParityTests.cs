using System.Text.Json;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Ids and cleaned prompts equal to the reference's, text by text.</summary>
public sealed class TokenizerParityTests
{
    public static TheoryData<string> Wan => GoldenFolders.Of("wan/tokenizer");

    public static TheoryData<string> Qwen => GoldenFolders.Of("kandinsky6/tokenizer-qwen");

    public static TheoryData<string> Clip => GoldenFolders.Of("kandinsky6/tokenizer-clip");

    [Theory]
    [MemberData(nameof(Wan))]
    public void Encode_WithTheUnigramTokenizerJson_GivesTheReferencesIds(string folder)
    {
        var tokenizer = Tokenizer.Open(folder);
        Check<int[]>(folder, "texts.jsonl", row =>
        [
            (Ids(row, "ids")!, tokenizer.Encode(Text(row))),
            ([.. Ids(row, "ids64")!.TakeWhile((_, index) => row.GetProperty("mask64")[index].GetInt32() == 1)], tokenizer.Encode(Text(row), 64)),
            (Ids(row, "clean_ids") ?? Ids(row, "ids")!, tokenizer.Encode(PromptCleaner.Clean(Text(row)))),
        ]);
    }

    [Theory]
    [MemberData(nameof(Wan))]
    public void Encode_WithTheSentencePieceModelAlone_GivesItsIds(string folder)
    {
        var tokenizer = SentencePieceFile.Open(Path.Combine(folder, "spiece.model"));
        Check<int[]>(folder, "texts.jsonl", row => [(Ids(row, "spiece_ids") ?? Ids(row, "ids")!, tokenizer.Encode(Text(row)))]);
    }

    [Theory]
    [MemberData(nameof(Wan))]
    public void Clean_OfADamagedPrompt_GivesTheReferencesText(string folder)
    {
        Check<string>(folder, "clean.jsonl", row => [(row.GetProperty("clean").GetString()!, PromptCleaner.Clean(Text(row)))]);
        Check<string>(folder, "texts.jsonl", row => [(row.TryGetProperty("clean", out var clean) ? clean.GetString()! : Text(row), PromptCleaner.Clean(Text(row)))]);
    }

    [Theory]
    [MemberData(nameof(Qwen))]
    public void Encode_WithTheByteLevelTokenizer_GivesTheReferencesIds(string folder)
    {
        var tokenizer = Tokenizer.Open(folder);
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")));
        var template = golden.RootElement.GetProperty("template").GetString()!;
        Check<int[]>(folder, "texts.jsonl", row =>
        [
            (Ids(row, "ids")!, tokenizer.Encode(Text(row))),
            (Ids(row, "templated")!, tokenizer.Encode(template.Replace("{}", Text(row), StringComparison.Ordinal), 129 + 1024)),
        ]);
    }

    [Theory]
    [MemberData(nameof(Clip))]
    public void Encode_WithTheClipTokenizer_GivesTheReferencesIds(string folder)
    {
        var tokenizer = Tokenizer.Open(folder);
        var end = tokenizer.IdOf("<|endoftext|>")!.Value;
        Check<int[]>(folder, "texts.jsonl", row =>
        {
            var cut = tokenizer.Encode(Text(row), 77);
            return [(Ids(row, "ids")!, [.. tokenizer.Encode(Text(row)).Take(400)]), (Ids(row, "ids77")!, [.. cut, .. Enumerable.Repeat(end, 77 - cut.Length)])];
        });
    }

    private static string Text(JsonElement row) => row.GetProperty("text").GetString()!;

    private static int[]? Ids(JsonElement row, string name) =>
        row.TryGetProperty(name, out var ids) ? [.. ids.EnumerateArray().Select(id => id.GetInt32())] : null;

    private static void Check<T>(string folder, string file, Func<JsonElement, (T Want, T Got)[]> compare)
    {
        List<string> wrong = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, file)))
        {
            using var row = JsonDocument.Parse(line);
            foreach (var (want, got) in compare(row.RootElement))
            {
                if (JsonSerializer.Serialize(want) != JsonSerializer.Serialize(got))
                    wrong.Add($"{JsonSerializer.Serialize(Text(row.RootElement))}: want {JsonSerializer.Serialize(want)}, got {JsonSerializer.Serialize(got)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong.Take(12))}");
    }
}
