using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Accounts;

internal sealed class AccountData(IDbContextFactory<StudioDbContext> contexts, GenerationDesk generation, TimeProvider clock) : IAccountData
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<Outcome<EditExport>> ExportAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == userId, cancellationToken);
        if (account is null) return Refusal.NotFound("account");
        var now = clock.GetUtcNow();
        var entries = new List<ExportEntry>();
        Write("account.json", new
        {
            account.Name,
            account.Email,
            account.CreatedAt,
            account.Administrator,
            Workspaces = await db.Memberships.Where(m => m.AccountId == userId)
                .Select(m => new { m.Workspace!.Name, m.Workspace.Personal, Role = m.Role.ToString(), m.JoinedAt }).ToListAsync(cancellationToken),
            Sessions = await db.AccountSessions.Where(s => s.AccountId == userId).Select(s => new { s.Address, s.Agent, s.CreatedAt, s.SeenAt }).ToListAsync(cancellationToken),
            Keys = await db.ApiKeys.Where(k => k.AccountId == userId).Select(k => new { k.Name, k.Prefix, k.CreatedAt, k.LastUsedAt, k.RevokedAt }).ToListAsync(cancellationToken),
        });
        Write("comments.json", await db.Comments.Where(c => c.AccountId == userId).OrderBy(c => c.CreatedAt)
            .Select(c => new { c.ClipId, c.TakeId, c.Seconds, c.Text, c.CreatedAt }).ToListAsync(cancellationToken));
        Write("drafts.json", await db.Drafts.Where(d => d.AccountId == userId).OrderBy(d => d.UpdatedAt)
            .Select(d => new { d.Id, d.Prompt, d.UpdatedAt }).ToListAsync(cancellationToken));
        var clips = await AddClipsAsync(db, userId, entries, cancellationToken);
        return new EditExport("videoweb-account.zip", entries, clips, entries.Sum(entry => entry.Length));

        void Write<T>(string path, T value)
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(value, Readable);
            entries.Add(new ExportEntry(path, text, null, text.Length, now));
        }
    }

    public async Task<Outcome> DeleteAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefuseAsync(db, userId, cancellationToken) is { } refusal) return refusal;
        var alone = await AloneAsync(db, userId, cancellationToken);
        foreach (var job in await db.Jobs.Where(job => alone.Contains(job.WorkspaceId) && job.FinishedAt == null).Select(job => job.Id).ToListAsync(cancellationToken))
            await generation.StopAsync(job, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // a write first: nobody joins or leaves these workspaces meanwhile
        await db.Workspaces.Where(w => w.Members.Any(m => m.AccountId == userId)).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, w => w.Name), cancellationToken);
        if (await RefuseAsync(db, userId, cancellationToken) is { } late) return late;
        alone = await AloneAsync(db, userId, cancellationToken);
        if (await db.Jobs.AnyAsync(job => alone.Contains(job.WorkspaceId) && job.FinishedAt == null, cancellationToken))
            return new Refusal(RefusalKind.Conflict, "Your jobs are being stopped. Try again in a few seconds.");
        // projects in projects hold one another
        await db.Projects.Where(project => alone.Contains(project.WorkspaceId)).ExecuteUpdateAsync(set => set.SetProperty(project => project.ParentId, (Guid?)null), cancellationToken);
        await db.Workspaces.Where(w => alone.Contains(w.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Users.Where(a => a.Id == userId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Done;
    }

    private static async Task<Refusal?> RefuseAsync(StudioDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == userId, cancellationToken);
        if (account is null) return Refusal.NotFound("account");
        if (account.Administrator && !await db.Users.AnyAsync(a => a.Administrator && a.Id != userId, cancellationToken))
            return new Refusal(RefusalKind.Conflict, "You are the only administrator of this studio. Make somebody else one first.");
        var orphaned = await db.Memberships
            .Where(m => m.AccountId == userId && m.Role == WorkspaceRole.Owner && !m.Workspace!.Personal)
            .Where(m => m.Workspace!.Members.Any(other => other.AccountId != userId) && !m.Workspace.Members.Any(other => other.AccountId != userId && other.Role == WorkspaceRole.Owner))
            .Select(m => m.Workspace!.Name)
            .FirstOrDefaultAsync(cancellationToken);
        return orphaned is null
            ? null
            : new Refusal(RefusalKind.Conflict, $"“{orphaned}” would be without an owner. Make another member its owner, or remove the others, first.");
    }

    /// <summary>The workspaces that nobody else is in.</summary>
    private static Task<List<Guid>> AloneAsync(StudioDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Workspaces.Where(w => w.Members.Any(m => m.AccountId == userId) && !w.Members.Any(m => m.AccountId != userId)).Select(w => w.Id).ToListAsync(cancellationToken);

    private static async Task<int> AddClipsAsync(StudioDbContext db, Guid userId, List<ExportEntry> entries, CancellationToken cancellationToken)
    {
        var takes = await (
                from take in db.Takes.AsNoTracking().Include(t => t.Files)
                join clip in db.Clips.Shown() on take.ClipId equals clip.Id
                join member in db.Memberships on clip.WorkspaceId equals member.WorkspaceId
                where member.AccountId == userId && member.Workspace!.Personal
                orderby clip.CreatedAt, take.Number
                select new { Take = take, clip.Title })
            .ToListAsync(cancellationToken);
        foreach (var one in takes)
        {
            var folder = $"clips/{one.Take.ClipId:N}";
            var about = JsonSerializer.SerializeToUtf8Bytes(
                new { one.Title, one.Take.Number, one.Take.Prompt, Plan = JsonSerializer.Deserialize<JsonElement>(one.Take.Plan), one.Take.Engine, one.Take.Seconds, one.Take.Seed, one.Take.CreatedAt }, Readable);
            entries.Add(new ExportEntry($"{folder}/take-{one.Take.Number}.json", about, null, about.Length, one.Take.CreatedAt));
            entries.AddRange(one.Take.Files.OrderBy(file => file.Kind).Select(file => new ExportEntry(
                $"{folder}/{MediaFileName.Make(one.Title, one.Take.Number, file.Kind)}", null, file.Hash, file.Length, file.StoredAt)));
        }

        return takes.Select(one => one.Take.ClipId).Distinct().Count();
    }
}
