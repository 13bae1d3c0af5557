using System.CommandLine;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio verify FILE</c>: what a file says of its making; exit 0 only where it holds.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "An mp4, PNG, JPEG or WAV file" };
        var data = StudioCommands.DataOption();
        var command = new Command("verify", "Checks a file's content credentials, and reads the studio's watermark where they were removed") { file, data };
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
                await WriteWatermarkAsync(services, content, data, cancellationToken);
                return StudioCommands.Fail(report.Format is null ? $"{file} is no mp4, PNG, JPEG or WAV file." : $"{file} holds no manifest.");
            case ProvenanceState.Invalid:
                Write(report);
                await WriteWatermarkAsync(services, content, data, cancellationToken);
                return StudioCommands.Fail($"{file} is not valid: {string.Join(", ", report.Failures)}");
            default:
                Write(report);
                Console.WriteLine(report.State == ProvenanceState.Trusted ? "valid, signed by this studio" : "valid, signed by somebody this studio does not know");
                return 0;
        }
    }

    /// <summary>What the picture itself says, where the manifest is gone or does not hold.</summary>
    private static async Task WriteWatermarkAsync(IServiceProvider services, Stream content, DirectoryInfo data, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<IWatermarkReader>().ReadAsync(content, cancellationToken) is not { } watermark)
            return;
        Console.WriteLine($"watermark   {watermark}, read in the picture: it was made by this studio");
        var folder = new DataFolder(data.FullName);
        if (!File.Exists(Path.Combine(folder.Path, "videoweb.db")) && !File.Exists(Path.Combine(folder.Path, "settings.json")))
            return;
        await using var studio = ShellServices.WithDatabase(data);
        try
        {
            if (await studio.GetRequiredService<IMarkedClips>().FindAsync(watermark, cancellationToken) is { } clip)
                Console.WriteLine($"clip        {clip.ClipId} “{clip.Title}” of {clip.Workspace}, {clip.CreatedAt:d MMMM yyyy}");
        }
        catch (System.Data.Common.DbException)
        {
            // a database of an older version, or none: the watermark is said all the same
        }
    }

    private static void Write(ProvenanceReport report)
    {
        Console.WriteLine($"title       {report.Title}");
        Console.WriteLine($"made with   {report.Generator}");
        Console.WriteLine($"signed by   {report.SignedBy}");
        foreach (var action in report.Actions)
            Console.WriteLine($"action      {action.Action} {action.When} {action.Software} {action.Source}{action.Description}".TrimEnd());
        foreach (var ingredient in report.Ingredients)
            Console.WriteLine($"ingredient  {ingredient.Relationship} {ingredient.Title}{(ingredient.Signed ? ", signed" : "")}");
        if (report.Watermark is { } watermark)
            Console.WriteLine($"watermark   {watermark}");
        foreach (var credit in report.Credits)
            Console.WriteLine($"credit      {credit}");
    }
}
