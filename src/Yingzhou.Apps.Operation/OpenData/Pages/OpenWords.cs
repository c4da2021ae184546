using System.Globalization;
using Yingzhou.Data.Opening;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.OpenData.Pages;

/// <summary>How the nouns of opening are said on screens.</summary>
static class OpenWords
{
    const int LongestCell = 60;
    const int ShortestCell = 24;

    public static string Attribute(OpenAttribute attribute) =>
        attribute switch
        {
            OpenAttribute.Open => "无条件开放",
            OpenAttribute.Conditional => "受限开放",
            _ => "禁止开放",
        };

    public static Tone Tone(OpenAttribute attribute) =>
        attribute is OpenAttribute.Open ? Ui.Components.Tone.Good : Ui.Components.Tone.Attention;

    public static string Fresh(Freshness freshness) =>
        freshness switch
        {
            Freshness.OnTime => "更新及时",
            Freshness.Late => "更新逾期",
            _ => "不定期更新",
        };

    public static Tone Tone(Freshness freshness) =>
        freshness switch
        {
            Freshness.OnTime => Ui.Components.Tone.Good,
            Freshness.Late => Ui.Components.Tone.Warn,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Cycle(UpdateCycle? cycle) =>
        cycle switch
        {
            UpdateCycle.Realtime => "实时",
            UpdateCycle.Daily => "每日",
            UpdateCycle.Weekly => "每周",
            UpdateCycle.Monthly => "每月",
            UpdateCycle.Quarterly => "每季度",
            UpdateCycle.Yearly => "每年",
            UpdateCycle.AsNeeded => "不定期",
            _ => "未登记",
        };

    public static string State(ReleaseState state) =>
        state switch
        {
            ReleaseState.Proposed => "待复核",
            ReleaseState.Stopped => "闸门拦下",
            ReleaseState.TurnedDown => "已退回",
            ReleaseState.Released => "已开放",
            _ => "已撤回",
        };

    public static Tone Tone(ReleaseState state) =>
        state switch
        {
            ReleaseState.Proposed => Ui.Components.Tone.Attention,
            ReleaseState.Released => Ui.Components.Tone.Good,
            ReleaseState.Stopped => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string State(AccessState state) =>
        state switch
        {
            AccessState.Submitted => "待审核",
            AccessState.Approved => "待签协议",
            AccessState.Refused => "未通过",
            AccessState.InUse => "使用中",
            _ => "已结束",
        };

    public static string State(RequestState state) =>
        state switch
        {
            RequestState.Open => "待答复",
            RequestState.Taken => "已采纳",
            _ => "未采纳",
        };

    public static Tone Tone(RequestState state) =>
        state switch
        {
            RequestState.Open => Ui.Components.Tone.Attention,
            RequestState.Taken => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Check(string check) =>
        check switch
        {
            "attribute" => "开放属性",
            "level" => "数据级别",
            "personal" => "个人信息",
            "k" => "k-匿名",
            "l" => "l-多样性",
            "t" => "t-接近性",
            "area" => "区域粒度",
            "suppression" => "补充抑制",
            "difference" => "差分攻击",
            "advice" => "怎样能过",
            _ => check,
        };

    public static string Treatment(Treatment treatment) =>
        treatment switch
        {
            Data.Opening.Treatment.Keep => "原样",
            Data.Opening.Treatment.Prefix => "取前几位",
            Data.Opening.Treatment.Year => "只留年份",
            Data.Opening.Treatment.Month => "只留年月",
            _ => "分段",
        };

    public static string Bytes(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{bytes} B",
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000m:0.#} KB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.#} MB"),
        };

    /// <summary>A value in a preview: long ones are cut, since the file has them whole.</summary>
    public static string Cell(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "是" : "否",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            // A geometry is for the map, not for reading.
            string { Length: > ShortestCell } json when json.StartsWith('{') => json[..ShortestCell] + "…",
            string { Length: > LongestCell } text => text[..LongestCell] + "…",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
}
