using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingzhou.Kernel;

/// <summary>
/// How the numbers of a column are written (数值写法). A number stands alone: its unit belongs into the catalogue, digits are not grouped, and where nothing is known nothing is written. A column that
/// carries one unit throughout is consistent and left alone; one that is written now so and now otherwise is not, however many of its cells that concerns: whole deliveries are written that way.
/// </summary>
sealed partial class NumberWriting
{
    const string Bare = @"[0-9]+(\.[0-9]+)?$";

    /// <summary>Of the numbers: negative ones that are fewer are slips of what is counted or measured from zero.</summary>
    const double HardlyAny = 0.01;

    const double Usual = 0.95;

    /// <summary>Of the numbers, for a writing to be looked at at all.</summary>
    const double Noticeable = 0.01;

    /// <summary>Two writings are of one unit when the middles of their numbers differ by less: "500 g" and "0.5 kg" say something with their units, "12 oz" and "12.0 ounce" do not.</summary>
    const double SameMagnitude = 2;

    /// <summary>How much more often large numbers must stand without commas for those with commas to be slips.</summary>
    const int TimesMore = 4;
    const double Large = 1000;

    readonly IReadOnlyList<string?> cells;
    readonly Written?[] written;
    readonly Dictionary<string, int> units;
    readonly int present;
    readonly int negative;

    NumberWriting(IReadOnlyList<string?> cells, Written?[] written, int present)
    {
        (this.cells, this.written, this.present) = (cells, written, present);
        negative = written.Count(one => one is { Value: < 0 });
        units = written.OfType<Written>().CountBy(one => one.Unit, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    /// <returns><c>null</c> for a column that is not one of numbers.</returns>
    public static NumberWriting? Of(IReadOnlyList<string?> cells)
    {
        var written = cells.Select(cell => ProfiledTable.IsMissing(cell) ? null : Written.Of(cell!)).ToArray();
        var (numbers, present) = (written.Count(one => one is not null), cells.Count(cell => !ProfiledTable.IsMissing(cell)));
        return numbers > 0 && numbers >= Usual * present ? new(cells, written, present) : null;
    }

    /// <summary>The numbers, when all that are noticeable are written with the same unit or none; <c>null</c> where a cell has none.</summary>
    public IReadOnlyList<double?>? Values =>
        Main is { } main ? [.. written.Select(one => one is not null && one.Unit == main ? one.Value : (double?)null)] : null;

    /// <summary>Whether most of them stand alone.</summary>
    public bool IsBare => Main is "";

    string? Main => units.FirstOrDefault(unit => unit.Value >= Usual * units.Values.Sum()).Key;

    public ProposedRule? Rule(string name, int fewest)
    {
        if (present < fewest || !(IsBare || IsMixed))
            return null;
        var offending = Enumerable.Range(0, cells.Count).Where(Offends).ToList();
        return offending.Count == 0
            ? null
            : new(
                ProposalKind.Shape,
                name,
                null,
                NegativeIsASlip ? "只写数字，不带单位和负号，未知时留空" : "只写数字，不带单位，未知时留空",
                NegativeIsASlip ? $"^{Bare}" : $"^-?{Bare}",
                cells.Count - offending.Count,
                offending
            );
    }

    bool Offends(int row) =>
        written[row] is { } one
            ? one.Unit.Length > 0 || (one.IsGrouped && GroupingIsASlip) || (one.Value < 0 && NegativeIsASlip)
            : !string.IsNullOrWhiteSpace(cells[row]);

    bool NegativeIsASlip => negative <= HardlyAny * units.Values.Sum();

    bool GroupingIsASlip =>
        written.Count(one => one is { IsGrouped: false, Value: >= Large }) >= TimesMore * written.Count(one => one is { IsGrouped: true });

    // One unit in several spellings, or now with it and now without.
    bool IsMixed
    {
        get
        {
            var noticeable = units.Where(unit => unit.Value >= Noticeable * present).Select(unit => unit.Key).ToList();
            if (Main is not null || noticeable.Count < 2)
                return false;
            var spellings = noticeable.Where(unit => unit.Length > 0).Select(unit => char.ToLowerInvariant(unit[0])).Distinct().Count();
            var middles = noticeable.Select(Middle).ToList();
            return spellings == 1 && middles.Min() > 0 && middles.Max() <= SameMagnitude * middles.Min();
        }
    }

    double Middle(string unit)
    {
        var sorted = written.OfType<Written>().Where(one => one.Unit == unit).Select(one => one.Value).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    sealed partial record Written(double Value, string Unit, bool IsGrouped)
    {
        public static Written? Of(string cell)
        {
            if (Number.Match(cell.Trim()) is not { Success: true } match)
                return null;
            var digits = match.Groups["number"].ValueSpan;
            return double.TryParse(
                digits,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var value
            )
                ? new(value, match.Groups["unit"].Value, digits.Contains(','))
                : null;
        }

        [GeneratedRegex(@"^(?<number>-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?)\s*(?<unit>[\p{L}%％°℃￥$€][^0-9:/,]{0,15})?$")]
        static partial Regex Number { get; }
    }
}
