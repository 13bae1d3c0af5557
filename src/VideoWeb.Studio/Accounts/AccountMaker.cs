using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Accounts;

/// <summary>Makes an account together with its personal workspace: both or neither.</summary>
internal sealed class AccountMaker(IServiceScopeFactory scopes, InvitationDesk invitations, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <param name="password">Null: nobody can sign in by password (the account was made for an API key).</param>
    /// <param name="invitation">A link's token: the account joins that workspace too, or is not made.</param>
    public async Task<Outcome<Account>> MakeAsync(
        string email, string? password, string? name, bool administrator, CancellationToken cancellationToken, string? invitation = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var db = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        var now = clock.GetUtcNow();
        email = email.Trim();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            Name = ShownName(name, email),
            Administrator = administrator,
            CreatedAt = now,
        };
        if (password is not null)
        {
            foreach (var validator in users.PasswordValidators)
                if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } weak)
                    return Refuse(weak, nameof(password));
            // before the transaction: it takes a tenth of a second on purpose, and SQLite has one writer
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await users.CreateAsync(account) is { Succeeded: false } refused) return Refuse(refused, nameof(email));
        var workspace = new Workspace { Id = Guid.CreateVersion7(now), Name = account.Name, Personal = true, CreatedAt = now };
        db.Workspaces.Add(workspace);
        db.Memberships.Add(new Membership { WorkspaceId = workspace.Id, AccountId = account.Id, Role = WorkspaceRole.Owner, JoinedAt = now });
        await db.SaveChangesAsync(cancellationToken);
        if (invitation is not null && await invitations.JoinAsync(db, account.Id, invitation, cancellationToken) is { Succeeded: false } noJoin) return noJoin.Refusal;
        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    private static string ShownName(string? name, string email)
    {
        var shown = string.IsNullOrWhiteSpace(name) ? email.Split('@')[0] : name.Trim();
        return shown.Length > LongestName ? shown[..LongestName] : shown;
    }

    private static Refusal Refuse(IdentityResult result, string field)
    {
        var errors = result.Errors.ToList();
        return errors.Exists(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))
            ? new Refusal(RefusalKind.Conflict, "There is an account for this address. Sign in, or use another address.", field)
            : Refusal.Invalid(field, string.Join(' ', errors.Select(error => error.Description).Distinct()));
    }
}
