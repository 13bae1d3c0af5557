using System.Globalization;

namespace VideoWeb.Web.Design;

/// <summary>Measures and times as the interface says them (a thin space before units).</summary>
internal static class Wording
{
    private const char ThinSpace = '\u2009';

    /// <summary>"12.0 s".</summary>
    public static string Seconds(double seconds) => Invariant($"{seconds:0.0}{ThinSpace}s");

    /// <summary>"12.0", where the unit is plain: on a tile.</summary>
    public static string BareSeconds(double seconds) => Invariant($"{seconds:0.0}");

    /// <summary>"52 s left", "about 1 min 50 s left", "about 2 h left".</summary>
    public static string Left(double seconds)
    {
        var rounded = seconds < 60 ? Math.Ceiling(seconds) : Math.Ceiling(seconds / 10) * 10;
        var minutes = (int)(rounded / 60);
        var rest = (int)(rounded % 60);
        return rounded switch
        {
            < 60 => Invariant($"{rounded:0}{ThinSpace}s left"),
            < 3600 when rest == 0 => Invariant($"about {minutes}{ThinSpace}min left"),
            < 3600 => Invariant($"about {minutes}{ThinSpace}min {rest}{ThinSpace}s left"),
            _ => Invariant($"about {Math.Round(rounded / 3600):0}{ThinSpace}h left"),
        };
    }

    /// <summary>"1:52", "0:08".</summary>
    public static string Clock(double seconds)
    {
        var whole = (int)Math.Round(Math.Max(0, seconds), MidpointRounding.AwayFromZero);
        return Invariant($"{whole / 60}:{whole % 60:00}");
    }

    /// <summary>"just now", "12 min ago", "3 h ago", "yesterday", "22 November", "3 October 2025".</summary>
    public static string Ago(DateTimeOffset when, DateTimeOffset now)
    {
        var passed = now - when;
        return passed.TotalMinutes switch
        {
            < 1 => "just now",
            < 60 => Invariant($"{(int)passed.TotalMinutes}{ThinSpace}min ago"),
            < 24 * 60 => Invariant($"{(int)passed.TotalHours}{ThinSpace}h ago"),
            < 48 * 60 => "yesterday",
            _ => when.ToString(when.Year == now.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>"9.4 MB", "6 KB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Invariant($"{bytes / 1e9:0.0}{ThinSpace}GB"),
        >= 1_000_000 => Invariant($"{bytes / 1e6:0.0}{ThinSpace}MB"),
        >= 1000 => Invariant($"{Math.Round(bytes / 1e3):0}{ThinSpace}KB"),
        _ => Invariant($"{bytes}{ThinSpace}bytes"),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
