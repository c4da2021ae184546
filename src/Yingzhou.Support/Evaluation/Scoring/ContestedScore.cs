using System.Globalization;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>What of a published score is contested (被异议的得分): one indicator of one unit, or one adjustment.</summary>
/// <param name="Indicator"><c>null</c> when it is an adjustment.</param>
sealed record ContestedScore(string Scheme, DateOnly Day, string Unit, string? Indicator, Guid? Adjustment)
{
    const string Days = "yyyy-MM-dd";
    const char AdjustmentMark = '+';

    public string About =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Scheme}/{Day.ToString(Days, CultureInfo.InvariantCulture)}/{Unit}/{(Adjustment is { } id ? $"{AdjustmentMark}{id}" : Indicator)}"
        );

    /// <summary>What all objections against a day of a scheme begin with.</summary>
    public static string Prefix(string scheme, DateOnly day) => $"{scheme}/{day.ToString(Days, CultureInfo.InvariantCulture)}/";

    public static ContestedScore? Read(string about)
    {
        if (
            about.Split('/') is not [var scheme, var said, var unit, { Length: > 0 } line]
            || !DateOnly.TryParseExact(said, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return null;
        if (line[0] != AdjustmentMark)
            return new(scheme, day, unit, line, null);
        return Guid.TryParse(line.AsSpan(1), CultureInfo.InvariantCulture, out var adjustment)
            ? new(scheme, day, unit, null, adjustment)
            : null;
    }
}
