namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>The two choices of B(h) in UniPC (Zhao et al. 2023): h itself, or e^h − 1.</summary>
internal enum UniPcKind
{
    Bh1,
    Bh2,
}

/// <summary>Settings of UniPC on flow sigmas, with the defaults of diffusers.</summary>
internal sealed record UniPcSettings
{
    /// <summary>Number of training timesteps: timestep = σ times this, truncated.</summary>
    public int TrainTimesteps { get; init; } = 1000;

    /// <summary>The shift s of the noise levels, over 0: for Wan 3 at 480p, 5 at 720p.</summary>
    public double Shift { get; init; } = 1;

    /// <summary>Predictor order, 1 to 3.</summary>
    public int Order { get; init; } = 2;

    public UniPcKind Kind { get; init; } = UniPcKind.Bh2;

    /// <summary>Lower the order towards the last step, which keeps short runs stable.</summary>
    public bool LowerOrderFinal { get; init; } = true;

    /// <exception cref="InvalidDataException">A setting is out of range or not supported.</exception>
    public static UniPcSettings From(SchedulerConfig config)
    {
        config.RefuseFlags("thresholding", "rescale_betas_zero_snr", "use_dynamic_shifting", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas");
        config.RefuseValues("shift_terminal", "solver_p", "disable_corrector");
        config.Require("final_sigmas_type", "zero");
        if (config.Text("prediction_type", "epsilon") != "flow_prediction" || !config.Flag("use_flow_sigmas", false) || !config.Flag("predict_x0", true))
            throw new InvalidDataException($"{config.Path}: UniPC is supported for prediction_type flow_prediction with use_flow_sigmas and predict_x0 only.");
        return new UniPcSettings
        {
            TrainTimesteps = config.Whole("num_train_timesteps", 1000, 1, 1_000_000),
            Shift = config.Number("flow_shift", 1, 1e-3, 1e3),
            Order = config.Whole("solver_order", 2, 1, 3),
            Kind = config.Text("solver_type", "bh2") switch
            {
                "bh1" => UniPcKind.Bh1,
                "bh2" => UniPcKind.Bh2,
                var kind => throw new InvalidDataException($"{config.Path}: 'solver_type' = \"{kind}\" is not supported."),
            },
            LowerOrderFinal = config.Flag("lower_order_final", true),
        };
    }
}
