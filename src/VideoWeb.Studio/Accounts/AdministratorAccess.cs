using Microsoft.EntityFrameworkCore;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Accounts;

/// <summary>The door of what concerns the whole studio.</summary>
internal static class AdministratorAccess
{
    /// <summary>Null where the caller is an administrator of this studio. Read from the database at each call, whatever the cookie says.</summary>
    public static async Task<Refusal?> RefuseUnlessAdministratorAsync(this StudioDbContext db, Caller caller, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(account => account.Id == caller.UserId && account.Administrator, cancellationToken)
            ? null
            : new Refusal(RefusalKind.NotAllowed, "Only administrators of this studio can do this.");
}
