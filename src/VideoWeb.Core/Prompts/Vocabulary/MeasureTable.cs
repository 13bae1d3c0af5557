using System.Globalization;

namespace VideoWeb.Core.Prompts.Vocabulary;

/// <summary>Numbers in words, and units with the factor to the plan's own unit.</summary>
internal sealed class MeasureTable
{
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Unit, double Factor)> _units = new(StringComparer.Ordinal);

    public MeasureTable()
    {
        foreach (var row in EmbeddedTable.Read("vocabulary/measures.tsv"))
        {
            var factor = double.Parse(row[2], CultureInfo.InvariantCulture);
            foreach (var word in row[0].Split(", "))
            {
                if (row[1] == "number")
                    _numbers[word] = factor;
                else
                    _units[word] = (row[1], factor);
            }
        }
    }

    public double? NumberOf(string word) => _numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>deg, m, x or s; null where the word is no unit.</summary>
    public string? UnitOf(string word) => _units.TryGetValue(word, out var unit) ? unit.Unit : null;

    public double FactorOf(string word) => _units.TryGetValue(word, out var unit) ? unit.Factor : 1;
}
