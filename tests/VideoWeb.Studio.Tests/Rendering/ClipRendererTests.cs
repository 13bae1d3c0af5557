using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Tests.Fakes;

namespace VideoWeb.Studio.Tests.Rendering;

/// <summary>The renderer alone, as the shell uses it: no database, no queue.</summary>
public sealed class ClipRendererTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("videoweb-render-").FullName;
    private readonly FakeEngine engine = new();
    private readonly FakeEncoder encoder = new();
    private readonly FakeProvenance signed = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Render_GivesTheFiles_AndTellsHowItGoes()
    {
        var sink = new Sink();
        var rendered = await Renderer(engine).RenderAsync(Request(), sink, default);
        Assert.Equal([RenderPhase.Staging, RenderPhase.Rendering, RenderPhase.Encoding], sink.Phases);
        Assert.Equal((4, "fake"), (rendered.Clip.Frames, rendered.Device));
        Assert.All(rendered.Clip.Files, file => Assert.True(File.Exists(file.Path)));
        Assert.Equal([MediaKind.Video, MediaKind.Captions], rendered.Clip.Files.Select(file => file.Kind));
    }

    [Fact]
    public async Task Render_SignsTheClip_WithItsMakingAndWhatItWasGiven()
    {
        var cameo = new EngineCameo { Kind = "person", Pictures = [await PictureAsync("mara.jpg", 0xFF, 0xD8, 0xFF, 0xE0)] };
        // named as people name files, and a PNG all the same
        var pier = await PictureAsync("pier.jpg", 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        await Renderer(engine).RenderAsync(Request() with { ImagePath = pier, Cameos = new Dictionary<string, EngineCameo> { ["mara"] = cameo } }, new Sink(), default);
        var (file, origin) = Assert.Single(signed.Signed);
        Assert.Equal(("clip.mp4", "A pier", DigitalSource.AlgorithmicMedia, "Fake engine"), (file, origin.Title, origin.Source, origin.Engine));
        Assert.Equal([("first frame", "image/png"), ("cameo mara", "image/jpeg")], origin.Ingredients.Select(ingredient => (ingredient.Title, ingredient.ContentType)));
        Assert.Single(origin.Credits);
    }

    private async Task<string> PictureAsync(string name, params byte[] head)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "given")).FullName, name);
        await File.WriteAllBytesAsync(path, [.. head, .. new byte[32]]);
        return path;
    }

    [Fact]
    public async Task UnknownEngine_IsNamed_TogetherWithTheKnown()
    {
        var failure = await Assert.ThrowsAsync<EngineException>(() => Renderer(engine).RenderAsync(Request() with { Engine = "sora" }, new Sink(), default));
        Assert.Contains("\"sora\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("previz", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondTry_BeginsFromAnEmptyFolder_AndSaysSo()
    {
        engine.At = (point, _) => point == "frame 3" && engine.Renderings == 1 ? throw new EngineException("The browser died.", retryable: true) : Task.CompletedTask;
        var sink = new Sink();
        var rendered = await Renderer(engine).RenderAsync(Request(), sink, default);
        Assert.Equal([RenderPhase.Staging, RenderPhase.Rendering, RenderPhase.Staging, RenderPhase.Rendering, RenderPhase.Encoding], sink.Phases);
        Assert.Equal(4, rendered.Clip.Frames);
        Assert.Single(Directory.EnumerateDirectories(folder));
    }

    [Fact]
    public async Task FailureThatNothingMends_IsNotTriedAgain()
    {
        engine.At = (_, _) => throw new EngineException("It can't be shown.", retryable: false);
        await Assert.ThrowsAsync<EngineException>(() => Renderer(engine).RenderAsync(Request(), new Sink(), default));
        Assert.Equal(1, engine.Renderings);
    }

    [Theory]
    [InlineData("a frame is missing", "frame 2 where frame 1 was due")]
    [InlineData("it ends early", "after 1 of 4 frames")]
    [InlineData("sound comes first", "before the scene stood")]
    [InlineData("nothing comes", "before the scene stood")]
    public async Task EngineThatBreaksItsContract_MakesNoClip(string how, string message)
    {
        var broken = new BrokenEngine(how);
        var failure = await Assert.ThrowsAsync<EngineException>(() => Renderer(broken).RenderAsync(Request(), new Sink(), default));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_EndsEngineAndWriter()
    {
        using var leaving = new CancellationTokenSource();
        engine.At = (point, token) =>
        {
            if (point != "frame 1") return Task.CompletedTask;
            leaving.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Renderer(engine).RenderAsync(Request(), new Sink(), leaving.Token));
        Assert.Equal((1, 1), (engine.Renderings, engine.Ended));
        Assert.Equal(0, encoder.Open);
    }

    private IClipRenderer Renderer(IEngine used)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(used);
        services.AddSingleton<IClipEncoder>(encoder);
        services.AddSingleton<IProvenance>(signed);
        services.AddClipRendering();
        return services.BuildServiceProvider().GetRequiredService<IClipRenderer>();
    }

    private RenderRequest Request() => new()
    {
        Engine = "previz",
        Staged = new StagedPlan { Plan = Plans.Make(), Shots = [] },
        Title = "A pier",
        Folder = folder,
    };

    private sealed class Sink : IRenderSink
    {
        public List<RenderPhase> Phases { get; } = [];

        public ValueTask OnPhaseAsync(RenderPhase phase, CancellationToken cancellationToken)
        {
            Phases.Add(phase);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenEngine(string how) : IEngine
    {
        public string Name => "previz";

        public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (how == "nothing comes") yield break;
            if (how == "sound comes first") yield return new EngineSound(new byte[8], Last: true);
            yield return new EngineStaged(4, [], [], "fake") { Model = "Broken engine" };
            yield return new EngineFrame(0, new byte[1], null);
            if (how == "a frame is missing") yield return new EngineFrame(2, new byte[1], null);
        }
    }
}
