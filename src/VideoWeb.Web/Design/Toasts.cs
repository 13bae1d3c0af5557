namespace VideoWeb.Web.Design;

/// <param name="Text">One sentence.</param>
/// <param name="Action">The word on its button ("Undo"), or null for none.</param>
/// <param name="Run">What the button does.</param>
/// <param name="Seconds">How long it stays, unless hovered or focused.</param>
internal sealed record Toast(string Text, string? Action = null, Func<Task>? Run = null, double Seconds = 6);

/// <summary>Says something in passing, one at a time; never the only place where it is said.</summary>
internal sealed class Toasts
{
    public Toast? Current { get; private set; }

    public event Action? Changed;

    public void Show(Toast toast)
    {
        Current = toast;
        Changed?.Invoke();
    }

    public void Hide(Toast toast)
    {
        if (Current != toast)
            return;
        Current = null;
        Changed?.Invoke();
    }
}
