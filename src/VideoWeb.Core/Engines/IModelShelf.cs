namespace VideoWeb.Core.Engines;

/// <summary>The models on disk, for who looks after them. Implemented by VideoWeb.Engines.</summary>
public interface IModelShelf
{
    /// <summary>Folders that are looked through, for a reader.</summary>
    IReadOnlyList<string> Folders { get; }

    /// <summary>Looks through the folders again.</summary>
    /// <returns>How many models are there now.</returns>
    int Rescan();

    /// <summary>Makes a few small frames with a model, from its words to pictures. Waits while a clip is being made with one.</summary>
    /// <param name="engine">Name of the model's engine.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ModelTest> TestAsync(string engine, CancellationToken cancellationToken);
}

/// <param name="Passed">Whether pictures came out that show something.</param>
/// <param name="Message">What was made, or what went wrong and what to do.</param>
public sealed record ModelTest(bool Passed, string Message);
