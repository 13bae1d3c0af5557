namespace VideoWeb.Web.Features.Create.Panels;

/// <summary>The class of a craft's hue in desk.css.</summary>
internal static class CraftClass
{
    public static string Of(string craft) => craft switch
    {
        "camera" => "cam",
        "effect" => "fx",
        "ambience" => "amb",
        "music" => "mus",
        "cast" => "cast",
        "line" => "line",
        "style" or "format" => "format",
        _ => "world",
    };
}
