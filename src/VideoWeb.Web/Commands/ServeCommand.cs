using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using VideoWeb.Studio;
using VideoWeb.Studio.Setup;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio serve</c>: the studio in the browser.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = StudioCommands.DataOption();
        var port = new Option<int>("--port") { Description = "TCP port", HelpName = "N", DefaultValueFactory = _ => 5080 };
        var address = new Option<string>("--address") { Description = "Address to listen on", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
                result.AddError("--port is a number from 0 (any free one) to 65535.");
        });

        var command = new Command("serve", "Starts the studio") { data, port, address };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new StudioHostOptions
            {
                DataDirectory = parsed.GetValue(data)!.FullName,
                Port = parsed.GetValue(port),
                Address = parsed.GetValue(address)!,
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StudioHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = StudioHost.Build(options, builder => builder.Services.AddStudioWorker());
            var report = await app.Services.GetRequiredService<IStudioSetup>().PrepareAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
            Announce(app, report);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            return StudioCommands.Fail($"A setting is wrong: {exception.Message}");
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return StudioCommands.Fail($"Port {options.Port} is taken. Choose another: ./studio --port N");
        }
    }

    private static void Announce(WebApplication app, SetupReport report)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine();
        // passkeys are bound to a name: the loopback's number has none
        Console.WriteLine($"  VideoWeb is ready: {address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}");
        if (report.FirstAdministrator is { } administrator)
        {
            Console.WriteLine();
            Console.WriteLine("  Sign in as the first administrator. The password is shown this once:");
            Console.WriteLine($"    {administrator.Email}");
            Console.WriteLine($"    {administrator.Password}");
        }

        Console.WriteLine();
    }
}
