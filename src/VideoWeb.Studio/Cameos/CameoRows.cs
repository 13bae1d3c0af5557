using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Cameos;

/// <summary>A likeness with a name.</summary>
internal sealed class Cameo : IVersioned
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid? CreatedBy { get; init; }

    /// <summary>Null once it is deleted: the name is free again.</summary>
    public string? Handle { get; set; }

    public required string Kind { get; init; }

    public CameoSubject Subject { get; init; }

    public required string Shows { get; init; }

    public EngineCrop? Crop { get; set; }

    public string? Voice { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public int Version { get; set; }

    public List<CameoPicture> Pictures { get; init; } = [];
}

internal sealed class CameoPicture
{
    public Guid CameoId { get; init; }

    /// <summary>From 0, the best one first.</summary>
    public int Number { get; init; }

    public required string Hash { get; init; }
}

/// <summary>A living person's consent. Its state changes only in <see cref="MoveTo"/>, saved by <see cref="ConsentLedger"/> with an entry of the ledger.</summary>
internal sealed class Consent : IVersioned
{
    public Guid CameoId { get; init; }

    public ConsentState State { get; private set; }

    public ConsentTerms? Terms { get; private set; }

    /// <summary>The account of the person shown.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>SHA-256 of the link's token.</summary>
    public string? LinkHash { get; set; }

    public DateTimeOffset? LinkExpiresAt { get; set; }

    /// <summary>Entries of its ledger so far.</summary>
    public int Entries { get; set; }

    /// <summary>Of the last entry.</summary>
    public string Seal { get; set; } = "";

    public int Version { get; set; }

    public bool MoveTo(ConsentState state, ConsentTerms? terms)
    {
        if (!ConsentTransitions.May(State, state)) return false;
        State = state;
        if (state == ConsentState.Granted) Terms = terms;
        return true;
    }
}

/// <summary>An entry of a consent's ledger: never changed or deleted, sealed with the one before.</summary>
internal sealed class ConsentEvent
{
    public Guid CameoId { get; init; }

    public int Number { get; init; }

    public required string What { get; init; }

    public required string By { get; init; }

    public Guid? ById { get; init; }

    public string Note { get; init; } = "";

    public ConsentTerms? Terms { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Seal { get; init; }
}

/// <summary>A job that casts a cameo; by its take, a clip that shows it.</summary>
internal sealed class CameoUse
{
    public Guid JobId { get; init; }

    public Guid CameoId { get; init; }

    public required string CastId { get; init; }

    public Guid ClipId { get; init; }

    public ConsentUse Use { get; init; }

    public bool Speaks { get; init; }

    /// <summary>When consent was asked for at submit, then at the start.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    public DateTimeOffset? StartCheckedAt { get; set; }
}
