using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Pages;

static class SecurityWords
{
    public static string Of(AlertLevel level) =>
        level switch
        {
            AlertLevel.Red => "红色",
            AlertLevel.Orange => "橙色",
            AlertLevel.Yellow => "黄色",
            _ => "蓝色",
        };

    public static Tone ToneOf(AlertLevel level) =>
        level switch
        {
            AlertLevel.Red or AlertLevel.Orange => Tone.Bad,
            AlertLevel.Yellow => Tone.Warn,
            _ => Tone.Info,
        };

    public static string Of(Exposure exposure) =>
        exposure switch
        {
            Exposure.Internet => "互联网",
            Exposure.Extranet => "政务外网",
            _ => "内网",
        };

    public static string Of(Exploitation exploitation) =>
        exploitation switch
        {
            Exploitation.Known => "已知被利用",
            Exploitation.Proof => "有公开验证代码",
            _ => "未见利用",
        };

    public static string Of(VulnerabilitySeverity severity) =>
        severity switch
        {
            VulnerabilitySeverity.Critical => "超危",
            VulnerabilitySeverity.High => "高危",
            VulnerabilitySeverity.Medium => "中危",
            VulnerabilitySeverity.Low => "低危",
            _ => "无影响",
        };

    public static string Of(bool? holds) =>
        holds switch
        {
            true => "符合",
            false => "不符合",
            _ => "取不到证",
        };

    public static Tone ToneOf(bool? holds) =>
        holds switch
        {
            true => Tone.Good,
            false => Tone.Bad,
            _ => Tone.Neutral,
        };
}
