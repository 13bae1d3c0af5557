using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Exports;

/// <summary>A movie for editors of one take. Its state changes only in <see cref="MoveTo"/>.</summary>
internal sealed class Mezzanine : IVersioned
{
    /// <summary>How long a finished one is kept: it can be made again.</summary>
    public static readonly TimeSpan KeptTime = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid TakeId { get; init; }

    public MezzanineCodec Codec { get; init; }

    public MezzanineState State { get; private set; }

    public double Done { get; private set; }

    /// <summary>Of the content, in the media store.</summary>
    public string? Hash { get; private set; }

    public long? Length { get; private set; }

    public string? Failure { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a worker has it: past that it is another's.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Version { get; set; }

    public MezzanineInfo Info => new(Id, TakeId, Codec, State, Done, Length, Failure, CreatedAt, State == MezzanineState.Done ? FinishedAt + KeptTime : null);

    public bool IsOpen => State is MezzanineState.Waiting or MezzanineState.Running;

    /// <returns>False where its state does not allow it; then nothing has changed.</returns>
    public bool MoveTo(MezzanineState state, DateTimeOffset now, DateTimeOffset? claimedUntil = null, StoredMedia? stored = null, string? failure = null)
    {
        var allowed = state switch
        {
            MezzanineState.Waiting => State is MezzanineState.Failed or MezzanineState.Cancelled or MezzanineState.Running,
            MezzanineState.Running => State is MezzanineState.Waiting || (State is MezzanineState.Running && ClaimedUntil < now),
            MezzanineState.Done or MezzanineState.Failed => State is MezzanineState.Running,
            _ => IsOpen,
        };
        if (!allowed) return false;
        State = state;
        ClaimedUntil = claimedUntil;
        Failure = failure;
        Hash = stored?.Hash;
        Length = stored?.Length;
        Done = state == MezzanineState.Done ? 1 : 0;
        FinishedAt = IsOpen ? null : now;
        return true;
    }

    internal static class Table
    {
        public static void Add(ModelBuilder builder) => builder.Entity<Mezzanine>(mezzanine =>
        {
            mezzanine.ToTable("Mezzanines");
            mezzanine.Property(m => m.Codec).HasConversion<string>().HasMaxLength(16);
            mezzanine.Property(m => m.State).HasConversion<string>().HasMaxLength(16);
            mezzanine.Property(m => m.Hash).HasMaxLength(64);
            mezzanine.Property(m => m.Failure).HasMaxLength(500);
            mezzanine.Ignore(m => m.Info);
            mezzanine.Ignore(m => m.IsOpen);
            mezzanine.HasIndex(m => new { m.TakeId, m.Codec }).IsUnique();
            mezzanine.HasIndex(m => new { m.State, m.CreatedAt });
            mezzanine.HasIndex(m => m.Hash);
            mezzanine.HasOne<Workspace>().WithMany().HasForeignKey(m => m.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            mezzanine.HasOne<Take>().WithMany().HasForeignKey(m => m.TakeId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
