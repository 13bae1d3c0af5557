namespace VideoWeb.Studio.Library;

/// <summary>A <see cref="LibraryQuery"/> as a query of the clips table.</summary>
internal static class LibrarySearch
{
    /// <summary>More words than this narrow nothing down.</summary>
    private const int MostWords = 16;

    public static IQueryable<Clip> Matching(this IQueryable<Clip> clips, LibraryQuery query)
    {
        clips = query.Deleted ? clips.Visible().Where(clip => clip.DeletedAt != null) : clips.Shown();
        foreach (var word in Words(query.Text)) clips = clips.Where(clip => clip.SearchText.Contains(word));
        if (query.ProjectId is { } project) clips = clips.Where(clip => clip.ProjectId == project);
        if (query.Tag?.Trim().ToLowerInvariant() is { Length: > 0 } wanted) clips = clips.Where(clip => clip.Tags.Any(tag => tag.Tag == wanted));
        if (query.Engine is { Length: > 0 } engine) clips = clips.Where(clip => clip.Engine == engine);
        if (query.State is { } state) clips = clips.Where(clip => clip.State == state);
        if (query.Approval is { } approval) clips = clips.Where(clip => clip.Approval == approval);
        if (query.Starred is { } starred) clips = clips.Where(clip => clip.Starred == starred);
        if (query.MinSeconds is { } least) clips = clips.Where(clip => clip.Seconds >= least);
        if (query.MaxSeconds is { } most) clips = clips.Where(clip => clip.Seconds <= most);
        return clips;
    }

    /// <summary>Ordered; equal values by id, so that the order is total.</summary>
    public static IQueryable<Clip> Sorted(this IQueryable<Clip> clips, LibrarySort sort) => sort switch
    {
        LibrarySort.Oldest => clips.OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        LibrarySort.Changed => clips.OrderByDescending(clip => clip.UpdatedAt).ThenByDescending(clip => clip.Id),
        LibrarySort.Title => clips.OrderBy(clip => clip.SortTitle).ThenBy(clip => clip.Id),
        LibrarySort.Longest => clips.OrderByDescending(clip => clip.Seconds).ThenByDescending(clip => clip.Id),
        LibrarySort.Shortest => clips.OrderBy(clip => clip.Seconds).ThenBy(clip => clip.Id),
        _ => clips.OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
    };

    /// <summary>What comes after the cursor in its order.</summary>
    public static IQueryable<Clip> After(this IQueryable<Clip> clips, LibraryCursor cursor)
    {
        var id = cursor.Id;
        switch (cursor.Sort)
        {
            case LibrarySort.Title:
                var title = cursor.Value;
                return clips.Where(clip => string.Compare(clip.SortTitle, title) > 0 || (clip.SortTitle == title && clip.Id > id));
            case LibrarySort.Longest:
                var longest = cursor.Number;
                return clips.Where(clip => clip.Seconds < longest || (clip.Seconds == longest && clip.Id < id));
            case LibrarySort.Shortest:
                var shortest = cursor.Number;
                return clips.Where(clip => clip.Seconds > shortest || (clip.Seconds == shortest && clip.Id > id));
            case LibrarySort.Oldest:
                var oldest = cursor.Moment;
                return clips.Where(clip => clip.CreatedAt > oldest || (clip.CreatedAt == oldest && clip.Id > id));
            case LibrarySort.Changed:
                var changed = cursor.Moment;
                return clips.Where(clip => clip.UpdatedAt < changed || (clip.UpdatedAt == changed && clip.Id < id));
            default:
                var newest = cursor.Moment;
                return clips.Where(clip => clip.CreatedAt < newest || (clip.CreatedAt == newest && clip.Id < id));
        }
    }

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords);
}
