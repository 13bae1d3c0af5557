using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Samples;

/// <summary>
/// The clip that a new account finds, so that nothing is empty. It's rendered here, once, by an ordinary job of the lowest
/// lane in the first administrator's workspace; every other personal workspace gets a copy of the rows. The media are shared: they go by their content.
/// </summary>
internal sealed partial class SampleClip(
    IDbContextFactory<StudioDbContext> contexts, IDirector director, GenerationDesk generation, IOptions<SampleOptions> options, TimeProvider clock,
    ILogger<SampleClip> logger)
{
    private const string ProjectName = "Sample project";
    private const string Title = "The sea remembers";
    private const string Engine = "previz";
    private const long Seed = 7;
    private const double Seconds = 6;

    private const string Prompt =
        """
        A woman in a red coat walks along a wooden pier at golden hour, slow dolly forward. She says: "The sea remembers everything." ambient: gulls and waves
        """;

    private static readonly FrameSize Size = new(960, 540);

    /// <summary>Asks for the rendering where there is neither a finished sample nor one on its way. True where one was asked for.</summary>
    public async Task<bool> EnsureAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled) return false;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Clips.AnyAsync(clip => clip.Sample && (clip.TakeId != null || db.Jobs.Any(job => job.ClipId == clip.Id && job.FinishedAt == null)), cancellationToken))
            return false;
        if (director.Read(Prompt, Seed, Seconds, Size) is not { } plan) return false;

        var owner = await (
                from member in db.Memberships
                join account in db.Users on member.AccountId equals account.Id
                where account.Administrator && member.Workspace!.Personal
                orderby account.CreatedAt, account.Id
                select new Caller(account.Id, member.WorkspaceId))
            .FirstAsync(cancellationToken);
        var clip = await PlaceAsync(db, owner, JsonSerializer.Serialize(plan, PlanJson.Default.ShotPlan), cancellationToken);
        var submitted = await generation.SubmitAsync(
            owner, new SubmitRequest { ClipId = clip, Prompt = Prompt, Plan = plan, Engine = Engine, Quality = RenderQuality.Standard }, free: true, beside: null, remixOf: null, cancellationToken);
        if (submitted.Succeeded) return true;
        // the engine can't run here: the clip says that it failed, and the next start tries again
        NotAsked(logger, submitted.Refusal.Message);
        await db.Clips.Where(c => c.Id == clip).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ClipState.Failed), cancellationToken);
        return false;
    }

    /// <summary>Copies the finished sample into every personal workspace that has none yet. Does nothing while there is none.</summary>
    public async Task SpreadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var source = await db.Takes.AsNoTracking().Include(take => take.Files)
            .Where(take => db.Clips.Any(clip => clip.Id == take.ClipId && clip.Sample && clip.TakeId == take.Id))
            .OrderBy(take => take.CreatedAt).ThenBy(take => take.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (source is null) return;
        var lacking = await db.Workspaces.Where(workspace => workspace.Personal && workspace.SampledAt == null).Select(workspace => workspace.Id).ToListAsync(cancellationToken);
        foreach (var workspaceId in lacking) await CopyAsync(workspaceId, source, cancellationToken);
    }

    /// <summary>The empty sample clip in its project, or the one that an earlier, failed rendering left.</summary>
    private async Task<Guid> PlaceAsync(StudioDbContext db, Caller owner, string plan, CancellationToken cancellationToken)
    {
        var left = await db.Clips.Where(clip => clip.Sample && clip.WorkspaceId == owner.WorkspaceId).Select(clip => (Guid?)clip.Id).FirstOrDefaultAsync(cancellationToken);
        if (left is { } known) return known;
        var workspace = await db.Workspaces.SingleAsync(w => w.Id == owner.WorkspaceId, cancellationToken);
        workspace.SampledAt = clock.GetUtcNow();
        var clip = NewClip(db, owner.WorkspaceId, plan);
        await db.SaveChangesAsync(cancellationToken);
        return clip.Id;
    }

    private async Task CopyAsync(Guid workspaceId, Take source, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // whoever sets it copies: two at once can't
        var now = clock.GetUtcNow();
        var mine = await db.Workspaces.Where(w => w.Id == workspaceId && w.SampledAt == null).ExecuteUpdateAsync(set => set.SetProperty(w => w.SampledAt, now), cancellationToken);
        if (mine == 0) return;

        var clip = NewClip(db, workspaceId, source.Plan);
        var take = source.CopyFor(clip, Guid.CreateVersion7(now));
        db.Takes.Add(take);
        clip.Takes = 1;
        clip.State = ClipState.Ready;
        clip.Show(take.Id, source.Seconds, source.Width, source.Height, source.Engine, source.Lines, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Clip NewClip(StudioDbContext db, Guid workspaceId, string plan)
    {
        var now = clock.GetUtcNow();
        var project = new Project { Id = Guid.CreateVersion7(now), WorkspaceId = workspaceId, Name = ProjectName, CreatedAt = now };
        var clip = new Clip
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = workspaceId,
            ProjectId = project.Id,
            Title = Title,
            SortTitle = "",
            Prompt = Prompt,
            Plan = plan,
            Engine = Engine,
            Sample = true,
            SearchText = "",
            CreatedAt = now,
            UpdatedAt = now,
        };
        clip.Rename(Title);
        db.Projects.Add(project);
        db.Clips.Add(clip);
        return clip;
    }

    [LoggerMessage(LogLevel.Warning, "The sample clip can't be rendered: {Reason}")]
    private static partial void NotAsked(ILogger logger, string reason);
}
