using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Rendering;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio make</c>: a prompt becomes a clip, without a browser or a running server, on the worker's own code path.</summary>
internal static class MakeCommand
{
    public static Command Create()
    {
        var prompt = new Argument<string>("prompt") { Description = "What to make" };
        var output = new Option<FileInfo>("--output", "-o") { Description = "The clip to write", HelpName = "FILE", Required = true };
        var seconds = new Option<double?>("--seconds") { Description = $"Length, up to {PlanLimits.MaxSeconds:0} s", HelpName = "N" };
        var size = new Option<FrameSize?>("--size") { Description = "Size in pixels, such as 1280x720", HelpName = "WxH", CustomParser = ParseSize };
        var fps = new Option<int?>("--fps") { Description = "Frames a second", HelpName = "N" };
        var seed = new Option<long?>("--seed") { Description = "Same seed, same clip", HelpName = "N" };
        var engine = new Option<string>("--engine") { Description = "What draws", HelpName = "NAME", DefaultValueFactory = _ => "previz" };
        var quality = new Option<RenderQuality>("--quality") { Description = "draft, standard or final", DefaultValueFactory = _ => RenderQuality.Standard };
        var image = new Option<FileInfo?>("--image") { Description = "A picture to start from", HelpName = "FILE" };
        var cameos = new Option<string[]>("--cameo") { Description = "A picture for a cast member", HelpName = "NAME=FILE", DefaultValueFactory = _ => [] };
        var previews = new Option<DirectoryInfo?>("--previews") { Description = "Keep every preview here", HelpName = "DIR" };
        var geometry = new Option<FileInfo?>("--geometry") { Description = "What was staged: one JSON line a frame", HelpName = "FILE" };
        var steps = new Option<int?>("--steps") { Description = "Denoising steps of a model; by default the quality says", HelpName = "N" };
        var guidance = new Option<double?>("--guidance") { Description = "How closely a model follows the words", HelpName = "N" };
        var negative = new Option<string?>("--negative") { Description = "What a model must not show", HelpName = "TEXT" };
        var guide = new Option<double?>("--guide") { Description = "How closely a model follows the stage's picture, 0 to 1", HelpName = "N" };
        var lora = new Option<string?>("--lora") { Description = "LoRA files in models/loras and their strengths", HelpName = "NAME:0.8,OTHER" };
        var data = StudioCommands.DataOption();

        var command = new Command("make", "Makes a clip from a prompt")
        {
            prompt, output, seconds, size, fps, seed, engine, quality, image, cameos, previews, geometry, steps, guidance, negative, guide, lora, data,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new MakeRequest
            {
                Prompt = parsed.GetValue(prompt)!,
                Output = parsed.GetValue(output)!,
                Plan = new PlanRequest
                {
                    Seconds = parsed.GetValue(seconds),
                    Size = parsed.GetValue(size),
                    Fps = parsed.GetValue(fps),
                    Seed = parsed.GetValue(seed),
                },
                Engine = parsed.GetValue(engine)!,
                Quality = parsed.GetValue(quality),
                Image = parsed.GetValue(image),
                Cameos = parsed.GetValue(cameos)!,
                Previews = parsed.GetValue(previews),
                Geometry = parsed.GetValue(geometry),
                Wishes = new DenoiseWishes
                {
                    Steps = parsed.GetValue(steps),
                    Guidance = parsed.GetValue(guidance),
                    Negative = parsed.GetValue(negative),
                    Guide = parsed.GetValue(guide),
                    Lora = parsed.GetValue(lora),
                },
                Data = parsed.GetValue(data)!,
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MakeRequest request, CancellationToken cancellationToken)
    {
        await using var services = ShellServices.WithoutDatabase(request.Data);
        if (request.Refusal() is { } refusal)
            return StudioCommands.Fail(refusal);

        var read = services.GetRequiredService<Director>().Plan(request.Prompt, request.Plan);
        if (read is PlanResult.Refused refused)
            return StudioCommands.Fail(refused.Message);
        var plan = ((PlanResult.Planned)read).Plan;
        var description = await FindEngineAsync(services, request.Engine, cancellationToken);
        if (description is null)
            return StudioCommands.Fail($"There is no engine \"{request.Engine}\". `./studio doctor` lists them.");
        if (!description.Available)
            return StudioCommands.Fail($"{description.Title} cannot run here. {description.Reason}");
        if (!description.Denoises && !request.Wishes.IsNone)
            return StudioCommands.Fail($"{description.Title} denoises nothing: leave --steps, --guidance, --negative, --guide and --lora out, or choose another engine.");
        if (!description.Images && request.Image is not null)
            return StudioCommands.Fail($"{description.Title} does not start from a picture (--image) yet. Leave it out, or choose another engine.");
        if (!description.Cameos && request.Cameos.Count > 0)
            return StudioCommands.Fail($"{description.Title} does not take cameos (--cameo) yet. Leave them out, or choose another engine.");

        if (request.Cast(plan) is not { } cast)
            return StudioCommands.Fail(request.NotInThePlan(plan));

        foreach (var message in plan.Messages)
            Console.Error.WriteLine(message);
        if (plan.NotUnderstood.Count > 0)
            Console.Error.WriteLine($"Not understood: {string.Join(", ", plan.NotUnderstood)}");

        var folder = Directory.CreateDirectory(Path.Combine(services.GetRequiredService<DataFolder>().Work, $"make-{Guid.NewGuid():n}"));
        var progress = new MakeProgress(request.Previews, Console.Error, Console.IsErrorRedirected, services.GetRequiredService<TimeProvider>());
        try
        {
            var rendered = await services.GetRequiredService<IClipRenderer>().RenderAsync(
                new RenderRequest
                {
                    Engine = description.Name,
                    Wishes = request.Wishes,
                    Staged = services.GetRequiredService<StagingResolver>().Resolve(plan),
                    Quality = request.Quality,
                    Title = request.Prompt.Length > 80 ? request.Prompt[..80] : request.Prompt,
                    Folder = folder.FullName,
                    Geometry = request.Geometry is not null,
                    // of no library, but one can tell two clips apart by it
                    ClipId = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow()),
                    ImagePath = request.Image?.FullName,
                    Cameos = cast,
                },
                progress,
                cancellationToken);
            progress.Finish();
            await DeliverAsync(rendered.Clip, MediaKind.Video, request.Output, cancellationToken);
            if (request.Geometry is { } geometry)
                await DeliverAsync(rendered.Clip, MediaKind.Geometry, geometry, cancellationToken);

            foreach (var note in rendered.Notes)
                Console.Error.WriteLine(note);
            if (rendered.Credits.Count > 0)
                Console.Error.WriteLine($"Shown with thanks: {string.Join("; ", rendered.Credits)}.");
            var taken = rendered.StagingTime + rendered.RenderingTime + rendered.EncodingTime;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{request.Output}: {rendered.Clip.Seconds:0.0} s, {plan.Size.Width} × {plan.Size.Height}, {plan.Fps} frames/s, seed {plan.Seed}; made in {taken.TotalSeconds:0.0} s on {rendered.Device}"));
            return 0;
        }
        catch (Exception exception) when (exception is EngineException or MediaException)
        {
            progress.Finish();
            return StudioCommands.Fail(exception.Message);
        }
        catch (OperationCanceledException)
        {
            progress.Finish();
            Console.Error.WriteLine("Cancelled. Nothing was written.");
            return 130;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<EngineDescription?> FindEngineAsync(IServiceProvider services, string name, CancellationToken cancellationToken) =>
        services.GetRequiredService<EngineCatalogue>().Find(name) is { } found
            ? await found.DescribeAsync(cancellationToken)
            : null;

    /// <summary>Copies beside the target and renames, so that the target is never half a file.</summary>
    private static async Task DeliverAsync(EncodedClip clip, MediaKind kind, FileInfo target, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(target.Directory!.FullName, $".{target.Name}.{Guid.NewGuid():n}");
        try
        {
            await using (var from = File.OpenRead(clip.Files.First(file => file.Kind == kind).Path))
            await using (var to = File.Create(temporary))
                await from.CopyToAsync(to, cancellationToken);
            File.Move(temporary, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FrameSize? ParseSize(ArgumentResult result)
    {
        // as people type it, too
        if (FrameSize.Parse(result.Tokens[0].Value.Replace('X', 'x').Replace('×', 'x')) is { } size)
            return size;
        result.AddError("--size is written as 1280x720.");
        return null;
    }
}
