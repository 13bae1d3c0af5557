using System.Globalization;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.Features.Create.Takes;

/// <summary>Times and states of a job as a person reads them.</summary>
internal static class TakeTime
{
    /// <summary>"52 s", "1 min 50 s", "about 2 h".</summary>
    public static string Span(double seconds) => seconds switch
    {
        < 1 => "1\u202Fs",
        < 60 => Math.Ceiling(seconds).ToString("0", CultureInfo.InvariantCulture) + "\u202Fs",
        < 600 => Minutes(seconds),
        < 5400 => Math.Round(seconds / 60).ToString("0", CultureInfo.InvariantCulture) + "\u202Fmin",
        _ => (seconds / 3600).ToString("0.#", CultureInfo.InvariantCulture) + "\u202Fh",
    };

    /// <summary>"0:31".</summary>
    public static string Clock(TimeSpan span) => $"{(int)span.TotalMinutes}:{span.Seconds:00}";

    public static string Left(JobSnapshot job) => job.SecondsLeft is { } left ? Span(left) + " left" : "";

    /// <summary>"Starting", "Storyboard", "Coarse", "Full picture, frame 31 of 96".</summary>
    public static string Doing(JobSnapshot job) => job.State switch
    {
        JobState.Queued => job.QueuePosition is > 1 ? Ordinal(job.QueuePosition.Value) + " in the queue" : "Next in the queue",
        JobState.Staging => "Setting the scene",
        JobState.Rendering when job.Pass is { } pass => job.PassTotal > 0 ? $"{PassName(pass)}, {job.PassDone} of {job.PassTotal}" : PassName(pass),
        JobState.Rendering => "Rendering",
        JobState.Encoding => "Sound and files",
        JobState.Cancelling => "Stopping",
        JobState.Done => "Done",
        JobState.Cancelled => "Cancelled",
        _ => "Failed",
    };

    public static string PassName(string pass) => pass switch
    {
        "storyboard" => "Storyboard",
        "coarse" => "Coarse",
        "full" => "Full picture",
        _ => Directing.PlanWordText.Sentence(pass),
    };

    public static string Ordinal(int n) => (n % 100 is >= 11 and <= 13 ? 0 : n % 10) switch
    {
        1 => $"{n}st",
        2 => $"{n}nd",
        3 => $"{n}rd",
        _ => $"{n}th",
    };

    private static string Minutes(double seconds)
    {
        var whole = (int)Math.Ceiling(seconds / 5) * 5;
        return whole % 60 == 0 ? $"{whole / 60}\u202Fmin" : $"{whole / 60}\u202Fmin {whole % 60}\u202Fs";
    }
}
