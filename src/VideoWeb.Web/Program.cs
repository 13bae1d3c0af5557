using VideoWeb.Studio.Setup;
using VideoWeb.Web.Hosting;

await using var app = StudioHost.Build(StudioHostOptions.FromConfiguration(args));
var report = await app.Services.GetRequiredService<IStudioSetup>().PrepareAsync(CancellationToken.None);
if (report.FirstAdministrator is { } administrator)
    Console.WriteLine($"{administrator.Email} {administrator.Password}");
await app.RunAsync();

public partial class Program;
