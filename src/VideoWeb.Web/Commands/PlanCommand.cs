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
                return await PromptBatch.RunAsync(file, prompt => Line(director.Plan(prompt)), cancellationToken);
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

    private static string Line(PlanResult result) => result switch
    {
        PlanResult.Planned planned => JsonSerializer.Serialize(planned.Plan, PlanJson.Default.ShotPlan),
        PlanResult.Refused refused => new JsonObject { ["error"] = refused.Message }.ToJsonString(),
        _ => throw new InvalidOperationException(),
    };
}
