using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Cockpits;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Indicators.Pages;

static class IndicatorWords
{
    public static string State(IndicatorPoint point) =>
        point.State switch
        {
            ValueState.Provisional => "初步",
            ValueState.Final => "定稿",
            _ => "定稿后修订",
        };

    public static LightColour Colour(TargetLight light) =>
        light switch
        {
            TargetLight.Green => LightColour.Green,
            TargetLight.Red => LightColour.Red,
            _ => LightColour.Unknown,
        };

    public static string Lit(TargetLight light) =>
        light switch
        {
            TargetLight.Green => "达标",
            TargetLight.Red => "亮红灯",
            _ => "没有数据",
        };

    /// <summary>94.6%, 12 件, —.</summary>
    public static string Value(IndicatorDefinition definition, double? value) =>
        value is { } v ? Show.Exact((decimal)v, definition.Decimals) + definition.Unit : "—";

    /// <summary>+2.0 个百分点（92.0% → 94.0%）; on a small base the two numbers alone.</summary>
    public static string Changed(IndicatorDefinition definition, IndicatorPoint before, IndicatorPoint now)
    {
        var both = $"{Value(definition, before.Value)} → {Value(definition, now.Value)}";
        return PeriodChange.Of(before.Value, before.Rows, now.Value, now.Rows, definition.Take is IndicatorTake.Share) switch
        {
            { Kind: PeriodChangeKind.Points, Amount: var points } => $"{points:+0.0;-0.0;0.0} 个百分点（{both}）",
            { Kind: PeriodChangeKind.Percent, Amount: var share } => $"{share:+0.0;-0.0;0.0}%（{both}）",
            { } => $"{both}（基数不足 {PeriodChange.LeastBase}，不算百分比）",
            null => "没有可比的一期",
        };
    }

    public static string Made(IndicatorPoint point) =>
        point.Numerator is { } numerator ? $"{numerator:N0} ÷ {point.Rows:N0}" : $"{point.Rows:N0} 行";

    public static string Period(IndicatorDefinition definition, DateOnly start) => PeriodOf.Words(definition.Period, start);

    public static string Take(IndicatorTake take) =>
        take switch
        {
            IndicatorTake.Share => "占比",
            IndicatorTake.Count => "件数",
            IndicatorTake.Sum => "合计",
            _ => "中位数",
        };

    public static string Shape(TileShape shape) =>
        shape switch
        {
            TileShape.Figure => "大数字",
            TileShape.Trend => "走势",
            _ => "县（区）对比",
        };

    public static string Stage(CockpitStage stage) =>
        stage switch
        {
            CockpitStage.Draft => "编排中",
            CockpitStage.Submitted => "待发布",
            _ => "已发布",
        };
}
