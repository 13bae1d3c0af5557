namespace VideoWeb.Web.Hosting;

/// <summary>What the shell's commands and the tests may choose about a studio.</summary>
public sealed record StudioHostOptions
{
    /// <summary>The folder of the database, the media, the converted furniture and <c>settings.json</c>. Made where it is missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>TCP port; 0 takes a free one, null leaves the choice to the configuration (ASPNETCORE_URLS, settings.json).</summary>
    public int? Port { get; init; }

    /// <summary>The address to listen on: the loopback by default, so that nothing is open to the network unasked.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Production, Development or Testing; null takes ASPNETCORE_ENVIRONMENT.</summary>
    public string? Environment { get; init; }

    /// <summary>A folder of the user's: $XDG_DATA_HOME/videoweb, ~/.local/share/videoweb.</summary>
    public static string DefaultDataDirectory =>
        Path.Combine(
            System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.Create),
            "videoweb");
}
