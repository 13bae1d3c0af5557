using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

internal sealed partial class CameoDesk(IDbContextFactory<StudioDbContext> contexts, ConsentLedger ledger, TimeProvider clock) : ICameos
{
    private const int MostCameos = 500;
    private const int MostPictures = 5;
    private const int MostClips = 100;

    private static readonly string[] Kinds = ["person", "animal", "product"];

    public async Task<Outcome<IReadOnlyList<CameoInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        return await InfosAsync(db, Own(db, caller), cancellationToken);
    }

    public async Task<Outcome<CameoInfo>> GetAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await InfosAsync(db, Own(db, caller).Where(cameo => cameo.Id == cameoId), cancellationToken);
        return found.Count == 1 ? found[0] : Refusal.NotFound("cameo");
    }

    public async Task<Outcome<CameoInfo>> MakeAsync(Caller caller, NewCameo cameo, CancellationToken cancellationToken)
    {
        if (Wrong(cameo) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        if (await db.Cameos.CountAsync(known => known.WorkspaceId == caller.WorkspaceId && known.DeletedAt == null, cancellationToken) >= MostCameos)
            return new Refusal(RefusalKind.LimitReached, $"This workspace has {MostCameos} cameos, which is the most. Delete one first.");
        if (await db.Cameos.AnyAsync(known => known.WorkspaceId == caller.WorkspaceId && known.Handle == cameo.Handle, cancellationToken)) return Taken(cameo.Handle);
        var uploads = await db.Uploads.AsNoTracking().Where(upload => upload.WorkspaceId == caller.WorkspaceId && cameo.Pictures.Contains(upload.Id)).ToDictionaryAsync(upload => upload.Id, cancellationToken);
        if (uploads.Count < cameo.Pictures.Count) return Refusal.Invalid(nameof(cameo.Pictures), "A picture is not here any more. Give it again.");

        var now = clock.GetUtcNow();
        var row = new Cameo
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            CreatedBy = caller.UserId,
            Handle = cameo.Handle,
            Kind = cameo.Kind,
            Subject = cameo.Subject,
            Shows = cameo.Shows.Trim(),
            Crop = cameo.Crop ?? Suggest(cameo.Kind, uploads[cameo.Pictures[0]].Width, uploads[cameo.Pictures[0]].Height),
            Voice = Voice(cameo.Voice),
            CreatedAt = now,
        };
        row.Pictures.AddRange(cameo.Pictures.Select((id, number) => new CameoPicture { CameoId = row.Id, Number = number, Hash = uploads[id].Hash }));
        db.Cameos.Add(row);
        if (cameo.Subject is CameoSubject.Myself or CameoSubject.LivingPerson) await AddConsentAsync(db, caller, row, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // two of the same name at the same moment
            return Taken(cameo.Handle);
        }

        return await GetAsync(caller, row.Id, cancellationToken);
    }

    public Task<Outcome> EditAsync(Caller caller, Guid cameoId, EngineCrop? crop, string? voice, CancellationToken cancellationToken)
    {
        if (crop is not null && !IsInside(crop)) return Task.FromResult<Outcome>(Refusal.Invalid(nameof(crop), "The crop lies outside the picture."));
        if (voice?.Length > 60) return Task.FromResult<Outcome>(Refusal.Invalid(nameof(voice), "A voice's name has at most 60 characters."));
        return ChangeAsync(
            caller,
            cameoId,
            cameo =>
            {
                cameo.Crop = crop;
                cameo.Voice = Voice(voice);
            },
            cancellationToken);
    }

    public Task<Outcome> ArchiveAsync(Caller caller, Guid cameoId, bool archived, CancellationToken cancellationToken) =>
        ChangeAsync(caller, cameoId, cameo => cameo.ArchivedAt = archived ? cameo.ArchivedAt ?? clock.GetUtcNow() : null, cancellationToken);

    public Task<Outcome> DeleteAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken) => ChangeAsync(
        caller,
        cameoId,
        cameo =>
        {
            cameo.Handle = null;
            cameo.DeletedAt = clock.GetUtcNow();
            cameo.Pictures.Clear();
        },
        cancellationToken);

    public async Task<Outcome<string>> PictureAsync(Caller caller, Guid cameoId, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var hash = await Own(db, caller).Where(cameo => cameo.Id == cameoId)
            .SelectMany(cameo => cameo.Pictures).Where(picture => picture.Number == number)
            .Select(picture => picture.Hash).SingleOrDefaultAsync(cancellationToken);
        return hash is null ? Refusal.NotFound("picture") : hash;
    }

    public async Task<Outcome<IReadOnlyList<CameoClip>>> ClipsAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        return await db.Clips.Shown()
            .Where(clip => clip.WorkspaceId == caller.WorkspaceId && db.CameoUses.Any(use => use.ClipId == clip.Id && use.CameoId == cameoId))
            .OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id)
            .Take(MostClips)
            .Select(clip => new CameoClip(clip.Id, clip.Title, clip.TakeId, clip.Seconds))
            .ToListAsync(cancellationToken);
    }

    private async Task AddConsentAsync(StudioDbContext db, Caller caller, Cameo cameo, CancellationToken cancellationToken)
    {
        var name = await db.Users.Where(account => account.Id == caller.UserId).Select(account => account.Name).SingleAsync(cancellationToken);
        var author = new ConsentAuthor(caller.UserId, name);
        var consent = new Consent { CameoId = cameo.Id };
        ledger.Append(db, consent, "made", author, $"from {cameo.Pictures.Count} pictures, attested: shows {cameo.Shows}", terms: null);
        if (cameo.Subject == CameoSubject.Myself)
        {
            var terms = new ConsentTerms { Audience = ConsentAudience.OnlyMe, Uses = Enum.GetValues<ConsentUse>(), Voice = true };
            consent.SubjectId = caller.UserId;
            consent.MoveTo(ConsentState.Granted, terms);
            ledger.Append(db, consent, "granted", author, "this is me, from their own account", terms);
        }

        db.Consents.Add(consent);
    }

    private async Task<Outcome> ChangeAsync(Caller caller, Guid cameoId, Action<Cameo> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var cameo = await db.Cameos.Include(c => c.Pictures).SingleOrDefaultAsync(c => c.Id == cameoId && c.WorkspaceId == caller.WorkspaceId && c.DeletedAt == null, cancellationToken);
        if (cameo is null) return Refusal.NotFound("cameo");
        change(cameo);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, "Somebody else changed this cameo at the same moment. Look at it again.");
        }

        return Outcome.Done;
    }

    private static IQueryable<Cameo> Own(StudioDbContext db, Caller caller) =>
        db.Cameos.AsNoTracking().Where(cameo => cameo.WorkspaceId == caller.WorkspaceId && cameo.DeletedAt == null);

    private static async Task<List<CameoInfo>> InfosAsync(StudioDbContext db, IQueryable<Cameo> cameos, CancellationToken cancellationToken)
    {
        var rows = await cameos
            .OrderBy(cameo => cameo.ArchivedAt != null).ThenBy(cameo => cameo.Handle)
            .Select(cameo => new
            {
                Cameo = cameo,
                Pictures = cameo.Pictures.Count,
                Consent = db.Consents.FirstOrDefault(consent => consent.CameoId == cameo.Id),
                Maker = db.Users.Where(account => account.Id == cameo.CreatedBy).Select(account => account.Name).FirstOrDefault(),
                Uses = db.Takes.Count(take => db.CameoUses.Any(use => use.JobId == take.JobId && use.CameoId == cameo.Id)),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new CameoInfo
        {
            Id = row.Cameo.Id,
            Handle = row.Cameo.Handle!,
            Kind = row.Cameo.Kind,
            Subject = row.Cameo.Subject,
            Shows = row.Cameo.Shows,
            MadeBy = row.Maker ?? "somebody who left",
            Pictures = row.Pictures,
            Crop = row.Cameo.Crop,
            Voice = row.Cameo.Voice,
            Consent = row.Consent?.State,
            Terms = row.Consent?.Terms,
            Archived = row.Cameo.ArchivedAt is not null,
            Uses = row.Uses,
            CreatedAt = row.Cameo.CreatedAt,
        });
    }

    private static Refusal? Wrong(NewCameo cameo)
    {
        if (!HandleForm().IsMatch(cameo.Handle)) return Refusal.Invalid(nameof(cameo.Handle), "A handle has 2 to 30 small letters, digits, - or _ and begins with a letter: mara, aurora-bottle.");
        if (!Kinds.Contains(cameo.Kind)) return Refusal.Invalid(nameof(cameo.Kind), "A cameo is a person, an animal or a product.");
        if (cameo.Kind == "person" == (cameo.Subject == CameoSubject.NoPerson)) return Refusal.Invalid(nameof(cameo.Subject), "Say whom a person's cameo shows: yourself, another living person, or somebody made up.");
        if (string.IsNullOrWhiteSpace(cameo.Shows) || cameo.Shows.Length > 100) return Refusal.Invalid(nameof(cameo.Shows), "Say whom or what it shows in 1 to 100 characters.");
        if (cameo.Pictures.Count is 0 or > MostPictures || cameo.Pictures.Distinct().Count() != cameo.Pictures.Count) return Refusal.Invalid(nameof(cameo.Pictures), $"A cameo is made from 1 to {MostPictures} different pictures.");
        if (cameo.Crop is { } crop && !IsInside(crop)) return Refusal.Invalid(nameof(cameo.Crop), "The crop lies outside the picture.");
        return cameo.Voice?.Length > 60 ? Refusal.Invalid(nameof(cameo.Voice), "A voice's name has at most 60 characters.") : null;
    }

    /// <summary>Where it most likely is: a person's head and shoulders high in the middle, anything else in the middle.</summary>
    private static EngineCrop Suggest(string kind, int width, int height)
    {
        var side = Math.Min(width, height);
        var (across, down) = ((double)side / width, (double)side / height);
        return new EngineCrop((1 - across) / 2, kind == "person" ? 0 : (1 - down) / 2, across, down);
    }

    private static bool IsInside(EngineCrop crop) =>
        crop is { Left: >= 0, Top: >= 0, Width: >= 0.02, Height: >= 0.02 } && crop.Left + crop.Width <= 1.0001 && crop.Top + crop.Height <= 1.0001;

    private static string? Voice(string? voice) => string.IsNullOrWhiteSpace(voice) ? null : voice.Trim();

    private static Refusal Taken(string handle) => new(RefusalKind.Conflict, $"There is a cameo @{handle} in this workspace already. Choose another handle.", "handle");

    [GeneratedRegex("^[a-z][a-z0-9_-]{1,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex HandleForm();
}
