using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Warnings;

/// <summary>A borrower in a month, as it was seen then.</summary>
/// <param name="Month">Counted from the first month of the sample, from 0.</param>
/// <param name="Risk">What the warning said then; the higher the earlier somebody calls. <c>null</c> when it said nothing.</param>
sealed record WatchedMonth(string Firm, int Month, double? Risk);

/// <summary>
/// 预警回测 (a09 §3: Precision@100 and lead time on a back-test): each month the hundred of highest risk are called. How many of them default within a year, how many months before its default a firm is first among
/// them, and how many of those that default ever were.
/// </summary>
/// <param name="Precision">Mean over the months that have a whole year after them; <c>null</c> without such a month.</param>
/// <param name="MedianLead">Months, of the firms that were called before they defaulted; <c>null</c> when none was.</param>
/// <param name="Caught">Called at least a month before, of all that default in the months looked at; <c>null</c> when none defaults.</param>
sealed record WarningBacktest(double? Precision, double? MedianLead, double? Caught, int Months, int Defaults)
{
    public const int Called = 100;

    /// <summary>A default after more than a year is not what the call was about. Own default.</summary>
    public const int Horizon = 12;

    /// <param name="watched">Only months after those the model was fitted on, and only of firms that have not defaulted before.</param>
    /// <param name="defaults">Month of default, by firm.</param>
    /// <param name="lastMonth">The last month of which it is known who defaulted.</param>
    public static WarningBacktest Of(
        IReadOnlyList<WatchedMonth> watched,
        IReadOnlyDictionary<string, int> defaults,
        int lastMonth,
        int called = Called
    )
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var shares = new List<double>();
        foreach (var month in watched.GroupBy(one => one.Month).OrderBy(month => month.Key))
        {
            // Equal risks in the order of their names: nobody is called by chance twice.
            var top = month
                .Where(one => one.Risk is not null)
                .OrderByDescending(one => one.Risk)
                .ThenBy(one => one.Firm, StringComparer.Ordinal)
                .Take(called)
                .ToList();
            foreach (var one in top)
                if (defaults.TryGetValue(one.Firm, out var at) && at > month.Key && at <= month.Key + Horizon)
                    first.TryAdd(one.Firm, month.Key);
            if (top.Count > 0 && month.Key + Horizon <= lastMonth)
                shares.Add(
                    top.Count(one => defaults.TryGetValue(one.Firm, out var at) && at > month.Key && at <= month.Key + Horizon)
                        / (double)top.Count
                );
        }
        var begins = watched.Count == 0 ? int.MaxValue : watched.Min(one => one.Month);
        var came = defaults.Where(one => one.Value > begins && one.Value <= lastMonth).Select(one => one.Key).ToList();
        return new(
            shares.Count == 0 ? null : shares.Average(),
            Quantile.Median([.. first.Select(one => (double)(defaults[one.Key] - one.Value))]),
            came.Count == 0 ? null : came.Count(first.ContainsKey) / (double)came.Count,
            shares.Count,
            came.Count
        );
    }
}
