namespace VideoWeb.Core.Prompts.Vocabulary;

internal enum CameraStrength
{
    /// <summary>A camera word wherever its grammar fits: dolly, zoom, pan.</summary>
    Strong,

    /// <summary>At the head of a clause or beside a word of speed: push in, pull back, crane up.</summary>
    Weak,

    /// <summary>Only where "the camera" or "we" do it: rise, glide, follow.</summary>
    Camera,
}

/// <summary>The verbs and nouns of camera movement with the move that each direction makes of them.</summary>
internal sealed class CameraTable
{
    public const string AnyDirection = "*";
    public const string CameraIsSubject = "*camera";
    public const string AsNoun = "*noun";

    private readonly Dictionary<string, CameraStrength> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Head, string Direction), string> _moves = [];

    public CameraTable()
    {
        foreach (var row in EmbeddedTable.Read("vocabulary/camera.tsv"))
        {
            foreach (var head in row[0].Split(", "))
            {
                _heads[head] = Enum.Parse<CameraStrength>(row[1], ignoreCase: true);
                foreach (var direction in row[2].Split(", "))
                    _moves[(head, direction)] = row[3];
            }
        }
    }

    public CameraStrength? StrengthOf(string? head) => head is not null && _heads.TryGetValue(head, out var strength) ? strength : null;

    public string? MoveOf(string head, string direction) => _moves.GetValueOrDefault((head, direction));
}
