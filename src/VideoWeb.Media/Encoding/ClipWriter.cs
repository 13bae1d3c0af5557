using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Media.Captions;
using VideoWeb.Media.Processes;
using VideoWeb.Media.Stills;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Encoding;

/// <summary>
/// Sound to a file, pictures through a pipe. The sound is mastered while the pictures still come; both are joined at the end
/// under a temporary name, so that <c>clip.mp4</c> is there whole or not at all.
/// </summary>
internal sealed class ClipWriter(
    ClipFormat format, string folder, FrameMarks marks, SoundFile sound, StemFiles stems, ToolRunner tools, SoundMaster master, StillMaker stills, TimeSpan closingLimit, TimeProvider clock) : IClipWriter
{
    private readonly VideoPreset preset = VideoPreset.For(format.Quality);
    private readonly TileCollector tiles = new(format, folder);
    private readonly CancellationTokenSource ended = new();
    private PictureEncoder? picture;
    private Task<MasteredSound>? mastering;
    private int frames;

    public static string SoundPath(string folder) => Path.Combine(folder, "sound.wav");

    public async ValueTask WriteSoundAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken)
    {
        if (mastering is not null) throw new InvalidOperationException("The sound comes before the pictures.");
        try
        {
            await sound.WriteAsync(samples, cancellationToken);
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
    }

    public async ValueTask WriteStemAsync(SoundStem stem, ReadOnlyMemory<byte> samples, CancellationToken cancellationToken)
    {
        if (mastering is not null) throw new InvalidOperationException("The stems come before the pictures.");
        try
        {
            await stems.WriteAsync(stem, samples, cancellationToken);
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
    }

    public async ValueTask WriteFrameAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        if (frames == format.Frames) throw new InvalidOperationException($"There are more than the {format.Frames} pictures that were announced.");
        if (picture is null) await BeginPicturesAsync(PictureKinds.Of(image.Span), cancellationToken);
        await picture!.WriteAsync(image, cancellationToken);
        try
        {
            await tiles.TakeAsync(frames, image, cancellationToken);
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
        frames++;
    }

    public async Task<EncodedClip> FinishAsync(IReadOnlyList<SpokenLine> lines, CancellationToken cancellationToken)
    {
        if (picture is null || frames != format.Frames) throw new InvalidOperationException($"{frames} of {format.Frames} pictures have come.");
        await picture.CompleteAsync(cancellationToken);
        var mastered = await mastering!.WaitAsync(cancellationToken);
        var clip = await JoinAsync(cancellationToken);
        var stemFiles = await stems.FinishAsync(mastered.Gain, format.Title, cancellationToken);
        var drawn = await stills.DrawAsync(format, marks, tiles, folder, cancellationToken);
        try
        {
            var waveform = In("waveform.json");
            await Waveform.WriteAsync(MasteredPath, waveform, cancellationToken);
            var vtt = In("captions.vtt");
            await File.WriteAllTextAsync(vtt, CaptionText.WebVtt(lines), cancellationToken);
            var srt = In("captions.srt");
            await File.WriteAllTextAsync(srt, CaptionText.SubRip(lines), cancellationToken);
            RemoveIntermediates();
            return new EncodedClip
            {
                Files =
                [
                    new(MediaKind.Video, clip, "video/mp4"),
                    .. drawn.Files,
                    new(MediaKind.Waveform, waveform, "application/json"),
                    new(MediaKind.Captions, vtt, "text/vtt"),
                    new(MediaKind.CaptionsSrt, srt, "application/x-subrip"),
                    .. stemFiles,
                ],
                Frames = frames,
                Seconds = format.Seconds,
                Sprites = drawn.Sprites,
                Loudness = mastered.Loudness.Integrated,
                TruePeak = mastered.Loudness.TruePeak,
                Watermark = marks.Watermark,
                Colour = drawn.Colour,
            };
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        if (picture is not null) await picture.DisposeAsync();
        if (mastering is not null) await mastering.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await sound.DisposeAsync();
        await stems.DisposeAsync();
        ended.Dispose();
    }

    private string MasteredPath => In("mastered.wav");

    private string EncodedSoundPath => In("sound.m4a");

    private string PicturePath => In("picture.mp4");

    private string In(string name) => Path.Combine(folder, name);

    private async Task BeginPicturesAsync(PictureKind kind, CancellationToken cancellationToken)
    {
        if (kind is not (PictureKind.Jpeg or PictureKind.Png)) throw new MediaException("The engine gave a picture that is neither JPEG nor PNG.", retryable: false);
        try
        {
            await sound.CompleteAsync(cancellationToken);
            await stems.CompleteAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
        picture = PictureEncoder.Start(tools, format, marks, kind, preset, PicturePath, closingLimit, clock);
        mastering = master.MasterAsync(SoundPath(folder), MasteredPath, EncodedSoundPath, preset.AudioBitrate, ended.Token);
    }

    private async Task<string> JoinAsync(CancellationToken cancellationToken)
    {
        var part = In("clip.part.mp4");
        var clip = In("clip.mp4");
        await tools.FfmpegAsync(
            "Picture and sound could not be joined",
            [
                "-loglevel", "error", "-i", PicturePath, "-i", EncodedSoundPath, "-map", "0:v:0", "-map", "1:a:0", "-c", "copy",
                "-map_metadata", "-1", "-metadata", "title=" + format.Title, "-movflags", "+faststart", "-f", "mp4", part,
            ], cancellationToken);
        File.Move(part, clip, overwrite: true);
        return clip;
    }

    private void RemoveIntermediates()
    {
        foreach (var path in (string[])[SoundPath(folder), MasteredPath, EncodedSoundPath, PicturePath]) File.Delete(path);
        marks.Remove();
        tiles.Remove();
    }

    private static MediaException DiskFault(IOException fault) => new($"The clip can't be written to disk: {fault.Message}", retryable: false, fault);
}
