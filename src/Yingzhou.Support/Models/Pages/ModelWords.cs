using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Models.Pages;

static class ModelWords
{
    public static string Task(ModelTask task) =>
        task switch
        {
            ModelTask.Forecast => "预测",
            ModelTask.Anomaly => "异常识别",
            _ => "季节调整",
        };

    public static string Risk(RiskClass risk) =>
        risk switch
        {
            RiskClass.Informs => "Ⅰ 提供信息",
            RiskClass.Ranks => "Ⅱ 排序推荐",
            _ => "Ⅲ 对个人作出决定",
        };

    public static string Stage(VersionStage stage) =>
        stage switch
        {
            VersionStage.Submitted => "待审核",
            VersionStage.Live => "现行",
            VersionStage.Superseded => "已被接替",
            VersionStage.SentBack => "已退回",
            _ => "已回退",
        };

    public static Tone Colour(VersionStage stage) =>
        stage switch
        {
            VersionStage.Live => Tone.Good,
            VersionStage.Submitted => Tone.Attention,
            VersionStage.RolledBack => Tone.Bad,
            _ => Tone.Neutral,
        };

    public static string Drift(Stability grade) =>
        grade switch
        {
            Stability.Stable => "稳定",
            Stability.Watch => "关注",
            _ => "已漂移，应重新量误差",
        };

    public static string Settings(ModelTask task, ModelSettings settings) =>
        ModelMethods.Of(task).GetValueOrDefault(settings.Method, settings.Method)
        + (settings.Season > 1 ? $"，周期 {settings.Season} 期" : "")
        + (task is ModelTask.Forecast ? $"，向前 {settings.Steps} 期" : "")
        + (task is ModelTask.Anomaly ? $"，超过 {settings.Limit:0.#} 倍离差" : "");

    public static string Number(double? value, int digits = 2) => value is { } known ? Show.Exact((decimal)known, digits) : Show.Unknown;

    public static string Percent(double? share) => share is { } known ? Show.Percent((decimal)known) : Show.Unknown;

    /// <summary>One line: the error that matters for the task.</summary>
    public static string Error(ModelTask task, MeasuredQuality quality, string unit) =>
        task switch
        {
            ModelTask.Forecast => $"平均绝对误差 {Number(quality.Mae)} {unit}，MASE {Number(quality.Mase)}",
            ModelTask.Anomaly => $"查准 {quality.Precision?.Ratio}，查全 {quality.Recall?.Ratio}",
            _ => $"首次公布后平均修订 {Number(quality.Revision)} {unit}",
        };

    public static IReadOnlyList<Fact> Facts(ModelTask task, MeasuredQuality quality, string unit) =>
        task switch
        {
            ModelTask.Forecast =>
            [
                new("平均绝对误差（MAE）", $"{Number(quality.Mae)} {unit}；照抄上一轮是 {Number(quality.Naive)} {unit}"),
                new("MASE", $"{Number(quality.Mase)}（小于 1 才比照抄上一轮好）"),
                new("MAPE", quality.Mape is null ? "实际值里有 0，没有定义" : Percent(quality.Mape)),
                new("分位数损失", quality.Pinball is null ? "误差太少，没有区间" : $"{Number(quality.Pinball)} {unit}"),
                new("八成区间实际罩住", quality.Coverage?.Ratio.ToString() ?? Show.Unknown),
                new("回测", $"{quality.Trials} 次预测，每次只用当时已有的数"),
            ],
            ModelTask.Anomaly =>
            [
                new("查准率", $"{quality.Precision?.Ratio}{Interval(quality.Precision)}"),
                new("查全率", $"{quality.Recall?.Ratio}{Interval(quality.Recall)}"),
                new("怎么量的", $"在序列里随机注入 6 倍离差的异常，{quality.Trials} 轮；序列自带的不寻常也算误报"),
            ],
            _ => [new("平均修订", $"{Number(quality.Revision)} {unit}，{quality.Trials} 期")],
        };

    static string Interval(ShareOf? share) =>
        share is not null && Wilson.Interval(share.Ratio) is { } bounds
            ? $"，95% 区间 {Percent(bounds.Lower)} 到 {Percent(bounds.Upper)}"
            : "";
}
