namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>Settings of PiFlow, with the values of Kandinsky 6's distilled checkpoints as defaults.</summary>
internal sealed record PiFlowSettings
{
    /// <summary>Number of training timesteps: timestep = σ times this.</summary>
    public int TrainTimesteps { get; init; } = 1000;

    /// <summary>The shift s of the noise levels, over 0.</summary>
    public float Shift { get; init; } = 5;

    /// <summary>Grid points G for which the model predicts a velocity each, from 2.</summary>
    public int GridPoints { get; init; } = 10;

    /// <summary>Length of the last step, in lengths of the others, over 0, at most 1.</summary>
    public double FinalStepScale { get; init; } = 0.5;

    /// <summary>Substeps K of the policy for the whole unshifted time from 1 to 0.</summary>
    public int PolicySubsteps { get; init; } = 128;

    /// <summary>Where the last segment ends, in place of 0, and the smallest divisor.</summary>
    public float Epsilon { get; init; } = 1e-6f;

    /// <exception cref="InvalidDataException">A setting is out of range.</exception>
    public static PiFlowSettings From(SchedulerConfig config) => new()
    {
        TrainTimesteps = config.Whole("num_train_timesteps", 1000, 1, 1_000_000),
        Shift = (float)config.Number("shift", 5, 1e-3, 1e3),
        GridPoints = config.Whole("n_grid", 10, 2, 1000),
        FinalStepScale = config.Number("final_step_size_scale", 0.5, 1e-3, 1),
        PolicySubsteps = config.Whole("num_policy_substeps", 128, 1, 100_000),
        Epsilon = (float)config.Number("eps", 1e-6, 1e-12, 1e-2),
    };
}
