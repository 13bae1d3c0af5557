namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>How cases of one kind are run.</summary>
internal interface IParityKind
{
    /// <summary>Whether it can run a case.</summary>
    bool Takes(ParityCase parity);

    /// <summary>Runs the case's inputs and compares everything it gives.</summary>
    /// <exception cref="InvalidDataException">A file of the case is missing or damaged.</exception>
    void Run(ParityCase parity, CancellationToken cancellationToken);
}
