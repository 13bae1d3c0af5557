using System.Runtime.CompilerServices;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>Stands in for the stage: the same picture for each frame, silence, and previews. A prompt with "hold" waits to be cancelled.</summary>
internal sealed class FakeEngine : IEngine
{
    private const int SamplesPerSecond = 48_000;
    private const int BytesPerSample = 2 * sizeof(float);

    private static readonly byte[] Picture = ReadPicture();

    public string Name => "previz";

    public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new EngineDescription { Name = Name, Title = "Fake", Available = true, Audio = true, Cameos = true, Images = true, Device = "test" });

    public async IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = request.Staged.Plan;
        var frames = (int)Math.Round(plan.Seconds * plan.Fps);
        yield return new EngineStaged(frames, [new SpokenLine("Mara", "The sea remembers everything.", 0, plan.Seconds)], Notes(request), "test") { Model = "Test engine", Credits = ["\"Bench\" by Ada, CC BY 3.0"] };
        yield return new EngineStem(SoundStem.Dialogue, new byte[(int)(plan.Seconds * SamplesPerSecond) * BytesPerSample]);
        yield return new EngineSound(new byte[(int)(plan.Seconds * SamplesPerSecond) * BytesPerSample], Last: true);
        yield return new EnginePreview("storyboard", 0, plan.Size.Width, plan.Size.Height, Picture);
        yield return new EngineProgress("storyboard", 1, 1, 0.1);

        if (plan.Style.Contains("hold"))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        if (plan.Style.Contains("fail"))
            throw new EngineException("The stage could not be built: the test says so. Try another script.", retryable: false);

        for (var frame = 0; frame < frames; frame++)
        {
            yield return new EngineFrame(frame, Picture, null);
            yield return new EngineProgress("full", frame + 1, frames, (frame + 1.0) / frames);
        }
    }

    private static IReadOnlyList<string> Notes(EngineRequest request) =>
        request.ImagePath is { } picture && File.Exists(picture) ? ["corgi: shown as a dog", "begins as a picture"] : ["corgi: shown as a dog"];

    private static byte[] ReadPicture()
    {
        using var stream = typeof(FakeEngine).Assembly.GetManifestResourceStream("frame.jpg")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
