using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Hosting;

public sealed class MediaHostTests
{
    private static IHost Host(Action<MediaOptions> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMedia(options =>
        {
            options.StoreRoot = Path.GetTempPath();
            options.Provenance.Folder = Path.GetTempPath();
            configure(options);
        });
        return builder.Build();
    }

    [Fact]
    public async Task Start_WithFfmpeg_Succeeds()
    {
        using var host = Host(_ => { });
        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task Start_WithoutFfmpeg_SaysHowToMendIt()
    {
        using var host = Host(options => options.FfmpegPath = "/nowhere/ffmpeg");
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("Install ffmpeg", fault.Message);
    }

    [Fact]
    public async Task Start_WithBadOptions_NamesEachOfThem()
    {
        using var host = Host(options =>
        {
            options.StoreRoot = "relative";
            options.TargetLoudness = 3;
        });
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(2, fault.Failures.Count());
    }

    [Fact]
    public async Task Tools_AreDescribed()
    {
        using var host = Host(_ => { });
        var report = await host.Services.GetRequiredService<IMediaTools>().DescribeAsync(CancellationToken.None);
        Assert.Null(report.Fault);
        Assert.Matches(@"^\S+$", report.Version!);
    }
}
