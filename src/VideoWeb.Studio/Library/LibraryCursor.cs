using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace VideoWeb.Studio.Library;

/// <summary>
/// Where a page ended: the last clip's value in the order of the page, and its id. Paging by this neither skips nor repeats
/// a clip when others come and go meanwhile.
/// </summary>
internal sealed record LibraryCursor(LibrarySort Sort, string Value, Guid Id)
{
    public DateTimeOffset Moment => new(long.Parse(Value, CultureInfo.InvariantCulture), TimeSpan.Zero);

    public double Number => double.Parse(Value, CultureInfo.InvariantCulture);

    public static LibraryCursor Of(LibrarySort sort, Clip last) => new(sort, ValueOf(sort, last), last.Id);

    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(int)Sort}|{Id:N}|{Value}"));

    /// <summary>Null where it is no cursor of this order.</summary>
    public static LibraryCursor? Read(string text, LibrarySort sort)
    {
        if (text.Length > 2000 || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 3);
        if (parts.Length != 3 || parts[0] != ((int)sort).ToString(CultureInfo.InvariantCulture) || !Guid.TryParseExact(parts[1], "N", out var id)) return null;
        var readable = sort switch
        {
            LibrarySort.Title => true,
            LibrarySort.Longest or LibrarySort.Shortest => double.TryParse(parts[2], CultureInfo.InvariantCulture, out _),
            _ => long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks,
        };
        return readable ? new LibraryCursor(sort, parts[2], id) : null;
    }

    private static string ValueOf(LibrarySort sort, Clip clip) => sort switch
    {
        LibrarySort.Title => clip.SortTitle,
        LibrarySort.Longest or LibrarySort.Shortest => clip.Seconds.ToString("R", CultureInfo.InvariantCulture),
        LibrarySort.Changed => clip.UpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        _ => clip.CreatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
    };
}
