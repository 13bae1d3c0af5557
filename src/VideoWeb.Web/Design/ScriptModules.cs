using Microsoft.JSInterop;

namespace VideoWeb.Web.Design;

/// <summary>The script beside a component (X.razor.js).</summary>
internal static class ScriptModules
{
    /// <summary>import() wants an address, not a bare name.</summary>
    public static string AsModule(this string asset) => asset.StartsWith('/') ? asset : $"/{asset}";

    /// <summary>Lets go of a module, also where the circuit has gone before it.</summary>
    public static async ValueTask LeaveAsync(this IJSObjectReference module)
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the page is closed: there is nothing left to free
        }
    }
}
