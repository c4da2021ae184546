using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Conformance;

/// <summary>
/// Proposes rules for each dirty table of a tree (a folder with <c>dirty.csv</c> and <c>clean.csv</c>) and scores the cells they flag against the truth: a cell is wrong where the two differ.
/// The proposals see the dirty table only.
/// </summary>
static class DetectionConformance
{
    public static int Run(string folder, TextWriter output)
    {
        var tables = Directory
            .EnumerateFiles(folder, "dirty.csv", SearchOption.AllDirectories)
            .Where(file => File.Exists(CleanOf(file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var dirty in tables)
        foreach (var score in Score(dirty))
            output.WriteLine(score);
        return tables.Count == 0 ? 2 : 0;
    }

    /// <summary>One line for each kind of rule, and one for all of them.</summary>
    public static IReadOnlyList<DetectedCells> Score(string dirtyFile)
    {
        var (dirty, clean) = (Read(dirtyFile), Read(CleanOf(dirtyFile)));
        // The first row names the columns; names may differ in case between the two files.
        var table = new ProfiledTable(dirty[0], [.. dirty.Skip(1)]);
        var truth = new HashSet<(int Row, int Column)>();
        for (var row = 1; row < Math.Min(dirty.Count, clean.Count); row++)
        for (var column = 0; column < dirty[0].Length; column++)
            if (dirty[row][column] != clean[row][column])
                truth.Add((row - 1, column));
        var flagged = RuleProposals
            .Of(table)
            .SelectMany(rule => rule.Offending.Select(row => (rule.Kind, Cell: (row, Array.IndexOf(dirty[0], rule.Column)))))
            .ToList();
        var name = Path.GetFileName(Path.GetDirectoryName(dirtyFile)!);
        return
        [
            .. flagged
                .GroupBy(one => one.Kind)
                .OrderBy(kind => kind.Key)
                .Select(kind => Of(name, kind.Key.ToString(), [.. kind.Select(one => one.Cell)], truth)),
            Of(name, "all", [.. flagged.Select(one => one.Cell)], truth),
        ];
    }

    static DetectedCells Of(string table, string kind, HashSet<(int, int)> flagged, HashSet<(int, int)> truth) =>
        new(table, kind, flagged.Count, flagged.Count(truth.Contains), truth.Count);

    static string CleanOf(string dirty) => Path.Combine(Path.GetDirectoryName(dirty)!, "clean.csv");

    // The suites' files are small and well formed: RFC 4180 with quotes.
    static List<string[]> Read(string file)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        var text = File.ReadAllText(file);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted)
            {
                if (letter is not '"')
                    cell.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] is '"')
                    cell.Append(text[++at]);
                else
                    quoted = false;
            }
            else if (letter is '"')
                quoted = true;
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter is '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (letter is not '\r')
                cell.Append(letter);
        }
        if (cell.Length > 0 || row.Count > 0)
            rows.Add([.. row, cell.ToString()]);
        return [.. rows.Where(one => one.Length == rows[0].Length)];
    }
}

/// <param name="Flagged">Cells that rules of the kind flag.</param>
/// <param name="Right">Of these, the wrong ones.</param>
/// <param name="Wrong">Wrong cells of the table.</param>
sealed record DetectedCells(string Table, string Kind, int Flagged, int Right, int Wrong)
{
    public double Precision => Flagged == 0 ? 0 : (double)Right / Flagged;

    public double Recall => Wrong == 0 ? 0 : (double)Right / Wrong;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Table, -10} {Kind, -12} {Flagged, 6} flagged of {Wrong} wrong: precision {Precision:0.000}, recall {Recall:0.000}, F1 {F1:0.000}"
        );
}
