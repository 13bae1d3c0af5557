namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>Settings of flow-match Euler, with the defaults of diffusers.</summary>
internal sealed record FlowEulerSettings
{
    /// <summary>Number of training timesteps: timestep = σ times this.</summary>
    public int TrainTimesteps { get; init; } = 1000;

    /// <summary>The shift s of the noise levels, over 0.</summary>
    public double Shift { get; init; } = 1;

    /// <summary>Shift by e^μ with a μ given to each run, in place of <see cref="Shift"/>.</summary>
    public bool Dynamic { get; init; }

    /// <exception cref="InvalidDataException">A setting is out of range or not supported.</exception>
    public static FlowEulerSettings From(SchedulerConfig config)
    {
        config.RefuseFlags("invert_sigmas", "stochastic_sampling", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas");
        config.RefuseValues("shift_terminal");
        config.Require("time_shift_type", "exponential");
        return new FlowEulerSettings
        {
            TrainTimesteps = config.Whole("num_train_timesteps", 1000, 1, 1_000_000),
            Shift = config.Number("shift", 1, 1e-3, 1e3),
            Dynamic = config.Flag("use_dynamic_shifting", false),
        };
    }
}
