using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

internal sealed class ConsentDesk(IDbContextFactory<StudioDbContext> contexts, ConsentLedger ledger, TimeProvider clock) : IConsents
{
    private const int MostClips = 100;

    /// <summary>How long a link can be answered.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromDays(14);

    public async Task<Outcome<ConsentLink>> AskAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        if (!await OwnsAsync(db, caller, cameoId, cancellationToken)) return Refusal.NotFound("cameo");
        var consent = await db.Consents.SingleOrDefaultAsync(c => c.CameoId == cameoId, cancellationToken);
        if (consent is null) return new Refusal(RefusalKind.Conflict, "This cameo shows nobody who could be asked; it needs no consent.");
        if (consent.State != ConsentState.Asked) return new Refusal(RefusalKind.Conflict, "They have answered. Their own link stays with them; they can change their answer there.");
        var token = SecretToken.Make();
        consent.LinkHash = SecretToken.Hash(token);
        consent.LinkExpiresAt = clock.GetUtcNow() + AnswerTime;
        ledger.Append(db, consent, "asked", new ConsentAuthor(caller.UserId, await NameAsync(db, caller.UserId, cancellationToken)), "by a link", terms: null);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return new Refusal(RefusalKind.Conflict, "They answered at this moment. Look at it again.");
        }

        return new ConsentLink(token, consent.LinkExpiresAt.Value);
    }

    public async Task<Outcome<ConsentSheet>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, token, cancellationToken) is { } consent ? await SheetAsync(db, consent, cancellationToken) : NoLink;
    }

    public async Task<Outcome<string>> PictureAsync(string token, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, token, cancellationToken) is not { } consent) return NoLink;
        var hash = await db.CameoPictures.Where(picture => picture.CameoId == consent.CameoId && picture.Number == number).Select(picture => picture.Hash).SingleOrDefaultAsync(cancellationToken);
        return hash is null ? Refusal.NotFound("picture") : hash;
    }

    public async Task<Outcome> AnswerAsync(string token, Guid? userId, ConsentAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, token, cancellationToken) is not { } consent) return NoLink;
        if (Wrong(answer, consent.SubjectId ?? userId) is { } wrong) return wrong;
        // the maker of a cameo has made the link; who they are to themselves, they say when they make it
        var maker = await db.Cameos.Where(cameo => cameo.Id == consent.CameoId).Select(cameo => cameo.CreatedBy).SingleOrDefaultAsync(cancellationToken);
        if (userId is not null && userId == maker && consent.SubjectId != userId)
            return new Refusal(RefusalKind.NotAllowed, "You made this cameo and attested that it shows somebody else: only they can answer. Send them the link.");
        var words = userId is { } id ? $"{await NameAsync(db, id, cancellationToken)}, from their own account" : "the person shown, by their link";
        return await ledger.MoveAsync(consent.CameoId, answer.State, answer.Terms, new ConsentAuthor(userId, words), cancellationToken);
    }

    public async Task<Outcome> RemoveClipAsync(string token, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, token, cancellationToken) is not { } consent) return NoLink;
        if (!await db.CameoUses.AnyAsync(use => use.CameoId == consent.CameoId && use.ClipId == clipId, cancellationToken)) return Refusal.NotFound("clip");
        if (await db.ClipHidings.AnyAsync(hiding => hiding.ClipId == clipId && hiding.By == HidingParty.Consent, cancellationToken)) return Outcome.Done;
        db.ClipHidings.Add(new ClipHiding { ClipId = clipId, By = HidingParty.Consent, Reason = "The person shown removed this clip.", At = clock.GetUtcNow() });
        ledger.Append(db, consent, "removed", new ConsentAuthor(null, "the person shown, by their link"), $"clip {clipId}", terms: null);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return new Refusal(RefusalKind.Conflict, "Something changed at the same moment. Try again.");
        }

        return Outcome.Done;
    }

    public async Task<IReadOnlyList<ConsentSheet>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sheets = new List<ConsentSheet>();
        foreach (var consent in await db.Consents.AsNoTracking().Where(c => c.SubjectId == userId).OrderBy(c => c.CameoId).Take(MostClips).ToListAsync(cancellationToken))
            sheets.Add(await SheetAsync(db, consent, cancellationToken));
        return sheets;
    }

    public async Task<Outcome> AnswerAsync(Guid userId, Guid cameoId, ConsentAnswer answer, CancellationToken cancellationToken)
    {
        if (Wrong(answer, userId) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Consents.AnyAsync(consent => consent.CameoId == cameoId && consent.SubjectId == userId, cancellationToken)) return Refusal.NotFound("consent");
        var name = await NameAsync(db, userId, cancellationToken);
        return await ledger.MoveAsync(cameoId, answer.State, answer.Terms, new ConsentAuthor(userId, $"{name}, from their own account"), cancellationToken);
    }

    public async Task<Outcome<ConsentHistory>> HistoryAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        if (!await OwnsAsync(db, caller, cameoId, cancellationToken)) return Refusal.NotFound("cameo");
        var consent = await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.CameoId == cameoId, cancellationToken);
        if (consent is null) return new ConsentHistory([], Intact: true);
        var events = await db.ConsentEvents.AsNoTracking().Where(entry => entry.CameoId == cameoId).OrderByDescending(entry => entry.Number).ToListAsync(cancellationToken);
        return new ConsentHistory(
            events.ConvertAll(entry => new ConsentEntry(entry.Number, entry.What, entry.By, entry.Note, entry.Terms, entry.At, entry.Seal)), ConsentLedger.IsIntact(consent, events));
    }

    private async Task<Consent?> FindAsync(StudioDbContext db, string token, CancellationToken cancellationToken)
    {
        if (SecretToken.HashOf(token) is not { } hash) return null;
        var consent = await db.Consents.SingleOrDefaultAsync(c => c.LinkHash == hash, cancellationToken);
        return consent is null || (consent.State == ConsentState.Asked && consent.LinkExpiresAt < clock.GetUtcNow()) ? null : consent;
    }

    private static async Task<ConsentSheet> SheetAsync(StudioDbContext db, Consent consent, CancellationToken cancellationToken)
    {
        var cameo = await db.Cameos.AsNoTracking().Include(c => c.Pictures).SingleAsync(c => c.Id == consent.CameoId, cancellationToken);
        var workspace = await db.Workspaces.Where(w => w.Id == cameo.WorkspaceId).Select(w => w.Name).SingleAsync(cancellationToken);
        var maker = cameo.CreatedBy is { } id ? await NameAsync(db, id, cancellationToken) : "somebody who left";
        var clips = await db.Clips
            .Where(clip => db.CameoUses.Any(use => use.ClipId == clip.Id && use.CameoId == cameo.Id))
            .OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id)
            .Take(MostClips)
            .Select(clip => new CameoDraft(clip.Id, clip.Title, clip.Prompt, clip.CreatedAt, clip.Hidings.Count > 0))
            .ToListAsync(cancellationToken);
        return new ConsentSheet(cameo.Id, cameo.Handle ?? "deleted", cameo.Shows, maker, cameo.WorkspaceId, workspace, cameo.Pictures.Count, consent.State, consent.Terms, clips);
    }

    private Refusal? Wrong(ConsentAnswer answer, Guid? subject)
    {
        if (answer.State is ConsentState.Refused or ConsentState.Withdrawn) return null;
        if (answer is not { State: ConsentState.Granted, Terms: { } terms }) return Refusal.Invalid("state", "Grant it with terms, refuse it or withdraw it.");
        if (terms.Uses.Count == 0) return Refusal.Invalid("uses", "Choose at least one use, or refuse.");
        if (terms.Workspaces.Count + terms.People.Count > ConsentTerms.MostNames) return Refusal.Invalid("audience", $"At most {ConsentTerms.MostNames} people and workspaces can be named.");
        if (terms.Audience == ConsentAudience.OnlyMe && subject is null) return Refusal.Invalid("audience", "Sign in first: \"only me\" means your own account.");
        if (terms.Places?.Length > ConsentTerms.LongestPlaces) return Refusal.Invalid("places", $"Places have at most {ConsentTerms.LongestPlaces} characters.");
        return terms.Until <= clock.GetUtcNow() ? Refusal.Invalid("until", "That day is over already. Choose a later one, or refuse.") : null;
    }

    private static Task<bool> OwnsAsync(StudioDbContext db, Caller caller, Guid cameoId, CancellationToken cancellationToken) =>
        db.Cameos.AnyAsync(cameo => cameo.Id == cameoId && cameo.WorkspaceId == caller.WorkspaceId, cancellationToken);

    private static async Task<string> NameAsync(StudioDbContext db, Guid userId, CancellationToken cancellationToken) =>
        await db.Users.Where(account => account.Id == userId).Select(account => account.Name).SingleOrDefaultAsync(cancellationToken) ?? "somebody who left";

    private static Refusal NoLink => new(RefusalKind.NotFound, "This link does not work (any more). Ask who sent it for a new one.");
}
