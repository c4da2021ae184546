using System.Text;

namespace Yingzhou.Kernel;

/// <summary>For whom a CSV file is written.</summary>
public enum CsvFlavour
{
    /// <summary>RFC 4180, for programs: every cell is exactly its value.</summary>
    Standard,

    /// <summary>For spreadsheets: a cell that they would take for a formula gets a tab before it, in quotes.</summary>
    Excel,
}

/// <summary>One record of a CSV file (RFC 4180): UTF-8, commas, ends with CR LF. Source: p05 R7.</summary>
public static class CsvLine
{
    // What a spreadsheet begins a formula with; tab and CR in front of one are dropped by some of them.
    const string Formula = "=+-@\t\r";

    const string MustBeQuoted = ",\"\r\n";

    /// <param name="cells"><c>null</c> is an empty cell; an empty text is too, CSV cannot tell them apart.</param>
    public static string Of(IEnumerable<string?> cells, CsvFlavour flavour = CsvFlavour.Standard)
    {
        var line = new StringBuilder();
        foreach (var (index, cell) in cells.Index())
        {
            if (index > 0)
                line.Append(',');
            Append(line, cell ?? "", flavour);
        }
        return line.Append("\r\n").ToString();
    }

    static void Append(StringBuilder line, string cell, CsvFlavour flavour)
    {
        var guarded = flavour is CsvFlavour.Excel && cell.Length > 0 && Formula.Contains(cell[0], StringComparison.Ordinal);
        // Spaces at the edges belong to the cell; quotes keep careless readers from trimming them.
        if (!guarded && cell.AsSpan().IndexOfAny(MustBeQuoted) < 0 && cell.Trim(' ').Length == cell.Length)
        {
            line.Append(cell);
            return;
        }
        line.Append('"');
        if (guarded)
            line.Append('\t');
        line.Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
