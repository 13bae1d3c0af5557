using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Media.Encoding;
using VideoWeb.Media.Images;
using VideoWeb.Media.Interchange;
using VideoWeb.Media.Probing;
using VideoWeb.Media.Processes;
using VideoWeb.Media.Provenance;
using VideoWeb.Media.Stills;
using VideoWeb.Media.Storage;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media;

public static class MediaServices
{
    /// <summary>
    /// Everything about encoded bytes: <see cref="IClipEncoder"/>, <see cref="IClipTranscoder"/>, <see cref="IMediaStore"/>, <see cref="IMediaProbe"/>,
    /// <see cref="IImageIntake"/>, <see cref="IProvenance"/>, <see cref="IWatermarkReader"/>, <see cref="ITimelineWriter"/> and <see cref="IMediaTools"/>. A host that has it checks
    /// its options, and that ffmpeg is there and can do what is needed, before it starts.
    /// </summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, Action<MediaOptions> configure)
    {
        services.AddOptions<MediaOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ToolRunner>();
        services.AddSingleton<SoundMaster>();
        services.AddSingleton<StillMaker>();
        services.AddSingleton<IClipEncoder, ClipEncoder>();
        services.AddSingleton<IClipTranscoder, ClipTranscoder>();
        services.AddSingleton<IMediaStore, FileMediaStore>();
        services.AddSingleton<IMediaProbe, MediaProbe>();
        services.AddSingleton<IImageIntake, ImageIntake>();
        services.AddSingleton<ITimelineWriter, TimelineWriter>();
        services.AddSingleton<WatermarkKey>();
        services.AddSingleton<IWatermarkReader, WatermarkReader>();
        services.AddSingleton<SignerKeys>();
        services.AddSingleton<IProvenance, ContentCredentials>();
        services.AddSingleton<FfmpegInstallation>();
        services.AddSingleton<IMediaTools>(provider => provider.GetRequiredService<FfmpegInstallation>());
        services.AddHostedService<FfmpegCheck>();
        return services;
    }
}
