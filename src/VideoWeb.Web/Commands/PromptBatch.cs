using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoWeb.Web.Commands;

/// <summary><c>--batch FILE</c>: JSON Lines of prompts in, a line for each out, in their order.</summary>
internal static class PromptBatch
{
    public static async Task<int> RunAsync(FileInfo file, Func<string, string> answer, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            return StudioCommands.Fail($"There is no file {file}.");
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Prompt(line) is not { } prompt)
                return StudioCommands.Fail($"{file}, line {number}: neither a string nor an object with a `prompt`.");
            await output.WriteLineAsync(answer(prompt));
        }

        return 0;
    }

    private static string? Prompt(string line)
    {
        try
        {
            return JsonNode.Parse(line) switch
            {
                JsonValue value => value.TryGetValue<string>(out var text) ? text : null,
                JsonObject row => row["prompt"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
