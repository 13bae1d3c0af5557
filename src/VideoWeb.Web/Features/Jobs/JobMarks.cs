using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Design;
using VideoWeb.Web.Features.Create.Takes;
using VideoWeb.Web.Features.Credits;

namespace VideoWeb.Web.Features.Jobs;

/// <summary>How a job's state looks and reads.</summary>
internal static class JobMarks
{
    private static readonly StateMark Staging = StateMark.Rendering with { Word = "Building the scene" };
    private static readonly StateMark Encoding = StateMark.Rendering with { Word = "Finishing" };
    private static readonly StateMark Cancelling = StateMark.Cancelled with { Word = "Cancelling" };

    public static StateMark Of(JobState state) => state switch
    {
        JobState.Queued => StateMark.Queued,
        JobState.Staging => Staging,
        JobState.Rendering => StateMark.Rendering,
        JobState.Encoding => Encoding,
        JobState.Done => StateMark.Done,
        JobState.Failed => StateMark.Failed,
        JobState.Cancelling => Cancelling,
        _ => StateMark.Cancelled,
    };

    /// <summary>"Storyboard, 3 of 6", "2nd in the queue", or null where there is nothing to say.</summary>
    public static string? StepOf(JobSnapshot job) => job switch
    {
        { State: JobState.Queued, QueuePosition: 1 } => "next in the queue",
        { State: JobState.Queued, QueuePosition: { } place } => $"number {place} in the queue",
        { State: JobState.Rendering, Pass: { } pass, PassTotal: > 0 } => $"{PassName(pass)}, {job.PassDone} of {job.PassTotal}",
        _ => null,
    };

    /// <summary>"52 s left" while there is a second left to speak of, "starts in 40 s" while it waits, or null.</summary>
    public static string? LeftOf(JobSnapshot job) => job switch
    {
        { SecondsLeft: >= 1, State: JobState.Staging or JobState.Rendering } => Wording.Left(job.SecondsLeft.Value),
        { State: JobState.Queued, StartsIn: >= 1 } => $"starts in {TakeTime.Span(job.StartsIn.Value)}",
        _ => null,
    };

    /// <summary>" Your 18 credits are back.", after why a job failed; empty where it cost nothing.</summary>
    public static string BackOf(JobSnapshot job) => job switch
    {
        { State: JobState.Failed, Credits: 1 } => " Your credit is back.",
        { State: JobState.Failed, Credits: > 1 } => $" Your {CreditWords.Count(job.Credits)} are back.",
        _ => "",
    };

    public static string PassName(string pass) => pass switch
    {
        "storyboard" => "Storyboard",
        "coarse" => "Rough cut",
        "full" => "Full quality",
        _ => pass,
    };

    /// <summary>The newest picture of the clip, or null before the first and after the end: previews go with their job.</summary>
    public static string? PictureOf(JobSnapshot job) => job.Previews.Count == 0 || job.State.IsFinal() ? null : $"/api/jobs/{job.Id}/previews/{job.Previews[^1].Id}";
}
