using VideoWeb.Web.Hosting;

await using var app = StudioHost.Build(StudioHostOptions.FromConfiguration(args));
await app.RunAsync();

public partial class Program;
