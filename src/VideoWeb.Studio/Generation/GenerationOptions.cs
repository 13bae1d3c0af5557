using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Generation;

/// <summary>Section <c>Generation</c>.</summary>
public sealed class GenerationOptions
{
    /// <summary>Clips rendered at the same time by this process, 1 to 64.</summary>
    public int Workers { get; set; } = 1;

    /// <summary>
    /// Short drafts rendered besides those, 0 to 64: only while all <see cref="Workers"/> are busy with other engines, and only on
    /// engines that draw without a neural model, so that a draft does not wait for a long final on the GPU.
    /// </summary>
    public int DraftWorkers { get; set; } = 1;

    /// <summary>How long a worker may be silent before its job goes to another.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a worker says that it lives, writes its progress and looks whether to stop.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an idle worker looks for jobs that another process submitted.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After this time in the queue a job counts as interactive.</summary>
    public TimeSpan Aging { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An engine that says nothing for this long is given up.</summary>
    public TimeSpan Stall { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stopped engine may clean up before its job is called cancelled without it.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>How many workers a job may outlive.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Jobs that wait or run in one workspace.</summary>
    public int MaxOpenPerWorkspace { get; set; } = 60;

    /// <summary>Jobs of one person that wait or run in one workspace.</summary>
    public int MaxOpenPerPerson { get; set; } = 20;

    /// <summary>Drafts up to this long go into the interactive lane.</summary>
    public double InteractiveSeconds { get; set; } = 12;

    internal sealed class Validator : IValidateOptions<GenerationOptions>
    {
        public ValidateOptionsResult Validate(string? name, GenerationOptions options)
        {
            var errors = new List<string>();
            if (options.Workers is < 1 or > 64) errors.Add("Generation:Workers is 1 to 64.");
            if (options.DraftWorkers is < 0 or > 64) errors.Add("Generation:DraftWorkers is 0 to 64.");
            if (options.MaxAttempts < 1) errors.Add("Generation:MaxAttempts is at least 1.");
            if (options.MaxOpenPerPerson < 1) errors.Add("Generation:MaxOpenPerPerson is at least 1.");
            if (options.MaxOpenPerWorkspace < 1) errors.Add("Generation:MaxOpenPerWorkspace is at least 1.");
            if (options.Heartbeat <= TimeSpan.Zero || options.Heartbeat > TimeSpan.FromSeconds(1)) errors.Add("Generation:Heartbeat is over 0 and at most 1 s: cancelling must work within 2 s.");
            if (options.Lease < 5 * options.Heartbeat) errors.Add("Generation:Lease is at least five heartbeats.");
            if (options.Poll <= TimeSpan.Zero) errors.Add("Generation:Poll is over 0.");
            if (options.Stall <= TimeSpan.Zero) errors.Add("Generation:Stall is over 0.");
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
        }
    }
}
