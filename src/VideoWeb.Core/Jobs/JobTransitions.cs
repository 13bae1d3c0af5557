using System.Collections.Frozen;

namespace VideoWeb.Core.Jobs;

/// <summary>The state machine of a job: every allowed move, in one place.</summary>
public static class JobTransitions
{
    private static readonly FrozenDictionary<JobState, JobState[]> Allowed = new Dictionary<JobState, JobState[]>
    {
        // nobody works on a queued job: it's cancelled at once
        [JobState.Queued] = [JobState.Staging, JobState.Failed, JobState.Cancelled],
        // back to the queue: the worker was lost or is shutting down
        [JobState.Staging] = [JobState.Rendering, JobState.Queued, JobState.Failed, JobState.Cancelling],
        // back to staging: the engine failed in a way that another try may mend
        [JobState.Rendering] = [JobState.Encoding, JobState.Staging, JobState.Queued, JobState.Failed, JobState.Cancelling],
        [JobState.Encoding] = [JobState.Done, JobState.Staging, JobState.Queued, JobState.Failed, JobState.Cancelling],
        [JobState.Cancelling] = [JobState.Cancelled],
        [JobState.Done] = [],
        [JobState.Failed] = [],
        [JobState.Cancelled] = [],
    }.ToFrozenDictionary();

    public static bool May(JobState from, JobState to) => Allowed[from].Contains(to);

    /// <summary>Done, failed or cancelled: it never moves again.</summary>
    public static bool IsFinal(this JobState state) => Allowed[state].Length == 0;

    /// <summary>A worker holds it.</summary>
    public static bool IsHeld(this JobState state) =>
        state is JobState.Staging or JobState.Rendering or JobState.Encoding or JobState.Cancelling;
}
