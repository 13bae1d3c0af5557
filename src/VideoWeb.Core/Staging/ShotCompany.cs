namespace VideoWeb.Core.Staging;

/// <summary>What else a shot shows, where that decides how a verb is played.</summary>
/// <param name="Music">Music is heard or an instrument is there: "plays" is music then, else a game.</param>
/// <param name="Instrument">The noun of the first instrument, which says how it is played.</param>
/// <param name="Vehicle">A vehicle that the stage has: somebody can drive or ride it.</param>
/// <param name="Thing">Something that can be held.</param>
internal readonly record struct ShotCompany(bool Music, string? Instrument, bool Vehicle, bool Thing);
