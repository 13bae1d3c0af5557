using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Workspaces;

internal sealed class InvitationDesk(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : IInvitations
{
    private const int LongestDays = 90;
    private const int MostOpen = 100;
    private const int LongestSentTo = 254;

    private static readonly TimeSpan ShownAfterwards = TimeSpan.FromDays(30);

    private static Refusal NoSuchLink => new(
        RefusalKind.NotFound, "This invitation does not work. It may have run out, been used or been revoked: ask for a new one.");

    public async Task<Outcome<IReadOnlyList<InvitationInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var since = now - ShownAfterwards;
        var found = await db.Invitations.AsNoTracking()
            .Where(i => i.WorkspaceId == caller.WorkspaceId && i.ExpiresAt > since)
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
            .Select(i => new { Row = i, UsedBy = db.Users.Where(a => a.Id == i.UsedBy).Select(a => a.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(one => Info(one.Row, one.UsedBy, now));
    }

    public async Task<Outcome<MadeInvitation>> MakeAsync(Caller caller, NewInvitation invitation, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(invitation.Role) || invitation.Role == WorkspaceRole.Owner)
            return Refusal.Invalid(nameof(invitation.Role), "A link invites as viewer, reviewer, editor or producer. Make somebody owner once they are a member.");
        if (invitation.Days is < 1 or > LongestDays) return Refusal.Invalid(nameof(invitation.Days), $"A link works for 1 to {LongestDays} days.");
        if (invitation.SentTo?.Length > LongestSentTo) return Refusal.Invalid(nameof(invitation.SentTo), $"Whom it is for has at most {LongestSentTo} characters.");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        if (await db.Workspaces.AnyAsync(w => w.Id == caller.WorkspaceId && w.Personal, cancellationToken))
            return new Refusal(RefusalKind.Conflict, "A personal workspace is for one person. Make a team workspace, and invite people to that.");
        var now = clock.GetUtcNow();
        if (await Open(db, now).CountAsync(i => i.WorkspaceId == caller.WorkspaceId, cancellationToken) >= MostOpen)
            return new Refusal(RefusalKind.LimitReached, $"A workspace has at most {MostOpen} open invitations. Revoke some first.");
        var token = SecretToken.Make();
        var row = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            Role = invitation.Role,
            Hash = SecretToken.Hash(token),
            SentTo = string.IsNullOrWhiteSpace(invitation.SentTo) ? null : invitation.SentTo.Trim(),
            CreatedBy = caller.UserId,
            CreatedAt = now,
            ExpiresAt = now.AddDays(invitation.Days),
        };
        db.Invitations.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new MadeInvitation(token, Info(row, usedBy: null, now));
    }

    public async Task<Outcome> RevokeAsync(Caller caller, Guid invitationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var found = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (found is null) return Refusal.NotFound("invitation");
        found.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome<InvitationOffer>> LookAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (SecretToken.HashOf(token) is not { } hash) return NoSuchLink;
        var found = await (
                from invitation in Open(db, clock.GetUtcNow())
                join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
                where invitation.Hash == hash
                select new InvitationOffer(
                    workspace.Name, invitation.Role, db.Users.Where(a => a.Id == invitation.CreatedBy).Select(a => a.Name).FirstOrDefault(), invitation.ExpiresAt))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? NoSuchLink : found;
    }

    public async Task<Outcome<Caller>> AcceptAsync(Guid userId, string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Users.AnyAsync(a => a.Id == userId, cancellationToken)) return Refusal.NotFound("account");
        var joined = await JoinAsync(db, userId, token, cancellationToken);
        if (joined.Succeeded) await transaction.CommitAsync(cancellationToken);
        return joined;
    }

    /// <summary>Uses the link up for this account, within the transaction of the caller.</summary>
    public async Task<Outcome<Caller>> JoinAsync(StudioDbContext db, Guid userId, string? token, CancellationToken cancellationToken)
    {
        if (SecretToken.HashOf(token) is not { } hash) return NoSuchLink;
        var now = clock.GetUtcNow();
        var open = Open(db, now).Where(i => i.Hash == hash);
        if (await open.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } invitation) return NoSuchLink;
        var inside = new Caller(userId, invitation.WorkspaceId);
        if (await db.RoleAsync(inside, cancellationToken) is not null) return inside;
        // claimed by the database, so that two people at the same moment don't both join by it
        var claimed = await open.ExecuteUpdateAsync(
            set => set.SetProperty(i => i.UsedAt, now).SetProperty(i => i.UsedBy, userId), cancellationToken);
        if (claimed == 0) return NoSuchLink;
        db.Memberships.Add(new Membership { WorkspaceId = invitation.WorkspaceId, AccountId = userId, Role = invitation.Role, JoinedAt = now });
        await db.SaveChangesAsync(cancellationToken);
        return inside;
    }

    private static IQueryable<Invitation> Open(StudioDbContext db, DateTimeOffset now) =>
        db.Invitations.Where(i => i.RevokedAt == null && i.UsedAt == null && i.ExpiresAt > now);

    private static InvitationInfo Info(Invitation row, string? usedBy, DateTimeOffset now) =>
        new(row.Id, row.Role, row.SentTo, row.CreatedAt, row.ExpiresAt, row.StateAt(now), usedBy);
}
