using System.Reflection;

namespace VideoWeb.Core.Prompts.Vocabulary;

/// <summary>A table of tab-separated values inside this assembly: a head line, then rows; '#' begins a comment line.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table.</summary>
    public static IEnumerable<string[]> Read(string name) => Lines(name).Skip(1).Select(line => line.Split('\t'));

    /// <summary>The lines of a list that has no head line.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
