namespace VideoWeb.Studio.Storage;

/// <summary>A row that two may want to change at once: <see cref="StudioDbContext"/> counts its version up at each change and refuses stale ones.</summary>
internal interface IVersioned
{
    int Version { get; set; }
}
