using System.CommandLine;
using VideoWeb.Core.Media;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio verify FILE</c>: what a file says of its making; exit 0 only where it holds.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "An mp4, PNG, JPEG or WAV file" };
        var data = StudioCommands.DataOption();
        var command = new Command("verify", "Checks a file's content credentials") { file, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(data)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, DirectoryInfo data, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            return StudioCommands.Fail($"There is no file {file}.");
        await using var services = ShellServices.WithoutDatabase(data);
        await using var content = file.OpenRead();
        var report = await services.GetRequiredService<IProvenance>().VerifyAsync(content, cancellationToken);
        switch (report.State)
        {
            case ProvenanceState.None:
                return StudioCommands.Fail(report.Format is null ? $"{file} is no mp4, PNG, JPEG or WAV file." : $"{file} holds no manifest.");
            case ProvenanceState.Invalid:
                Write(report);
                return StudioCommands.Fail($"{file} is not valid: {string.Join(", ", report.Failures)}");
            default:
                Write(report);
                Console.WriteLine(report.State == ProvenanceState.Trusted ? "valid, signed by this studio" : "valid, signed by somebody this studio does not know");
                return 0;
        }
    }

    private static void Write(ProvenanceReport report)
    {
        Console.WriteLine($"title       {report.Title}");
        Console.WriteLine($"made with   {report.Generator}");
        Console.WriteLine($"signed by   {report.SignedBy}");
        foreach (var action in report.Actions)
            Console.WriteLine($"action      {action.Action} {action.When} {action.Software} {action.Source}".TrimEnd());
        foreach (var ingredient in report.Ingredients)
            Console.WriteLine($"ingredient  {ingredient.Relationship} {ingredient.Title}{(ingredient.Signed ? ", signed" : "")}");
        if (report.Watermark is { } watermark)
            Console.WriteLine($"watermark   {watermark}");
        foreach (var credit in report.Credits)
            Console.WriteLine($"credit      {credit}");
    }
}
