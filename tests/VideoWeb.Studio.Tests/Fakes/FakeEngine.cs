using System.Runtime.CompilerServices;
using VideoWeb.Core.Engines;

namespace VideoWeb.Studio.Tests.Fakes;

/// <summary>Renders numbered frames. A test may hold it, or let it fail, at each point.</summary>
internal sealed class FakeEngine : IEngine
{
    public const string Staged = "staged";
    public const string Ending = "ending";

    public string Name => "previz";

    /// <summary>Called at "staged", "frame 0", "frame 1"… and "ending".</summary>
    public Func<string, CancellationToken, Task> At { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called while the scene is being built.</summary>
    public Func<CancellationToken, Task> BeforeStaged { get; set; } = _ => Task.CompletedTask;

    public EngineDescription Description { get; set; } = new() { Name = "previz", Title = "Previz", Available = true };

    /// <summary>How many renderings were begun.</summary>
    public int Renderings => renderings;

    /// <summary>Renderings whose stream was ended or disposed.</summary>
    public int Ended => ended;

    private int renderings;
    private int ended;

    public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(Description);

    public async IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref renderings);
        try
        {
            await BeforeStaged(cancellationToken);
            var frames = (int)Math.Round(request.Staged.Plan.Seconds * request.Staged.Plan.Fps);
            yield return new EngineStaged(frames, [new SpokenLine("mara", "The sea remembers.", 0.1, 0.9)], ["castle: shown as a meadow"], "fake") { Model = "Fake engine", Credits = ["\"Bench\" by Ada, CC BY 3.0"] };
            await At(Staged, cancellationToken);
            yield return new EngineSound(new byte[8], Last: true);
            yield return new EnginePreview("storyboard", 0, 64, 36, Jpeg(0));
            for (var frame = 0; frame < frames; frame++)
            {
                await At($"frame {frame}", cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                yield return new EngineProgress("full", frame, frames, (double)frame / frames);
                yield return new EnginePreview("full", frame, 64, 36, Jpeg(frame));
                yield return new EngineFrame(frame, Jpeg(frame), request.Geometry ? $$"""{"time":{{frame}}}""" : null);
            }

            await At(Ending, cancellationToken);
        }
        finally
        {
            Interlocked.Increment(ref ended);
        }
    }

    private static byte[] Jpeg(int frame) => [0xFF, 0xD8, (byte)frame, 0xFF, 0xD9];
}
