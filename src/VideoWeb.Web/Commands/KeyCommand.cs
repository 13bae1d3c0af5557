using System.CommandLine;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Setup;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio key EMAIL</c>: an API key for that account, which is made where there is none.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("email") { Description = "The account's e-mail address" };
        var data = StudioCommands.DataOption();
        var command = new Command("key", "Makes an API key for an account and prints it") { email, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = ShellServices.WithDatabase(parsed.GetValue(data)!);
            await services.GetRequiredService<IStudioSetup>().PrepareAsync(cancellationToken);
            var made = await services.GetRequiredService<IApiKeys>().MakeForEmailAsync(parsed.GetValue(email)!, cancellationToken);
            if (!made.Succeeded)
                return StudioCommands.Fail(made.Refusal.Message);
            Console.WriteLine(made.Value.Key);
            return 0;
        });
        return command;
    }
}
