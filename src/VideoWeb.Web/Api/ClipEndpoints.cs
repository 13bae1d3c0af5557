using VideoWeb.Core.Plans;
using VideoWeb.Core.Review;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

/// <param name="Tags">All of them, or null to leave them.</param>
/// <param name="ProjectId">The project to move it into; <see cref="OutOfProject"/> moves it out of any.</param>
internal sealed record ClipChange(string? Title = null, bool? Starred = null, string[]? Tags = null, Guid? ProjectId = null, bool OutOfProject = false);

internal sealed record ProjectRequest(string? Name, Guid? ParentId = null);

/// <summary>What <c>GET /api/clips</c> may ask for; see <see cref="LibraryQuery"/>.</summary>
internal sealed record ClipSearch(
    string? Q = null, Guid? Project = null, string? Tag = null, string? Engine = null, ApiWord<ClipState>? State = null, ApiWord<ApprovalState>? Approval = null, bool? Starred = null,
    bool Deleted = false, ApiWord<LibrarySort>? Sort = null, string? Cursor = null, int Limit = 48)
{
    public LibraryQuery ToQuery() => new()
    {
        Text = Q,
        ProjectId = Project,
        Tag = Tag,
        Engine = Engine,
        State = State?.Value,
        Approval = Approval?.Value,
        Starred = Starred,
        Deleted = Deleted,
        Sort = Sort?.Value ?? LibrarySort.Newest,
        Cursor = Cursor,
        Limit = Limit,
    };
}

/// <summary>The library over HTTP. The files of a take are at <c>/media</c>.</summary>
internal static class ClipEndpoints
{
    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder manage)
    {
        read.MapGet("/clips", async ([AsParameters] ClipSearch search, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.ListAsync(caller, search.ToQuery(), cancellationToken)).ToResult());
        read.MapGet("/clips/{id:guid}", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.GetAsync(caller, id, cancellationToken)).ToResult());
        read.MapGet("/takes/{id:guid}", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.GetTakeAsync(caller, id, cancellationToken)).ToResult());
        read.MapGet("/takes/{id:guid}/plan", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.GetTakeAsync(caller, id, cancellationToken)).ToResult(take => TypedResults.Json(take.Plan, PlanJson.Default.ShotPlan)));

        read.MapGet("/tags", async (SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.TagsAsync(caller, cancellationToken)).ToResult());
        read.MapGet("/projects", async (SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.ProjectsAsync(caller, cancellationToken)).ToResult());
        manage.MapPost("/projects", async (ProjectRequest project, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.MakeProjectAsync(caller, project.Name ?? "", project.ParentId, cancellationToken)).ToResult());
        manage.MapPatch("/projects/{id:guid}", async (Guid id, ProjectRequest project, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.RenameProjectAsync(caller, id, project.Name ?? "", cancellationToken)).ToResult());
        manage.MapDelete("/projects/{id:guid}", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.DeleteProjectAsync(caller, id, cancellationToken)).ToResult());
        manage.MapPatch("/clips/{id:guid}", ChangeAsync);
        manage.MapDelete("/clips/{id:guid}", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.DeleteAsync(caller, id, cancellationToken)).ToResult());
        manage.MapPost("/clips/{id:guid}/restore", async (Guid id, SignedIn caller, ILibrary library, CancellationToken cancellationToken) =>
            (await library.RestoreAsync(caller, id, cancellationToken)).ToResult());
    }

    private static async Task<IResult> ChangeAsync(Guid id, ClipChange change, SignedIn caller, ILibrary library, CancellationToken cancellationToken)
    {
        if (change.Title is { } title && await library.RenameAsync(caller, id, title, cancellationToken) is { Succeeded: false } notRenamed)
            return notRenamed.ToResult();
        if (change.Starred is { } starred && await library.StarAsync(caller, id, starred, cancellationToken) is { Succeeded: false } notStarred)
            return notStarred.ToResult();
        if (change.Tags is { } tags && await library.TagAsync(caller, id, tags, cancellationToken) is { Succeeded: false } notTagged)
            return notTagged.ToResult();
        if ((change.ProjectId is not null || change.OutOfProject)
            && await library.MoveAsync(caller, id, change.OutOfProject ? null : change.ProjectId, cancellationToken) is { Succeeded: false } notMoved)
            return notMoved.ToResult();
        return (await library.GetAsync(caller, id, cancellationToken)).ToResult(clip => TypedResults.Ok(clip.Card));
    }
}
