namespace VideoWeb.Engines.Diffusion;

/// <summary>
/// From the model's rate of frames to the clip's: each frame of the clip shows what the model has at its middle. Nothing is
/// blended: where the clip's rate is higher, frames are shown more than once.
/// </summary>
/// <param name="frames">Frames of the clip.</param>
/// <param name="rate">Frames a second of the clip.</param>
/// <param name="modelFrames">Frames that the model makes.</param>
/// <param name="modelRate">Its frames a second.</param>
internal sealed class FrameClock(int frames, int rate, int modelFrames, int modelRate)
{
    private int _next;

    /// <summary>Frames of the clip.</summary>
    public int Frames => frames;

    /// <summary>Frames of the clip that show this frame of the model, in order; ask for each once, in order.</summary>
    public IEnumerable<int> Showing(int modelFrame)
    {
        while (_next < frames && ModelFrameOf(_next) <= modelFrame)
            yield return _next++;
    }

    /// <summary>The frame of the model that a frame of the clip shows.</summary>
    public int ModelFrameOf(int frame) => Math.Min(modelFrames - 1, (int)((2L * frame + 1) * modelRate / (2L * rate)));
}
