using System.Globalization;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Reading;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Pages;

static class EcoWords
{
    public static string Kind(StationKind kind) =>
        kind switch
        {
            StationKind.Outlet => "排口",
            StationKind.Air => "空气站",
            _ => "断面",
        };

    public static string Verdict(EmissionVerdict verdict) =>
        verdict switch
        {
            EmissionVerdict.Pass => "达标",
            EmissionVerdict.Exceed => "超标",
            _ => "不予判定",
        };

    public static Tone Tone(EmissionVerdict verdict) =>
        verdict switch
        {
            EmissionVerdict.Pass => Ui.Components.Tone.Good,
            EmissionVerdict.Exceed => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Reason(NotJudgedReason reason) =>
        reason switch
        {
            NotJudgedReason.NoLimit => "没有当日有效的许可限值",
            NotJudgedReason.TooFewValid => "有效数据不足",
            NotJudgedReason.AirLeak => "含氧量接近空气，疑似漏风",
            NotJudgedReason.NoOxygen => "含氧量缺失",
            NotJudgedReason.NoFlow => "没有排水",
            NotJudgedReason.Exempt => "许可的豁免工况",
            _ => "",
        };

    /// <summary>Whether an exceedance was put right, and by what.</summary>
    public static string PutRight(ExceedanceLine line) =>
        line.Recheck.IsMet ? "复测达标"
        : line.Sample is { } sample ? (sample.Passes ? "采样达标" : "采样仍超标")
        : $"复测 {line.Recheck.Passed}/{line.Recheck.Needed}";

    public static string Sign(FraudSign sign) =>
        sign switch
        {
            FraudSign.Dilution => "流量上升、浓度下降而负荷不变，疑似稀释",
            FraudSign.OxygenNearAir => "一半以上时段含氧量接近空气",
            FraudSign.ConstantValue => "数值连续不变",
            FraudSign.NightOnly => "数据几乎都在夜间",
            FraudSign.RangeEdited => "检查前改过量程",
            FraudSign.SetBeforeInspection => "检查前人工置数",
            _ => "末位数字分布异常",
        };

    public static string Note(string code) =>
        code switch
        {
            "late-mark" => "工况补报超过 24 小时，未采信",
            "conversion-differs" => "企业折算值不一致",
            _ => code,
        };

    public static string Condition(WorkingCondition condition) =>
        condition switch
        {
            WorkingCondition.StartStop => "启停炉",
            WorkingCondition.Maintenance => "检修维护",
            WorkingCondition.TreatmentFault => "治理设施故障",
            _ => "正常生产",
        };

    public static string Hearing(Hearing hearing) =>
        hearing switch
        {
            Kernel.Hearing.Online => "在线",
            Kernel.Hearing.Silent => "沉默",
            Kernel.Hearing.Offline => "离线",
            _ => "未上线",
        };

    public static Tone Tone(Hearing hearing) =>
        hearing switch
        {
            Kernel.Hearing.Online => Ui.Components.Tone.Good,
            Kernel.Hearing.Silent => Ui.Components.Tone.Attention,
            Kernel.Hearing.Offline => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Number(decimal? value) =>
        value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : Show.Unknown;

    public static string Span(EmissionRecord record) =>
        record.Time is AveragingTime.Hour
            ? record.At.ToOffset(CityTime.Offset).ToString("MM-dd HH 时", CultureInfo.InvariantCulture)
            : record.At.ToOffset(CityTime.Offset).ToString("MM-dd 全天", CultureInfo.InvariantCulture);

    /// <summary>How the judged value came about, with its figures.</summary>
    public static string Formula(EmissionRecord record) =>
        record is { Mean: { } mean, Oxygen: { } oxygen, Value: { } value } && mean != value
            ? $"{Number(mean)} × (21 − 基准氧) ÷ (21 − {Number(oxygen)}) = {Number(value)}"
            : $"均值 {Number(record.Mean)}";

    /// <summary>What <c>datetime-local</c> sends, in Shanghai; <c>null</c> for anything else.</summary>
    public static DateTimeOffset? LocalTime(string? text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        )
            ? new DateTimeOffset(local, CityTime.Offset)
            : null;

    public static string TitleOf(Product? product, string property) => product?.PropertyOf(property)?.Title ?? property;
}
