using System.CommandLine;
using System.Text.Json.Nodes;
using VideoWeb.Core.Moderation;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio screen</c>: what the built-in rules make of a prompt, as JSON on stdout and nothing else.</summary>
internal static class ScreenCommand
{
    public static Command Create()
    {
        var prompt = new Argument<string?>("prompt") { Description = "The prompt", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<FileInfo?>("--batch") { Description = "JSON Lines: a string, or an object with `prompt`", HelpName = "FILE" };
        var command = new Command("screen", "Prints what the moderation rules say of a prompt") { prompt, batch, StudioCommands.DataOption() };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var screen = new PromptScreen();
            if (parsed.GetValue(batch) is { } file)
                return await PromptBatch.RunAsync(file, text => Json(screen.Screen(text)), cancellationToken);
            if (parsed.GetValue(prompt) is not { } given)
                return StudioCommands.Fail("Give a prompt: ./studio screen \"A woman walks along a pier\"");
            Console.WriteLine(Json(screen.Screen(given)));
            return 0;
        });
        return command;
    }

    private static string Json(Screening screening) => new JsonObject
    {
        ["decision"] = screening.Decision.ToString().ToLowerInvariant(),
        ["rules"] = new JsonArray([.. screening.Rules.Select(rule => (JsonNode)new JsonObject
        {
            ["rule"] = rule.Rule,
            ["category"] = rule.Category,
            ["decision"] = rule.Decision.ToString().ToLowerInvariant(),
            ["matched"] = rule.Matched,
        })]),
    }.ToJsonString();
}
