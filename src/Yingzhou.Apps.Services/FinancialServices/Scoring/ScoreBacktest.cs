using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Scoring;

/// <summary>What a score said of a firm in a month, and whether it defaulted within the year after it.</summary>
/// <param name="Month">Counted from the first month of the sample, from 0.</param>
sealed record PastScore(int Month, double Points, bool Defaulted, string Segment);

/// <param name="Psi">Against the months the score was fitted on; <c>null</c> without cases.</param>
sealed record MonthStability(int Month, int Cases, double? Psi, Stability? State);

/// <summary>
/// 回测 (a09 §3): the score against what came of it. Quality is measured on months at least twelve after the last it was fitted on, and only before the first month whose population is another one (PSI > 0.25):
/// from that month on the score is out of use until it is fitted anew.
/// </summary>
/// <param name="Quality"><c>null</c> when nothing late enough is there, or nobody defaulted.</param>
/// <param name="StopFrom">The first month of stop-use; <c>null</c> when there is none.</param>
sealed record ScoreBacktest(ModelQuality? Quality, int Cases, IReadOnlyList<MonthStability> Months, int? StopFrom)
{
    public const int MonthsLater = 12;
    const int Bins = 10;

    public bool InformationOnly => Quality?.InformationOnly is not false || StopFrom is not null;

    /// <param name="fittedTo">The last month of the sample it was fitted on; months to it are the reference.</param>
    public static ScoreBacktest Of(IReadOnlyList<PastScore> past, int fittedTo)
    {
        var reference = past.Where(one => one.Month <= fittedTo).Select(one => one.Points).Order().ToList();
        // Tenths of the reference; a score with few values gives fewer bins.
        double[] edges = reference.Count == 0 ? [] : [.. Enumerable.Range(1, Bins - 1).Select(at => reference[at * reference.Count / Bins]).Distinct()];
        var expected = Counts(reference, edges);
        var months = past.Where(one => one.Month > fittedTo)
            .GroupBy(one => one.Month)
            .OrderBy(month => month.Key)
            .Select(month =>
            {
                var psi = PopulationStability.Of(expected, Counts(month.Select(one => one.Points), edges));
                return new MonthStability(month.Key, month.Count(), psi, psi is { } known ? PopulationStability.Grade(known) : null);
            })
            .ToList();
        var stop = months.Find(month => month.State is Stability.Stop)?.Month;
        var later = past.Where(one => one.Month >= fittedTo + MonthsLater && (stop is null || one.Month < stop)).ToList();
        return new(
            later.Count == 0
                ? null
                : ModelQuality.Of([.. later.Select(one => new ScoredCase(ScoreScale.Probability(one.Points), one.Defaulted, one.Segment))]),
            later.Count,
            months,
            stop
        );
    }

    static double[] Counts(IEnumerable<double> points, double[] edges)
    {
        var counts = new double[edges.Length + 1];
        foreach (var point in points)
            counts[edges.Count(edge => point >= edge)]++;
        return counts;
    }
}
