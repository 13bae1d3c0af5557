using Microsoft.Extensions.Logging;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Rendering;

internal sealed partial class ClipRenderer(EngineCatalogue engines, IClipEncoder encoder, IProvenance provenance, TimeProvider clock, ILogger<ClipRenderer> logger) : IClipRenderer
{
    private const int Tries = 2;

    public async Task<RenderedClip> RenderAsync(RenderRequest request, IRenderSink sink, CancellationToken cancellationToken)
    {
        var engine = engines.Find(request.Engine)
            ?? throw new EngineException($"There is no engine \"{request.Engine}\" here. Choose one of: {engines.Names}.", retryable: false);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Path.Combine(request.Folder, $"try-{attempt}");
            Directory.CreateDirectory(folder);
            try
            {
                await using var run = new RenderRun(engine, encoder, provenance, request with { Folder = folder }, sink, clock);
                return await run.RunAsync(cancellationToken);
            }
            catch (Exception failure) when (attempt < Tries && IsRetryable(failure) && !cancellationToken.IsCancellationRequested)
            {
                TryingAgain(logger, failure, request.Title);
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static bool IsRetryable(Exception failure) => failure is EngineException { Retryable: true } or MediaException { Retryable: true };

    [LoggerMessage(LogLevel.Warning, "Rendering {Title} failed and is tried once more.")]
    private static partial void TryingAgain(ILogger logger, Exception failure, string title);
}
