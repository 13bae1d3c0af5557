using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Probing;

/// <summary>Reads what a media file is, by ffprobe.</summary>
internal sealed class MediaProbe(ToolRunner tools) : IMediaProbe
{
    public async Task<ProbedMedia> ReadAsync(string path, CancellationToken cancellationToken)
    {
        // a file's own bytes only: a playlist in disguise must not make ffprobe open anything else
        var printed = await tools.FfprobeAsync(
            "The file could not be read",
            ["-v", "error", "-protocol_whitelist", "file", "-format_whitelist", "mov,matroska,wav,mp3,flac,ogg,image2,png_pipe,jpeg_pipe,webp_pipe", "-print_format", "json", "-show_format", "-show_streams", path],
            cancellationToken);
        var report = JsonSerializer.Deserialize(printed.Output, ProbeJson.Default.ProbeReport) ?? new ProbeReport(null, null);
        var video = report.Streams?.FirstOrDefault(stream => stream.CodecType == "video");
        var audio = report.Streams?.FirstOrDefault(stream => stream.CodecType == "audio");
        return new ProbedMedia
        {
            Seconds = Number(report.Format?.Duration),
            Container = report.Format?.FormatName ?? "",
            Video = video is null ? null : new ProbedVideo(video.CodecName ?? "", video.Width, video.Height, Ratio(video.AvgFrameRate), video.PixFmt ?? "", video.ColorSpace),
            Audio = audio is null ? null : new ProbedAudio(audio.CodecName ?? "", (int)(Number(audio.SampleRate) ?? 0), audio.Channels),
        };
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Ratio(string? text) =>
        text?.Split('/') is [var above, var below] && Number(above) is { } numerator && Number(below) is { } denominator and > 0 ? numerator / denominator : null;
}

internal sealed record ProbeReport(ProbeFormat? Format, IReadOnlyList<ProbeStream>? Streams);

internal sealed record ProbeFormat(string? FormatName, string? Duration);

internal sealed record ProbeStream(string? CodecType, string? CodecName, int Width, int Height, string? AvgFrameRate, string? PixFmt, string? ColorSpace, string? SampleRate, int Channels);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeJson : JsonSerializerContext;
