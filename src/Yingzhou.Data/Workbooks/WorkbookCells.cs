using System.Globalization;

namespace Yingzhou.Data.Workbooks;

/// <summary>Cells of a workbook as text, and where they stand.</summary>
static class WorkbookCells
{
    public static string? TextOf(object? cell) =>
        cell switch
        {
            null => null,
            // Days count from 1900; a value with no time of day is a date.
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };

    /// <summary>A text that becomes a formula again when somebody opens the export.</summary>
    public static bool BeginsFormula(object? cell) =>
        cell is string and ['=' or '+' or '@', _, ..] && !double.TryParse((string)cell, CultureInfo.InvariantCulture, out _);

    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public static string Address(int row, int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}
