using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Cameos;

/// <summary>
/// Moves consents from state to state, each with a sealed entry in one transaction. A withdrawal hides what was made in that transaction too, then stops
/// what waits or runs; what slips between is caught when it starts, or hidden when it is committed.
/// </summary>
internal sealed class ConsentLedger(IDbContextFactory<StudioDbContext> contexts, JobLedger jobs, JobBoard board, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<Outcome> MoveAsync(Guid cameoId, ConsentState to, ConsentTerms? terms, ConsentAuthor author, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var consent = await db.Consents.SingleOrDefaultAsync(c => c.CameoId == cameoId, cancellationToken);
            if (consent is null) return Refusal.NotFound("consent");
            var cameo = await db.Cameos.AsNoTracking().SingleOrDefaultAsync(c => c.Id == cameoId, cancellationToken);
            if (!consent.MoveTo(to, terms)) return new Refusal(RefusalKind.Conflict, $"Consent that is {consent.State.ToString().ToLowerInvariant()} can't be {to.ToString().ToLowerInvariant()}.");
            if (author.AccountId is { } account && consent.SubjectId is null) consent.SubjectId = account;
            Append(db, consent, to.ToString().ToLowerInvariant(), author, note: "", to == ConsentState.Granted ? terms : null);
            if (to == ConsentState.Withdrawn) await HideAsync(db, cameoId, $"{cameo?.Shows} has withdrawn consent.", cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                continue;
            }

            if (to == ConsentState.Withdrawn) await StopAsync(cameoId, $"{cameo?.Shows} withdrew consent while this clip waited or was being made. Its credits are returned.", cancellationToken);
            return Outcome.Done;
        }
    }

    /// <summary>Adds an entry; saved by the caller. The row's version and the entry's number let only one of two at a time through.</summary>
    public void Append(StudioDbContext db, Consent consent, string what, ConsentAuthor author, string note, ConsentTerms? terms)
    {
        var number = ++consent.Entries;
        var at = clock.GetUtcNow();
        // PostgreSQL keeps microseconds
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        var entry = new ConsentEvent
        {
            CameoId = consent.CameoId,
            Number = number,
            What = what,
            By = author.Words,
            ById = author.AccountId,
            Note = note,
            Terms = terms,
            At = at,
            Seal = Seal(consent.Seal, consent.CameoId, number, what, author.Words, author.AccountId, note, terms, at),
        };
        consent.Seal = entry.Seal;
        db.ConsentEvents.Add(entry);
    }

    /// <summary>Whether every entry seals the one before, and the consent the last one.</summary>
    public static bool IsIntact(Consent consent, IEnumerable<ConsentEvent> entries)
    {
        var seal = "";
        var number = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Number))
        {
            if (entry.Number != ++number) return false;
            seal = Seal(seal, entry.CameoId, entry.Number, entry.What, entry.By, entry.ById, entry.Note, entry.Terms, entry.At);
            if (seal != entry.Seal) return false;
        }

        return number == consent.Entries && seal == consent.Seal;
    }

    private static string Seal(string before, Guid cameoId, int number, string what, string by, Guid? byId, string note, ConsentTerms? terms, DateTimeOffset at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new object?[] { before, cameoId, number, what, by, byId, note, JsonSerializer.Serialize(terms, JsonSerializerOptions.Web), at.UtcTicks.ToString(CultureInfo.InvariantCulture) }))));

    private async Task HideAsync(StudioDbContext db, Guid cameoId, string reason, CancellationToken cancellationToken)
    {
        var clips = await db.Takes
            .Where(take => db.CameoUses.Any(use => use.JobId == take.JobId && use.CameoId == cameoId))
            .Select(take => take.ClipId).Distinct()
            .Where(clip => !db.ClipHidings.Any(hiding => hiding.ClipId == clip && hiding.By == HidingParty.Consent))
            .ToListAsync(cancellationToken);
        foreach (var clip in clips) db.ClipHidings.Add(new ClipHiding { ClipId = clip, By = HidingParty.Consent, Reason = reason, At = clock.GetUtcNow() });
    }

    private async Task StopAsync(Guid cameoId, string reason, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.Jobs
            .Where(job => job.FinishedAt == null && db.CameoUses.Any(use => use.JobId == job.Id && use.CameoId == cameoId))
            .Select(job => job.Id)
            .ToListAsync(cancellationToken);
        foreach (var job in open)
        {
            // failed, not cancelled: all of its credits go back. A worker elsewhere finds its lease gone at the next heartbeat
            await jobs.MoveAsync(job, lease: null, JobState.Failed, cancellationToken, reason);
            board.Cancel(job);
        }
    }
}

/// <param name="AccountId">Null for the holder of a link who is signed out.</param>
/// <param name="Words">For the history.</param>
internal sealed record ConsentAuthor(Guid? AccountId, string Words);
