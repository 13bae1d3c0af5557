using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

/// <summary>Which cameos a plan casts, whether they may be, and what the engine gets of them.</summary>
internal sealed partial class CameoCasting(IDbContextFactory<StudioDbContext> contexts, IMediaStore media, TimeProvider clock)
{
    /// <summary>Cameos of the plan's cast by their handles: the workspace's own, then those that people granted to it. Refused where one is unknown or has not consented.</summary>
    public async Task<Outcome<IReadOnlyList<CastCameo>>> CastAsync(
        StudioDbContext db, Caller caller, string prompt, ShotPlan plan, ConsentUse use, EngineDescription engine, CancellationToken cancellationToken)
    {
        var handles = plan.Cast.Select(member => member.Id).Distinct().ToList();
        if (handles.Count == 0) return new Outcome<IReadOnlyList<CastCameo>>([], null);
        var found = await (
                from cameo in db.Cameos.AsNoTracking()
                where cameo.Handle != null && handles.Contains(cameo.Handle) && cameo.ArchivedAt == null
                join row in db.Consents.AsNoTracking() on cameo.Id equals row.CameoId into rows
                from consent in rows.DefaultIfEmpty()
                where cameo.WorkspaceId == caller.WorkspaceId || consent != null
                select new { Cameo = cameo, Consent = consent })
            .ToListAsync(cancellationToken);
        var called = Called().Matches(prompt).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToHashSet();
        var cast = new List<CastCameo>();
        foreach (var handle in handles)
        {
            var speaks = Speaks(plan, handle);
            var question = new ConsentQuestion(caller.UserId, caller.WorkspaceId, use, speaks, clock.GetUtcNow());
            var named = found.Where(pair => pair.Cameo.Handle == handle).ToList();
            // another workspace's cameo is not even known to exist, unless its person granted it to these people
            var pick = named.Find(pair => pair.Cameo.WorkspaceId == caller.WorkspaceId)
                ?? named.Find(pair => ConsentRules.Refuse(Standing(pair.Cameo, pair.Consent), question) is null);
            if (pick is null)
            {
                if (called.Contains(handle)) return Refusal.Invalid("prompt", $"There is no cameo @{handle} here. Make one on the page Cameos, or write the name without @.");
                continue;
            }

            if (pick.Consent is not null && ConsentRules.Refuse(Standing(pick.Cameo, pick.Consent), question) is { } reason) return new Refusal(RefusalKind.NotAllowed, reason, "prompt");
            cast.Add(new CastCameo(pick.Cameo.Id, handle, use, speaks));
        }

        if (cast.Count > 0 && !engine.Cameos)
            return new Refusal(RefusalKind.Unavailable, $"{engine.Title} can't show cameos: @{cast[0].CastId} would be somebody else. Choose another engine, or write the name without @.", "engine");
        return cast;
    }

    /// <summary>Rows that go with a job. What its clip was remixed from lends its cameos too.</summary>
    public void Record(StudioDbContext db, Job job, IReadOnlyList<CastCameo> cast)
    {
        foreach (var cameo in cast.DistinctBy(cameo => cameo.CameoId))
        {
            db.CameoUses.Add(new CameoUse
            {
                JobId = job.Id,
                CameoId = cameo.CameoId,
                CastId = cameo.CastId,
                ClipId = job.ClipId,
                Use = cameo.Use,
                Speaks = cameo.Speaks,
                CheckedAt = clock.GetUtcNow(),
            });
        }
    }

    /// <summary>What an earlier job used, for one that is made from it; refused where consent no longer covers it.</summary>
    public async Task<Outcome<IReadOnlyList<CastCameo>>> OfAsync(StudioDbContext db, Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        var uses = await db.CameoUses.AsNoTracking().Where(use => use.JobId == jobId).ToListAsync(cancellationToken);
        foreach (var use in uses)
            if (await RefuseAsync(db, use, caller, cancellationToken) is { } reason) return new Refusal(RefusalKind.NotAllowed, reason);
        return uses.ConvertAll(use => new CastCameo(use.CameoId, use.CastId, use.Use, use.Speaks));
    }

    /// <summary>Asks for consent once more and lays the pictures into the folder of a job that starts.</summary>
    /// <exception cref="EngineException">Consent is gone; the message is for the user.</exception>
    public async Task<IReadOnlyDictionary<string, EngineCameo>> OpenAsync(Job job, string folder, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var uses = await db.CameoUses.Where(use => use.JobId == job.Id).ToListAsync(cancellationToken);
        var likenesses = new Dictionary<string, EngineCameo>();
        foreach (var use in uses)
        {
            if (await RefuseAsync(db, use, new Caller(job.CreatedBy ?? Guid.Empty, job.WorkspaceId), cancellationToken) is { } reason) throw new EngineException(reason, retryable: false);
            var cameo = await db.Cameos.AsNoTracking().Include(c => c.Pictures).SingleAsync(c => c.Id == use.CameoId, cancellationToken);
            var pictures = new List<string>();
            foreach (var picture in cameo.Pictures.OrderBy(picture => picture.Number))
                pictures.Add(await CopyAsync(picture.Hash, Path.Combine(folder, $"cameo-{likenesses.Count}-{picture.Number}.jpg"), cancellationToken));
            likenesses[use.CastId] = new EngineCameo { Kind = cameo.Kind, Pictures = pictures, Crop = cameo.Crop, Voice = cameo.Voice };
            use.StartCheckedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellationToken);
        return likenesses;
    }

    /// <summary>The picture that a job starts from, or null.</summary>
    public async Task<string?> FirstFrameAsync(Job job, string folder, CancellationToken cancellationToken)
    {
        if (job.ImageUploadId is not { } uploadId) return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = await db.Uploads.Where(upload => upload.Id == uploadId).Select(upload => upload.Hash).SingleAsync(cancellationToken);
        return await CopyAsync(hash, Path.Combine(folder, "first-frame.jpg"), cancellationToken);
    }

    /// <summary>A take that is committed at the moment of a withdrawal is hidden with it.</summary>
    public async Task HideWithdrawnAsync(StudioDbContext db, Job job, CancellationToken cancellationToken)
    {
        var withdrawn = await db.CameoUses.AnyAsync(
            use => use.JobId == job.Id && db.Consents.Any(consent => consent.CameoId == use.CameoId && consent.State == ConsentState.Withdrawn), cancellationToken);
        if (!withdrawn || await db.ClipHidings.AnyAsync(hiding => hiding.ClipId == job.ClipId && hiding.By == HidingParty.Consent, cancellationToken)) return;
        db.ClipHidings.Add(new ClipHiding { ClipId = job.ClipId, By = HidingParty.Consent, Reason = "A person shown has withdrawn consent.", At = clock.GetUtcNow() });
    }

    private async Task<string?> RefuseAsync(StudioDbContext db, CameoUse use, Caller caller, CancellationToken cancellationToken)
    {
        var cameo = await db.Cameos.AsNoTracking().SingleOrDefaultAsync(c => c.Id == use.CameoId, cancellationToken);
        if (cameo is null || cameo.DeletedAt is not null) return $"The cameo @{use.CastId} was deleted. Render without it.";
        var consent = await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.CameoId == use.CameoId, cancellationToken);
        return consent is null ? null
            : ConsentRules.Refuse(Standing(cameo, consent), new ConsentQuestion(caller.UserId, caller.WorkspaceId, use.Use, use.Speaks, clock.GetUtcNow()));
    }

    private async Task<string> CopyAsync(string hash, string path, CancellationToken cancellationToken)
    {
        await using var content = await media.OpenAsync(hash, cancellationToken)
            ?? throw new EngineException("A picture of this clip is gone from the media store. Give it again.", retryable: false);
        await using var file = File.Create(path);
        await content.CopyToAsync(file, cancellationToken);
        return path;
    }

    private static ConsentStanding Standing(Cameo cameo, Consent consent) => new(cameo.Shows, consent.State, consent.SubjectId, consent.Terms);

    private static bool Speaks(ShotPlan plan, string castId) => plan.Shots.Any(shot => shot.Sound.Dialogue.Any(line => line.Speaker == castId));

    [GeneratedRegex(@"(?<![\w@.])@([\p{L}\p{N}_-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Called();
}

/// <param name="CastId">In the plan; for one that only a remixed clip showed, in that clip's plan.</param>
internal sealed record CastCameo(Guid CameoId, string CastId, ConsentUse Use, bool Speaks);
