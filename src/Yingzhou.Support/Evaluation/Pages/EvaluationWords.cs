using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation.Scoring;

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

    public static string Taken(TakenValue taken) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{taken.From:yyyy-MM-dd} 至 {taken.Until:yyyy-MM-dd}{(taken.Expected > 1 ? $"，{taken.Expected} 期中有 {taken.Known} 期" : "")}"
        );

    public static string Missing(EvaluationTable table, string unit, string indicator) =>
        table.Waivers?.Any(one => one.Unit == unit && one.Indicator == indicator) is true ? "异议成立，不计入" : "没有数据";

    /// <summary>Where a unit objects to a line of its score.</summary>
    public static string Contest(EvaluationTable table, string unit, string indicator) =>
        Contest(new ContestedScore(table.Scheme, table.Day, unit, indicator, null));

    public static string Contest(EvaluationAdjustment adjustment) =>
        Contest(new ContestedScore(adjustment.Scheme, adjustment.Day, adjustment.Unit, null, adjustment.Id));

    static string Contest(ContestedScore score) =>
        $"/desk/objections/new?matter={ScoreObjection.Matter}&about={Uri.EscapeDataString(score.About)}";

    public static string Span(EvaluationScheme scheme) =>
        scheme.Span is not { } span
            ? "取截止日前最近一个已结束的周期"
            : $"取截止日所在月起往前 {span.Months} 个月内各周期合计（比率按分子、分母之和）；缺期{(span.Missing is MissingPeriod.Worst ? "按全组同期最差计" : $"不计，有数的周期不足 {span.LeastKnown:P0} 的不计分")}";

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
