using System.Diagnostics;
using System.Globalization;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// Who holds a lease: machine, process and a number made when the process started. It lets a restarted studio take the
/// jobs of its dead predecessor at once instead of waiting for their leases to run out. Where two containers share a
/// machine's name but not its processes, the guess may be wrong: then a clip is rendered twice and still committed once.
/// </summary>
internal sealed class WorkerName
{
    private readonly string machine = Environment.MachineName;
    private readonly string process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    private readonly string run = Guid.NewGuid().ToString("N");

    public string Value => $"{machine}/{process}/{run}";

    /// <summary>The machine that a worker runs on.</summary>
    public static string MachineOf(string name) => name.Split('/')[0];

    /// <summary>True only where that worker certainly is no more: its process ended on this machine.</summary>
    public bool IsGone(string other)
    {
        if (other.Split('/') is not [var itsMachine, var itsProcess, var itsRun] || itsMachine != machine) return false;
        if (itsProcess == process) return itsRun != run;
        if (!int.TryParse(itsProcess, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        try
        {
            using var found = Process.GetProcessById(id);
            return found.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
