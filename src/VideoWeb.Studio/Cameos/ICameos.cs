using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Cameos;

/// <summary>People, animals and products that stay the same from clip to clip. A living person decides who may use theirs: <see cref="IConsents"/>.</summary>
public interface ICameos
{
    /// <summary>By handle; archived ones last.</summary>
    Task<Outcome<IReadOnlyList<CameoInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<CameoInfo>> GetAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken);

    Task<Outcome<CameoInfo>> MakeAsync(Caller caller, NewCameo cameo, CancellationToken cancellationToken);

    /// <summary>Crop of the first picture (null: the engine finds it) and voice (null: by the likeness).</summary>
    Task<Outcome> EditAsync(Caller caller, Guid cameoId, EngineCrop? crop, string? voice, CancellationToken cancellationToken);

    /// <summary>An archived cameo can't be cast; its clips stay.</summary>
    Task<Outcome> ArchiveAsync(Caller caller, Guid cameoId, bool archived, CancellationToken cancellationToken);

    /// <summary>Pictures and handle go; the consent's history and the record of its uses stay.</summary>
    Task<Outcome> DeleteAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken);

    /// <summary>Hash of a picture in the media store, image/jpeg; the first one is 0.</summary>
    Task<Outcome<string>> PictureAsync(Caller caller, Guid cameoId, int number, CancellationToken cancellationToken);

    /// <summary>The clips of this workspace that show it and may be shown, newest first; 100 at most.</summary>
    Task<Outcome<IReadOnlyList<CameoClip>>> ClipsAsync(Caller caller, Guid cameoId, CancellationToken cancellationToken);
}

/// <summary>Whom a cameo shows, as its maker attests.</summary>
public enum CameoSubject
{
    /// <summary>The maker: consent is theirs to give at once.</summary>
    Myself,

    /// <summary>A living person, who must be asked.</summary>
    LivingPerson,

    /// <summary>Somebody made up: drawn, generated, a puppet.</summary>
    Fictional,

    /// <summary>An animal or a thing.</summary>
    NoPerson,
}

public sealed record NewCameo
{
    /// <summary>What prompts call it after an @: 2 to 30 of a-z, 0-9, - and _; unique in the workspace.</summary>
    public required string Handle { get; init; }

    /// <summary>"person", "animal" or "product".</summary>
    public required string Kind { get; init; }

    public required CameoSubject Subject { get; init; }

    /// <summary>Full name of the person or what it is, 1 to 100 characters: the attestation.</summary>
    public required string Shows { get; init; }

    /// <summary>Ids of one to five uploads, the best one first.</summary>
    public required IReadOnlyList<Guid> Pictures { get; init; }

    public EngineCrop? Crop { get; init; }

    public string? Voice { get; init; }
}

public sealed record CameoInfo
{
    public required Guid Id { get; init; }

    public required string Handle { get; init; }

    public required string Kind { get; init; }

    public required CameoSubject Subject { get; init; }

    public required string Shows { get; init; }

    public required string MadeBy { get; init; }

    public required int Pictures { get; init; }

    public EngineCrop? Crop { get; init; }

    public string? Voice { get; init; }

    /// <summary>Null where none is needed.</summary>
    public ConsentState? Consent { get; init; }

    public ConsentTerms? Terms { get; init; }

    public bool Archived { get; init; }

    /// <summary>Takes made with it, in any workspace.</summary>
    public int Uses { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record CameoClip(Guid ClipId, string Title, Guid? TakeId, double Seconds);
