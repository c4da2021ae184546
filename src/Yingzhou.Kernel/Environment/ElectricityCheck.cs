namespace Yingzhou.Kernel;

/// <summary>One interval of the meters of a pair: a production line and the treatment line behind it.</summary>
/// <param name="ProductionKw">Mean power; <c>null</c> when the meter was silent.</param>
/// <param name="OutletMean">Mean concentration at the outlet in the same interval.</param>
public readonly record struct PowerInterval(
    DateTimeOffset From,
    TimeSpan Length,
    double? ProductionKw,
    double? TreatmentKw,
    double? OutletMean = null
);

/// <summary>What a healthy pair looks like, learnt from its own history.</summary>
/// <param name="ProductionOnKw">From here production is on.</param>
/// <param name="TreatmentMedianKw">Median of treatment while production was on and healthy.</param>
/// <param name="RatioFifthPercentile">Fifth percentile of treatment ÷ production in its own quarter.</param>
public sealed record PowerBaseline(double ProductionOnKw, double TreatmentMedianKw, double RatioFifthPercentile)
{
    /// <summary>Learnt from intervals that people take for healthy.</summary>
    /// <returns><c>null</c> when production never ran with both meters speaking.</returns>
    public static PowerBaseline? Learn(double productionOnKw, IEnumerable<PowerInterval> healthy)
    {
        PowerInterval[] running = [.. healthy.Where(one => one.ProductionKw >= productionOnKw && one.TreatmentKw is not null)];
        return
            Quantile.Median(running.Select(one => one.TreatmentKw!.Value)) is { } median
            && Quantile.Of(running.Select(one => one.TreatmentKw!.Value / one.ProductionKw!.Value), 0.05) is { } ratio
            ? new(productionOnKw, median, ratio)
            : null;
    }
}

public enum PowerSign
{
    /// <summary>疑似停运治理设施：production on, treatment below a fifth of its healthy median, ten minutes or more.</summary>
    TreatmentStopped,

    /// <summary>治理用电比偏低</summary>
    RatioLow,

    /// <summary>疑似空转：treatment power too smooth to be working.</summary>
    IdleRunning,

    /// <summary>排口数据不随生产变化，疑似仪表问题</summary>
    OutletFlat,
}

public sealed record PowerFinding(PowerSign Sign, DateTimeOffset From, DateTimeOffset Until, double Figure);

/// <summary>
/// 工况用电监控 (c08 §3.7): signs that an officer looks at, no verdicts. A silent meter gives no sign of its own: what is not known is not suspicious.
/// </summary>
public static class ElectricityCheck
{
    // Own defaults of c08 §3.7 [P].
    const double StoppedBelow = 0.2;
    const double SmoothBelow = 0.01;
    static readonly TimeSpan StoppedFor = TimeSpan.FromMinutes(10);
    static readonly TimeSpan SmoothFor = TimeSpan.FromHours(4);
    static readonly TimeSpan RatioFor = TimeSpan.FromHours(1);

    /// <param name="intervals">In order of time, without overlap.</param>
    public static IReadOnlyList<PowerFinding> Of(IReadOnlyList<PowerInterval> intervals, PowerBaseline baseline)
    {
        List<PowerFinding> findings = [];
        bool On(PowerInterval one) => one.ProductionKw >= baseline.ProductionOnKw && one.TreatmentKw is not null;
        bool Stopped(PowerInterval one) => On(one) && one.TreatmentKw < StoppedBelow * baseline.TreatmentMedianKw;

        foreach (var run in Runs(intervals, Stopped).Where(run => Length(run) >= StoppedFor))
            findings.Add(Finding(PowerSign.TreatmentStopped, run, run.Average(one => one.TreatmentKw!.Value) / baseline.TreatmentMedianKw));
        foreach (
            var run in Runs(
                intervals,
                one => On(one) && !Stopped(one) && one.TreatmentKw / one.ProductionKw < baseline.RatioFifthPercentile
            )
        )
            if (Length(run) >= RatioFor)
                findings.Add(Finding(PowerSign.RatioLow, run, run.Average(one => one.TreatmentKw!.Value / one.ProductionKw!.Value)));
        foreach (var run in Runs(intervals, one => On(one) && !Stopped(one)).Where(run => Length(run) >= SmoothFor && run.Length >= 3))
            if (RelativeSpread([.. run.Select(one => one.TreatmentKw!.Value)]) is { } spread and < SmoothBelow)
                findings.Add(Finding(PowerSign.IdleRunning, run, spread));
        if (OutletFlat(intervals, baseline) is { } flat)
            findings.Add(flat);
        return findings;
    }

    /// <summary>重污染应急减排: whether an ordered reduction was kept, against what the pair would have used.</summary>
    /// <param name="expectedKwh">The baseline of comparable days, adjusted; above 0.</param>
    /// <param name="orderedShare">0–1; an equal reduction keeps the order.</param>
    public static (double Reduction, bool Kept)? Curtailment(double expectedKwh, double usedKwh, double orderedShare) =>
        expectedKwh > 0 && usedKwh >= 0 ? (1 - (usedKwh / expectedKwh), 1 - (usedKwh / expectedKwh) >= orderedShare - 1e-12) : null;

    // Production doubles from one quarter of its intervals to another, and what comes out stays the same.
    static PowerFinding? OutletFlat(IReadOnlyList<PowerInterval> intervals, PowerBaseline baseline)
    {
        PowerInterval[] known = [.. intervals.Where(one => one.ProductionKw >= baseline.ProductionOnKw && one.OutletMean is not null)];
        if (known.Length < 12)
            return null;
        PowerInterval[] sorted = [.. known.OrderBy(one => one.ProductionKw)];
        var quarter = sorted.Length / 4;
        var (low, high) = (
            sorted[..quarter].Average(one => one.ProductionKw!.Value),
            sorted[^quarter..].Average(one => one.ProductionKw!.Value)
        );
        var spread = RelativeSpread([.. known.Select(one => one.OutletMean!.Value)]);
        return high >= 2 * low && spread is < 0.02 ? Finding(PowerSign.OutletFlat, known, spread.Value) : null;
    }

    static IEnumerable<PowerInterval[]> Runs(IReadOnlyList<PowerInterval> intervals, Func<PowerInterval, bool> condition)
    {
        List<PowerInterval> run = [];
        foreach (var one in intervals)
        {
            // A gap ends a run: nobody knows what was in it.
            if (run.Count > 0 && (!condition(one) || one.From > run[^1].From + run[^1].Length))
            {
                yield return [.. run];
                run.Clear();
            }
            if (condition(one))
                run.Add(one);
        }
        if (run.Count > 0)
            yield return [.. run];
    }

    static TimeSpan Length(PowerInterval[] run) => run.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Length);

    static PowerFinding Finding(PowerSign sign, PowerInterval[] run, double figure) =>
        new(sign, run[0].From, run[^1].From + run[^1].Length, figure);

    // σ ÷ mean
    internal static double? RelativeSpread(IReadOnlyList<double> values)
    {
        if (values.Count < 2 || values.Average() is not (> 0 and var mean))
            return null;
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) / mean;
    }
}
