using System.Linq.Expressions;

namespace VideoWeb.Studio.Library;

/// <summary>Who forbids to show a clip; each takes back only what it said itself.</summary>
internal enum HidingParty { Consent, Moderation }

/// <summary>A reason for which nobody may be shown a clip.</summary>
internal sealed class ClipHiding
{
    public Guid ClipId { get; init; }

    public HidingParty By { get; init; }

    /// <summary>A sentence for those whose clip it is.</summary>
    public required string Reason { get; set; }

    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Which clips may be shown: the one rule that the library, media files, comments and share links ask. Whatever else hides a clip
/// (a withdrawn consent, a moderator's decision) adds a <see cref="ClipHiding"/>.
/// </summary>
internal static class ClipVisibility
{
    /// <summary>Nothing forbids to show it. Deleting does not: members still find a deleted clip among the deleted, to restore it.</summary>
    public static readonly Expression<Func<Clip, bool>> MayBeShown = clip => clip.Hidings.Count == 0;

    /// <summary>Those that members may see, deleted ones too.</summary>
    public static IQueryable<Clip> Visible(this IQueryable<Clip> clips) => clips.Where(MayBeShown);

    /// <summary>Those that anybody may be shown, who is allowed to: visible and not deleted.</summary>
    public static IQueryable<Clip> Shown(this IQueryable<Clip> clips) => clips.Visible().Where(clip => clip.DeletedAt == null);
}
