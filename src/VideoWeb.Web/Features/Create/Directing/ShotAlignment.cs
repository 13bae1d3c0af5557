using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Finds the shots of an earlier reading in a new one, so that keys (and with them the edits) follow the text.</summary>
internal static class ShotAlignment
{
    /// <summary>Equal for shots that were read as the same picture and sound, wherever and however long they are.</summary>
    public static string Fingerprint(Shot shot)
    {
        var placeless = shot with
        {
            Start = 0,
            Seconds = 0,
            Sound = shot.Sound with { Dialogue = [.. shot.Sound.Dialogue.Select(line => line with { Start = 0, End = 0 })] },
        };
        var json = JsonSerializer.Serialize(new ShotPlan { Shots = [placeless] }, PlanJson.Default.ShotPlan);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)), 0, 8);
    }

    /// <summary>
    /// For each new shot the index of the old one it continues, or −1. First the longest run of unchanged shots, in order;
    /// what stands between two unchanged ones is paired one by one, because a shot that is being rewritten keeps its place.
    /// </summary>
    public static int[] Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var matched = LongestCommonRun(before, after);
        var lastBefore = -1;
        for (var i = 0; i < after.Count; i++)
        {
            if (matched[i] >= 0)
            {
                lastBefore = matched[i];
                continue;
            }
            var nextBefore = before.Count;
            for (var j = i + 1; j < after.Count; j++)
            {
                if (matched[j] < 0)
                    continue;
                nextBefore = matched[j];
                break;
            }
            if (lastBefore + 1 < nextBefore)
                matched[i] = ++lastBefore;
        }
        return matched;
    }

    private static int[] LongestCommonRun(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);

        var matched = new int[after.Count];
        Array.Fill(matched, -1);
        for (int i = 0, j = 0; i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j])
                matched[j++] = i++;
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return matched;
    }
}
