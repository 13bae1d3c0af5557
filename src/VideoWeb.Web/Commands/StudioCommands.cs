using System.CommandLine;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary>The shell's side of the studio: <c>./studio COMMAND</c>. Without a command it serves.</summary>
internal static class StudioCommands
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("VideoWeb: a self-hosted studio for AI video with sound.")
        {
            ServeCommand.Create(),
            MakeCommand.Create(),
            PlanCommand.Create(),
            ScreenCommand.Create(),
            KeyCommand.Create(),
            VerifyCommand.Create(),
            ModelsCommand.Create(),
            ParityCommand.Create(),
            DoctorCommand.Create(),
        };
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    /// <summary>Every command takes it: database, media, keys and settings live there.</summary>
    public static Option<DirectoryInfo> DataOption() => new("--data")
    {
        Description = "Folder of the database, media, keys and settings",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(StudioHostOptions.DefaultDataDirectory),
    };

    /// <summary>One line on stderr, a non-zero exit.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
