using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.OpenData.Pages;

static class AssetWords
{
    public static string State(AssetState state) =>
        state switch
        {
            AssetState.Submitted => "待形式审查",
            AssetState.Notice => "公示中",
            AssetState.Examined => "待审查员核对",
            AssetState.Registered => "已登记",
            AssetState.Refused => "不予登记",
            _ => "已注销",
        };

    public static Tone Tone(AssetState state) =>
        state switch
        {
            AssetState.Registered => Ui.Components.Tone.Good,
            AssetState.Refused => Ui.Components.Tone.Bad,
            AssetState.Cancelled => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Attention,
        };

    public static string Line(ValuationLine line) =>
        $"{line.Method switch { ValuationMethod.Cost => "成本法", ValuationMethod.Income => "收益法", _ => "市场法" }} {(line.Value is { } value ? $"{value.Yuan:N2} 元" : "没有得出")}（{line.Why}）";
}
