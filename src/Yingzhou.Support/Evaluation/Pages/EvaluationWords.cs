using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Evaluation.Pages;

/// <summary>Words of evaluations on screens.</summary>
static class EvaluationWords
{
    public static string Points(double? points) => points is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "—";

    public static string Signed(double points) =>
        Math.Abs(points) < 0.005 ? "0.00" : points.ToString("+0.00;−0.00", CultureInfo.InvariantCulture);

    /// <summary>Where a place lies when weights move by a tenth: who shares it cannot be told apart.</summary>
    public static string Ranks(EvaluatedUnit unit) =>
        unit.Ranks is not { } ranks ? "—"
        : ranks.Best == ranks.Worst ? $"稳定在第 {ranks.Best}"
        : $"第 {ranks.Best} 至 {ranks.Worst}，不可区分";

    public static string Method(SchemeIndicator one) =>
        one.Scoring() switch
        {
            ScoringMethod.Efficacy(var worst, var best) => string.Create(
                CultureInfo.InvariantCulture,
                $"功效系数：{worst} 得 60，{best} 得 100"
            ),
            ScoringMethod.Completion(var target) => string.Create(CultureInfo.InvariantCulture, $"完成率：目标 {target}，最多 110"),
            ScoringMethod.Interval(var from, var until, var loss) => string.Create(
                CultureInfo.InvariantCulture,
                $"区间：{from} 到 {until} 得 100，每差 1 减 {loss}"
            ),
            _ => "分档",
        };
}
