namespace VideoWeb.Studio.Videos;

/// <summary>"video_" and the job's id in 32 hexadecimal digits.</summary>
public static class VideoIds
{
    private const string Prefix = "video_";

    public static string Text(Guid id) => $"{Prefix}{id:n}";

    /// <summary>Null where the text is no such id.</summary>
    public static Guid? Parse(string? text) =>
        text?.StartsWith(Prefix, StringComparison.Ordinal) == true && Guid.TryParseExact(text[Prefix.Length..], "n", out var id) ? id : null;
}
