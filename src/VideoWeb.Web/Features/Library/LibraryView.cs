using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Core.Review;
using VideoWeb.Studio.Library;

namespace VideoWeb.Web.Features.Library;

public enum Shelf { All, Starred, Deleted }

public enum LengthRange { Any, Short, Middle, Long }

/// <summary>What the library shows, as its address says it: so that a reload, a link and the back button give the same.</summary>
public sealed record LibraryView
{
    private const double ShortSeconds = 6;
    private const double LongSeconds = 12;

    public string? Text { get; init; }

    public Shelf Shelf { get; init; }

    public Guid? Project { get; init; }

    public string? Tag { get; init; }

    public ClipState? State { get; init; }

    public ApprovalState? Approval { get; init; }

    public LengthRange Length { get; init; }

    public LibrarySort Sort { get; init; }

    /// <summary>Something narrows the shelf: no clips then means no hit, not an empty library.</summary>
    public bool Narrowed => !string.IsNullOrWhiteSpace(Text) || State is not null || Approval is not null || Tag is not null || Length != LengthRange.Any;

    /// <summary>Unknown words in an address count as nothing.</summary>
    public static LibraryView Parse(string? q, string? shelf, string? project, string? state, string? length, string? sort, string? tag = null, string? approval = null) => new()
    {
        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
        Shelf = Word<Shelf>(shelf) ?? Shelf.All,
        Project = Guid.TryParse(project, out var id) ? id : null,
        Tag = string.IsNullOrWhiteSpace(tag) ? null : tag.Trim().ToLowerInvariant(),
        State = Word<ClipState>(state),
        Approval = Word<ApprovalState>(approval),
        Length = Word<LengthRange>(length) ?? LengthRange.Any,
        Sort = Word<LibrarySort>(sort) ?? LibrarySort.Newest,
    };

    public string Address
    {
        get
        {
            var query = new Dictionary<string, string?>
            {
                ["q"] = Text,
                ["shelf"] = Shelf == Shelf.All ? null : Lower(Shelf),
                ["project"] = Project?.ToString(),
                ["tag"] = Tag,
                ["approval"] = Approval is { } approval ? Lower(approval) : null,
                ["state"] = State is { } state ? Lower(state) : null,
                ["length"] = Length == LengthRange.Any ? null : Lower(Length),
                ["sort"] = Sort == LibrarySort.Newest ? null : Lower(Sort),
            };
            return QueryHelpers.AddQueryString("/library", query.Where(pair => pair.Value is not null));
        }
    }

    public LibraryQuery ToQuery(string? cursor = null) => new()
    {
        Text = Text,
        ProjectId = Project,
        Tag = Tag,
        State = State,
        Approval = Approval,
        Starred = Shelf == Shelf.Starred ? true : null,
        Deleted = Shelf == Shelf.Deleted,
        MinSeconds = Length switch { LengthRange.Middle => ShortSeconds, LengthRange.Long => LongSeconds, _ => null },
        MaxSeconds = Length switch { LengthRange.Short => ShortSeconds, LengthRange.Middle => LongSeconds, _ => null },
        Sort = Sort,
        Cursor = cursor,
    };

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(text, out _) ? value : null;

    private static string Lower<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
