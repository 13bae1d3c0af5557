namespace VideoWeb.Core.Jobs;

/// <summary>Where a job stands. Who may move it where is <see cref="JobTransitions"/>.</summary>
public enum JobState
{
    /// <summary>Stored, waiting for a worker.</summary>
    Queued,

    /// <summary>A worker holds the lease and builds the scene.</summary>
    Staging,

    /// <summary>Passes and frames are coming.</summary>
    Rendering,

    /// <summary>All frames are there; the files are being closed and stored.</summary>
    Encoding,

    /// <summary>The take is in the library.</summary>
    Done,

    /// <summary>It ended with a reason.</summary>
    Failed,

    /// <summary>Somebody asked to stop it and its worker has not yet.</summary>
    Cancelling,

    /// <summary>Stopped on request.</summary>
    Cancelled,
}

/// <summary>Which line a job waits in; a lower one is served first.</summary>
public enum JobLane
{
    /// <summary>Short drafts that somebody is waiting for.</summary>
    Interactive,

    Normal,

    /// <summary>Nobody is waiting: the sample clip.</summary>
    Background,
}
