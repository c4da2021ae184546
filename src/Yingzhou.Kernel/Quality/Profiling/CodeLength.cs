using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// Codes of a fixed length (编码位数): where nearly all have it, or where some begin with zeros, what is shorter has lost a digit, as spreadsheets do to leading zeros. Numbers that grow from one never have
/// nearly all the same length.
/// </summary>
static class CodeLength
{
    const double Usual = 0.95;

    /// <summary>Without leading zeros, of all values: nine in ten numbers below a power of ten have the same length without being codes.</summary>
    const double NearlyAll = 0.99;

    /// <summary>With leading zeros: whole deliveries go through one spreadsheet.</summary>
    const double Mostly = 0.6;
    const int ShortestCode = 5;
    const int FewestPadded = 3;

    public static ProposedRule? Of(string name, IReadOnlyList<string?> cells)
    {
        var codes = cells
            .Where(cell => !ProfiledTable.IsMissing(cell) && cell!.All(char.IsAsciiLetterOrDigit) && cell!.Any(char.IsAsciiDigit))
            .ToList();
        var present = cells.Count(cell => !ProfiledTable.IsMissing(cell));
        if (codes.Count == 0 || codes.Count < Usual * present)
            return null;
        var digits = codes.Count(code => code!.All(char.IsAsciiDigit)) >= Usual * present;
        var padded = codes.Where(code => code!.Length > 1 && code[0] is '0').ToList();
        var isPadded = digits && padded.Count >= FewestPadded;
        var (length, having) = (isPadded ? padded : codes).CountBy(code => code!.Length).MaxBy(one => one.Value);
        having = codes.Count(code => code!.Length == length);
        if (
            isPadded
                ? having < Mostly * present || codes.Count(code => code!.Length > length) > (1 - Usual) * present
                : length < ShortestCode || having < NearlyAll * present
        )
            return null;
        bool Keeps(string code) => code.Length == length && code.All(digits ? char.IsAsciiDigit : char.IsAsciiLetterOrDigit);
        int[] offending = [.. Enumerable.Range(0, cells.Count).Where(row => !ProfiledTable.IsMissing(cells[row]) && !Keeps(cells[row]!))];
        return offending.Length == 0
            ? null
            : new(
                ProposalKind.Shape,
                name,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{length} 位{(digits ? "数字" : "数字或字母")}{(isPadded ? "，前面的零不能少" : "")}"
                ),
                string.Create(CultureInfo.InvariantCulture, $"^{(digits ? "[0-9]" : "[0-9A-Za-z]")}{{{length}}}$"),
                present - offending.Length,
                offending
            );
    }
}
