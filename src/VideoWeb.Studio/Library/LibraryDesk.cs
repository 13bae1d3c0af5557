using VideoWeb.Core.Media;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Library;

/// <summary>The library's one door over its parts.</summary>
internal sealed class LibraryDesk(LibraryShelf shelf, LibraryEdits edits, ProjectEdits projects) : ILibrary
{
    public Task<Outcome<ClipPage>> ListAsync(Caller caller, LibraryQuery query, CancellationToken cancellationToken) => shelf.ListAsync(caller, query, cancellationToken);

    public Task<Outcome<ClipDetail>> GetAsync(Caller caller, Guid clipId, CancellationToken cancellationToken) => shelf.GetAsync(caller, clipId, cancellationToken);

    public Task<Outcome<TakeDetail>> GetTakeAsync(Caller caller, Guid takeId, CancellationToken cancellationToken) => shelf.GetTakeAsync(caller, takeId, cancellationToken);

    public Task<Outcome<TakeMedia>> GetMediaAsync(Caller caller, Guid takeId, MediaKind kind, CancellationToken cancellationToken) => shelf.GetMediaAsync(caller, takeId, kind, cancellationToken);

    public Task<Outcome> RenameAsync(Caller caller, Guid clipId, string title, CancellationToken cancellationToken) => edits.RenameAsync(caller, clipId, title, cancellationToken);

    public Task<Outcome> StarAsync(Caller caller, Guid clipId, bool starred, CancellationToken cancellationToken) => edits.StarAsync(caller, clipId, starred, cancellationToken);

    public Task<Outcome> TagAsync(Caller caller, Guid clipId, IReadOnlyCollection<string> tags, CancellationToken cancellationToken) => edits.TagAsync(caller, clipId, tags, cancellationToken);

    public Task<Outcome<IReadOnlyList<string>>> TagsAsync(Caller caller, CancellationToken cancellationToken) => shelf.TagsAsync(caller, cancellationToken);

    public Task<Outcome> MoveAsync(Caller caller, Guid clipId, Guid? projectId, CancellationToken cancellationToken) => edits.MoveAsync(caller, clipId, projectId, cancellationToken);

    public Task<Outcome> ShowTakeAsync(Caller caller, Guid clipId, Guid takeId, CancellationToken cancellationToken) => edits.ShowTakeAsync(caller, clipId, takeId, cancellationToken);

    public Task<Outcome> DeleteAsync(Caller caller, Guid clipId, CancellationToken cancellationToken) => edits.DeleteAsync(caller, clipId, cancellationToken);

    public Task<Outcome> RestoreAsync(Caller caller, Guid clipId, CancellationToken cancellationToken) => edits.RestoreAsync(caller, clipId, cancellationToken);

    public Task<Outcome<IReadOnlyList<ProjectInfo>>> ProjectsAsync(Caller caller, CancellationToken cancellationToken) => shelf.ProjectsAsync(caller, cancellationToken);

    public Task<Outcome<ProjectInfo>> MakeProjectAsync(Caller caller, string name, Guid? parentId, CancellationToken cancellationToken) => projects.MakeAsync(caller, name, parentId, cancellationToken);

    public Task<Outcome> RenameProjectAsync(Caller caller, Guid projectId, string name, CancellationToken cancellationToken) => projects.RenameAsync(caller, projectId, name, cancellationToken);

    public Task<Outcome> DeleteProjectAsync(Caller caller, Guid projectId, CancellationToken cancellationToken) => projects.DeleteAsync(caller, projectId, cancellationToken);
}
