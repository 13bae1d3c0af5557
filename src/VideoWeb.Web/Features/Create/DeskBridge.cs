using Microsoft.JSInterop;
using VideoWeb.Core.Plans;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.Features.Create;

/// <summary>What the page's own modules call (Client/src/create/server.ts). Runs on the circuit's dispatcher.</summary>
internal sealed class DeskBridge(DeskSession session)
{
    [JSInvokable]
    public TextReading ReadText(string text, int version)
    {
        session.Desk.SetText(text);
        return Reading(version);
    }

    [JSInvokable]
    public void Select(string block) => session.Select(block);

    [JSInvokable]
    public EditOutcome Move(string block, double start) => session.Gestures.Move(block, start);

    [JSInvokable]
    public EditOutcome Nudge(string block, double by) => session.Gestures.Nudge(block, by);

    [JSInvokable]
    public EditOutcome Trim(string block, double start, double end) => session.Gestures.Trim(block, start, end);

    [JSInvokable]
    public EditOutcome Split(double time) => session.Gestures.Split(time);

    [JSInvokable]
    public EditOutcome Delete(string block) => session.Gestures.Delete(block);

    [JSInvokable]
    public EditOutcome Add(string what, double time) => what switch
    {
        "shot" => session.Gestures.AddShot(time),
        "move" => session.Gestures.AddMove(time),
        "line" => session.Gestures.AddLine(time),
        _ => EditOutcome.Refused("There is nothing of that kind to add."),
    };

    [JSInvokable]
    public EditOutcome Undo() => session.Undo();

    [JSInvokable]
    public EditOutcome Redo() => session.Redo();

    [JSInvokable]
    public Task<EditOutcome> SetPicture(Guid upload) => session.SetPictureAsync(upload);

    /// <summary>A stroke of the brush on the picture.</summary>
    [JSInvokable]
    public EditOutcome Paint(string layer, double radius, double[] points)
    {
        var marks = session.Desk.Content.Picture?.Marks ?? new PictureMarks();
        return session.Desk.Mark(marks with { Strokes = [.. marks.Strokes, new PictureStroke(layer, radius, points)] }, "brush stroke");
    }

    [JSInvokable]
    public Task Generate() => session.GenerateAsync();

    [JSInvokable]
    public void StageReady(string[] notes) => session.StageReady(notes);

    [JSInvokable]
    public void StageFailed(string message) => session.StageReady([message]);

    public TextReading Reading(int version) => new(
        version,
        [.. session.Desk.Readings.Where(reading => reading.Start >= 0 && reading.Length > 0).Select(reading =>
            new TextSpan(reading.Start, reading.Length, reading.Kind == ReadingKind.Unknown ? "unknown" : reading.Craft))],
        [.. session.Desk.Plan.Cast.Select(member => member.Id)]);
}

/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="Craft">The hue, or "unknown".</param>
internal sealed record TextSpan(int Start, int Length, string Craft);

/// <param name="Version">Of the text that was read; the page drops an answer to an older one.</param>
internal sealed record TextReading(int Version, IReadOnlyList<TextSpan> Spans, IReadOnlyList<string> Cast);
