using System.CommandLine;
using System.Globalization;
using VideoWeb.Engines.Diffusion.Downloads;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio models add</c>: a model from a hub.</summary>
internal static class ModelsAddCommand
{
    private const string Hub = "https://huggingface.co";

    public static Command Create()
    {
        var repository = new Argument<string>("repo") { Description = "OWNER/NAME on the hub" };
        var revision = new Option<string>("--revision") { Description = "A branch, tag or commit", HelpName = "NAME", DefaultValueFactory = _ => "main" };
        var endpoint = new Option<string>("--endpoint")
        {
            Description = "A hub that speaks Hugging Face's protocol (or the environment's HF_ENDPOINT)",
            HelpName = "URL",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HF_ENDPOINT") is { Length: > 0 } set ? set : Hub,
        };
        var accept = new Option<bool>("--accept-licence") { Description = "You have read the model's licence and accept it" };
        var data = StudioCommands.DataOption();
        var command = new Command("add", "Downloads a model, or goes on where that was interrupted; a token comes from the environment's HF_TOKEN")
        {
            repository, revision, endpoint, accept, data,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(data)!, parsed.GetValue(repository)!, parsed.GetValue(revision)!, parsed.GetValue(endpoint)!, parsed.GetValue(accept), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, string repository, string revision, string endpoint, bool accepts, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var hub) || hub.Scheme is not ("http" or "https"))
            return StudioCommands.Fail($"{endpoint} is no address of a hub.");
        await using var services = ShellServices.WithoutDatabase(data);
        var store = services.GetRequiredService<ModelStore>();
        var token = Environment.GetEnvironmentVariable("HF_TOKEN") is { Length: > 0 } set ? set : null;
        try
        {
            var content = await store.DescribeAsync(hub, token, repository, revision, cancellationToken);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{content.Name} at {content.Commit}: {content.Files.Count} files, {content.Bytes / 1e9:0.00} GB"));
            Console.Error.WriteLine($"Licence: {content.License ?? "its card names none"}{(content.LicenseLink is { } link ? $" ({link})" : "")}");
            if (!accepts && !Accepted())
                return StudioCommands.Fail("Nothing was loaded: the licence has to be accepted (--accept-licence).");
            var shown = -1;
            var folder = await store.LoadAsync(hub, token, content, (file, bytes) =>
            {
                var percent = content.Bytes == 0 ? 100 : (int)(100 * bytes / content.Bytes);
                if (percent == shown)
                    return;
                shown = percent;
                Console.Error.WriteLine($"{percent,3} %  {file}");
            }, cancellationToken);
            Console.WriteLine($"{folder}: loaded. `./studio models` says what it can do; a running studio finds it by Rescan on its Engines page.");
            return 0;
        }
        catch (InvalidDataException error)
        {
            return StudioCommands.Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            return StudioCommands.Fail("Interrupted. What was loaded stays: the same command goes on from there.");
        }
    }

    /// <summary>Asks where somebody sits before it.</summary>
    private static bool Accepted()
    {
        if (Console.IsInputRedirected)
            return false;
        Console.Error.Write("Do you accept this licence? (yes/no) ");
        return string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }
}
