using System.CommandLine;
using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Diffusion;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio models</c>: the models on disk.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var data = StudioCommands.DataOption();
        var command = new Command("models", "Lists the models on disk and what each can do") { data, ModelsAddCommand.Create(), Quantise(), Tiny() };
        command.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(data)!, cancellationToken));
        return command;
    }

    private static Command Tiny()
    {
        var family = new Argument<string>("family") { Description = "wan, …" };
        var folder = new Argument<DirectoryInfo>("dir") { Description = "A folder that is empty or does not exist" };
        var kind = new Option<string?>("--kind") { Description = "Which of the family's models; without it the usual one", HelpName = "NAME" };
        var seed = new Option<long>("--seed") { Description = "Of the weights", HelpName = "N", DefaultValueFactory = _ => 1 };
        var data = StudioCommands.DataOption();
        var command = new Command("tiny", "Writes a model with tiny random weights: coloured noise, on the code path of a real one") { family, folder, kind, seed, data };
        command.SetAction(parsed => WriteTiny(
            parsed.GetValue(data)!, parsed.GetValue(family)!, parsed.GetValue(folder)!, parsed.GetValue(kind), parsed.GetValue(seed)));
        return command;
    }

    private static Command Quantise()
    {
        var model = new Argument<string>("model") { Description = "Name of a model on disk" };
        var folder = new Argument<DirectoryInfo>("dir") { Description = "A folder that is empty or does not exist" };
        var bits = new Option<int>("--bits") { Description = "8, or 4", HelpName = "N", DefaultValueFactory = _ => 8 };
        var data = StudioCommands.DataOption();
        var command = new Command("quantise", "Writes a model anew with its large weights in 8 or 4 bits, and says what that loses") { model, folder, bits, data };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(WriteQuantised(
            parsed.GetValue(data)!, parsed.GetValue(model)!, parsed.GetValue(folder)!, parsed.GetValue(bits), cancellationToken)));
        return command;
    }

    private static int WriteQuantised(DirectoryInfo data, string model, DirectoryInfo folder, int bits, CancellationToken cancellationToken)
    {
        using var services = ShellServices.WithoutDatabase(data);
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
            return StudioCommands.Fail($"{folder.FullName} is not empty.");
        try
        {
            var said = "";
            var result = services.GetRequiredService<ModelTools>().Quantise(
                model, folder.FullName, bits, (part, share) =>
                {
                    if (part == said)
                        return;
                    said = part;
                    Console.Error.WriteLine(part == "loss" ? "measuring the loss" : $"writing {part}");
                },
                cancellationToken);
            Console.WriteLine($"{folder.FullName}: {Size(result.BytesBefore)} became {Size(result.BytesAfter)}.");
            foreach (var (part, error) in result.Errors)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part}: weights changed by {100 * error:0.00} % (relative L2)"));
            Console.WriteLine(result.Loss is { } loss
                ? string.Create(CultureInfo.InvariantCulture, $"  one prediction on noise changed by {100 * loss:0.00} % (relative L2)")
                : "  the change of a prediction was not measured: not enough memory for both models");
            return 0;
        }
        catch (InvalidDataException error)
        {
            return StudioCommands.Fail(error.Message);
        }
    }

    private static async Task<int> ListAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        await using var services = ShellServices.WithoutDatabase(data);
        var found = 0;
        foreach (var engine in services.GetRequiredService<EngineCatalogue>().All)
        {
            var description = await engine.DescribeAsync(cancellationToken);
            if (description.Model is not { } model)
                continue;
            found++;
            Console.WriteLine($"{description.Name}: {description.Title}, {model.Path}");
            Console.WriteLine(description.Available
                ? string.Create(CultureInfo.InvariantCulture, $"  {string.Join(", ", model.Works)}; licence: {model.License ?? "not stated"}; {Size(model.Bytes)} on disk, {Size(model.Memory)} of memory for 4 s at 832 × 480")
                : $"  cannot run: {description.Reason}");
        }

        if (found == 0)
            Console.WriteLine("There is no model. Drop one (diffusers layout, safetensors) into models/.");
        return 0;
    }

    private static int WriteTiny(DirectoryInfo data, string family, DirectoryInfo folder, string? kind, long seed)
    {
        using var services = ShellServices.WithoutDatabase(data);
        var tools = services.GetRequiredService<ModelTools>();
        if (!tools.TinyKinds.TryGetValue(family, out var kinds))
            return StudioCommands.Fail($"There are no tiny models of \"{family}\". Choose one of: {string.Join(", ", tools.TinyKinds.Keys)}.");
        if (kind is not null && !kinds.Contains(kind))
            return StudioCommands.Fail($"There is no kind \"{kind}\" of {family}. Choose one of: {string.Join(", ", kinds)}.");
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
            return StudioCommands.Fail($"{folder.FullName} is not empty.");
        tools.WriteTiny(family, kind ?? kinds[0], folder.FullName, seed);
        Console.WriteLine($"{folder.FullName}: a tiny {family} model ({kind ?? kinds[0]}).");
        return 0;
    }

    private static string Size(long bytes) => bytes < 1 << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GB");
}
