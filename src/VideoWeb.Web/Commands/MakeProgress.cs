using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Studio.Rendering;

namespace VideoWeb.Web.Commands;

/// <summary>Progress on the terminal: one line that changes, or a line a tenth where the output is a file.</summary>
internal sealed class MakeProgress(DirectoryInfo? previews, TextWriter terminal, bool plain, TimeProvider time) : IRenderSink
{
    private const int BarWidth = 30;

    private readonly long begun = time.GetTimestamp();
    private int lastTenth = -1;
    private int previewsKept;
    private bool lineOpen;

    public ValueTask OnPhaseAsync(RenderPhase phase, CancellationToken cancellationToken)
    {
        Show(phase switch
        {
            RenderPhase.Staging => "staging the scene",
            RenderPhase.Encoding => "closing the file",
            _ => "rendering",
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask OnProgressAsync(EngineProgress progress, CancellationToken cancellationToken)
    {
        var tenth = (int)(progress.Fraction * 10);
        if (plain && tenth == lastTenth)
            return ValueTask.CompletedTask;
        lastTenth = tenth;
        var full = (int)(progress.Fraction * BarWidth);
        Show(string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', full)}{new string('.', BarWidth - full)}] {progress.Fraction * 100,3:0} %  {progress.Pass} {progress.Done}/{progress.Total}{Left(progress.Fraction)}"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask OnPreviewAsync(EnginePreview preview, CancellationToken cancellationToken)
    {
        if (previews is null)
            return;
        previews.Create();
        var name = string.Create(CultureInfo.InvariantCulture, $"{++previewsKept:0000}-{preview.Pass}-{preview.Time:00.000}s.jpg");
        await File.WriteAllBytesAsync(Path.Combine(previews.FullName, name), preview.Jpeg, cancellationToken);
    }

    public void Finish()
    {
        if (lineOpen)
            terminal.WriteLine();
        lineOpen = false;
    }

    private string Left(double fraction)
    {
        // before a twentieth is done the estimate would only jump about
        if (fraction is < 0.05 or >= 1)
            return "";
        var left = time.GetElapsedTime(begun) * ((1 - fraction) / fraction);
        return string.Create(CultureInfo.InvariantCulture, $"  {left.TotalSeconds:0} s left");
    }

    private void Show(string text)
    {
        if (plain)
        {
            terminal.WriteLine(text);
            return;
        }

        terminal.Write($"\r{text.PadRight(90)}");
        lineOpen = true;
    }
}
