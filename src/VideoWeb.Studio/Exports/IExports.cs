using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Exports;

/// <summary>Takes on their way to editing programs: as a cut with its media, as movies for editors, as stills.</summary>
public interface IExports
{
    /// <summary>
    /// The shown takes of the clips asked for, one after another in the order the clips were made, in four timeline formats, with media,
    /// stems and captions. Names and ids stay the same from take to take: what is exported later takes the place of what was.
    /// </summary>
    Task<Outcome<EditExport>> PackAsync(Caller caller, ExportScope scope, ExportOptions options, CancellationToken cancellationToken);

    /// <summary>Only the timeline in one format.</summary>
    Task<Outcome<ExportedFile>> TimelineAsync(Caller caller, ExportScope scope, TimelineFormat format, ExportOptions options, CancellationToken cancellationToken);

    /// <summary>A frame of a take as a signed picture.</summary>
    /// <param name="seconds">From the beginning of the take.</param>
    Task<Outcome<ExportedFile>> StillAsync(Caller caller, Guid takeId, double seconds, StillFormat format, CancellationToken cancellationToken);

    /// <summary>Has a movie for editors made in the background; the one that is there or on its way is given where there is one.</summary>
    Task<Outcome<MezzanineInfo>> MakeMezzanineAsync(Caller caller, Guid takeId, MezzanineCodec codec, CancellationToken cancellationToken);

    /// <summary>Those of the shown takes of the clips asked for, newest first.</summary>
    Task<Outcome<IReadOnlyList<MezzanineInfo>>> MezzaninesAsync(Caller caller, ExportScope scope, CancellationToken cancellationToken);

    Task<Outcome<MezzanineInfo>> MezzanineAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    Task<Outcome> CancelMezzanineAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>What <see cref="IMediaStore.OpenAsync"/> opens.</summary>
    Task<Outcome<TakeMedia>> MezzanineMediaAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}

/// <summary>One clip, or all of a project.</summary>
public readonly record struct ExportScope(Guid? ClipId, Guid? ProjectId)
{
    public static ExportScope Clip(Guid id) => new(id, null);

    public static ExportScope Project(Guid id) => new(null, id);
}

/// <param name="Folder">Where the export will lie on the editor's machine, up to 500 characters, or null: media by relative paths.</param>
/// <param name="Mezzanine">Movies of this kind in the place of the mp4s, or null.</param>
public sealed record ExportOptions(string? Folder = null, MezzanineCodec? Mezzanine = null);

/// <param name="FileName">"pier.zip".</param>
/// <param name="Entries">In the order in which they are written; what is known first.</param>
/// <param name="Clips">How many clips are in it.</param>
/// <param name="Length">Bytes of all entries together.</param>
public sealed record EditExport(string FileName, IReadOnlyList<ExportEntry> Entries, int Clips, long Length);

/// <summary>A file of an export: text that is here, or media of the store.</summary>
/// <param name="Path">Within the archive, with slashes.</param>
/// <param name="Hash">In the media store, where <paramref name="Text"/> is null.</param>
public sealed record ExportEntry(string Path, ReadOnlyMemory<byte>? Text, string? Hash, long Length, DateTimeOffset At);

public sealed record ExportedFile(string FileName, string ContentType, byte[] Content);

public enum MezzanineState { Waiting, Running, Done, Failed, Cancelled }

/// <param name="Done">Share that is done, 0 to 1.</param>
/// <param name="Length">Bytes, once it is done.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="ExpiresAt">When it is removed, once it is done.</param>
public sealed record MezzanineInfo(
    Guid Id, Guid TakeId, MezzanineCodec Codec, MezzanineState State, double Done, long? Length, string? Failure, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
