using System.Globalization;

namespace Yingzhou.Support.Process.Pages.Parts;

/// <summary>Assumptions as typed: a line each, <c>element=outcome,days</c>; either part after the sign may be left out.</summary>
static class AssumptionText
{
    public static IReadOnlyDictionary<string, TaskAssumption> Read(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0])
            .ToDictionary(
                pair => pair[0],
                pair => Assumption(pair[1].Split([',', '，'], StringSplitOptions.TrimEntries)),
                StringComparer.Ordinal
            );

    static TaskAssumption Assumption(string[] parts) =>
        new(
            parts[0].Length > 0 ? parts[0] : null,
            parts.Length > 1
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
            && days is >= 0 and < 3_660
                ? TimeSpan.FromDays(days)
                : null
        );
}
