using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

internal sealed record WorkspaceChange(string? Name);

internal sealed record RoleChange(WorkspaceRole Role);

/// <summary>The workspace of the caller, its members and its invitations. Making workspaces, joining and leaving are a person's own doing: on pages.</summary>
internal static class WorkspaceApi
{
    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder manage)
    {
        read.MapGet("/workspace", GetAsync);
        manage.MapPatch("/workspace", async (WorkspaceChange change, SignedIn caller, IWorkspaces workspaces, CancellationToken cancellationToken) =>
            (await workspaces.RenameAsync(caller, change.Name ?? "", cancellationToken)).ToResult());

        read.MapGet("/members", async (SignedIn caller, IMembers members, CancellationToken cancellationToken) =>
            (await members.ListAsync(caller, cancellationToken)).ToResult());
        manage.MapPatch("/members/{id:guid}", async (Guid id, RoleChange change, SignedIn caller, IMembers members, CancellationToken cancellationToken) =>
            (await members.ChangeRoleAsync(caller, id, change.Role, cancellationToken)).ToResult());
        manage.MapDelete("/members/{id:guid}", async (Guid id, SignedIn caller, IMembers members, CancellationToken cancellationToken) =>
            (await members.RemoveAsync(caller, id, cancellationToken)).ToResult());

        manage.MapGet("/invitations", async (SignedIn caller, IInvitations invitations, CancellationToken cancellationToken) =>
            (await invitations.ListAsync(caller, cancellationToken)).ToResult());
        manage.MapPost("/invitations", async (NewInvitation invitation, HttpRequest request, SignedIn caller, IInvitations invitations, CancellationToken cancellationToken) =>
            (await invitations.MakeAsync(caller, invitation, cancellationToken)).ToResult(made =>
                TypedResults.Ok(new { made.Info.Id, Link = $"{request.Scheme}://{request.Host}/join/{made.Token}", made.Info.Role, made.Info.ExpiresAt })));
        manage.MapDelete("/invitations/{id:guid}", async (Guid id, SignedIn caller, IInvitations invitations, CancellationToken cancellationToken) =>
            (await invitations.RevokeAsync(caller, id, cancellationToken)).ToResult());
    }

    private static async Task<IResult> GetAsync(SignedIn caller, IWorkspaces workspaces, CancellationToken cancellationToken)
    {
        var all = await workspaces.ListAsync(caller.Caller.UserId, cancellationToken);
        return TypedResults.Ok(all.First(workspace => workspace.Id == caller.Caller.WorkspaceId));
    }
}
