using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio plan</c>: what the Director makes of a prompt, as JSON on stdout and nothing else.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var prompt = new Argument<string?>("prompt") { Description = "The prompt", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<FileInfo?>("--batch") { Description = "JSON Lines: a string, or an object with `prompt`", HelpName = "FILE" };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON Schema of a plan" };
        var data = StudioCommands.DataOption();
        var command = new Command("plan", "Prints the ShotPlan of a prompt") { prompt, batch, schema, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(schema))
            {
                Console.WriteLine(PlanSchema.Text());
                return 0;
            }

            await using var services = ShellServices.WithoutDatabase(parsed.GetValue(data)!);
            var director = services.GetRequiredService<Director>();
            if (parsed.GetValue(batch) is { } file)
                return await BatchAsync(file, director, cancellationToken);
            if (parsed.GetValue(prompt) is not { } text)
                return StudioCommands.Fail("Give a prompt: ./studio plan \"A woman walks along a pier\"");

            switch (director.Plan(text))
            {
                case PlanResult.Planned planned:
                    Console.WriteLine(JsonSerializer.Serialize(planned.Plan, PlanJson.Default.ShotPlan));
                    return 0;
                case PlanResult.Refused refused:
                    return StudioCommands.Fail(refused.Message);
                default:
                    throw new InvalidOperationException();
            }
        });
        return command;
    }

    /// <summary>One plan a line, in the order of the prompts; a refused one is <c>{"error":"…"}</c>.</summary>
    private static async Task<int> BatchAsync(FileInfo file, Director director, CancellationToken cancellationToken)
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
            await output.WriteLineAsync(director.Plan(prompt) switch
            {
                PlanResult.Planned planned => JsonSerializer.Serialize(planned.Plan, PlanJson.Default.ShotPlan),
                PlanResult.Refused refused => new JsonObject { ["error"] = refused.Message }.ToJsonString(),
                _ => throw new InvalidOperationException(),
            });
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
