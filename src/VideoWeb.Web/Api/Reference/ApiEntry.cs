namespace VideoWeb.Web.Api.Reference;

/// <summary>One endpoint of the studio's own API, as its readers see it.</summary>
/// <param name="Tag">What it belongs to: "Plans".</param>
/// <param name="Scope">Of the key: "read", "create", "manage"; "administrator" besides.</param>
/// <param name="Example">A path that works once its words in capitals are ids.</param>
internal sealed record ApiEntry(string Method, string Path, string Tag, string Scope, string Summary, string Example)
{
    /// <summary>What a good answer holds, or null: a file, or nothing.</summary>
    public Type? Answer { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Of a good answer that is a file or a stream.</summary>
    public string? ContentType { get; init; }

    /// <summary>JSON to send; words in capitals as in <see cref="Example"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The body is a picture.</summary>
    public bool SendsPicture { get; init; }

    /// <summary>The example needs something that passes (a movie that is being made at this moment): it is shown and not run.</summary>
    public bool OnlyShown { get; init; }

    public bool ForAdministrators => Scope == "administrator";

    public string Key => $"{Method} {Path}";

    /// <summary>"getClipsById".</summary>
    public string OperationId => Method.ToLowerInvariant() + string.Concat(Path.Split('/', '.', '-').Skip(2).Select(Word));

    private static string Word(string part)
    {
        var bare = part.Trim('{', '}');
        return bare.Length == 0 ? "" : (part.StartsWith('{') ? "By" : "") + char.ToUpperInvariant(bare[0]) + bare[1..].Replace("}", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal);
    }
}
