using VideoWeb.Web.Commands;

return await StudioCommands.RunAsync(args.Length == 0 ? ["serve"] : args);

public partial class Program;
