using Yingzhou.Data.Sharing;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.PublicData.Pages;

/// <summary>Words for requests, grants and calls.</summary>
static class SharingWords
{
    public static string State(BreakGlassState state) =>
        state switch
        {
            BreakGlassState.Asked => "待第二人同意",
            BreakGlassState.Open => "已开启",
            BreakGlassState.Ended => "待复核",
            BreakGlassState.Justified => "复核认可",
            BreakGlassState.Unjustified => "复核不认可",
            _ => "未开启",
        };

    public static string State(RequestState state) =>
        state switch
        {
            RequestState.WithProvider => "待提供部门答复",
            RequestState.Escalated => "提供部门超期，已升级",
            RequestState.WithAuthority => "待大数据局同意",
            RequestState.Granted => "已授权",
            _ => "已拒绝",
        };

    public static Tone Tone(RequestState state) =>
        state switch
        {
            RequestState.Granted => Ui.Components.Tone.Good,
            RequestState.Refused => Ui.Components.Tone.Neutral,
            RequestState.Escalated => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Attention,
        };

    public static string State(GrantState state) =>
        state switch
        {
            GrantState.Draft => "待领密钥",
            GrantState.Testing => "沙箱测试",
            GrantState.Active => "生效",
            GrantState.Suspended => "暂停",
            GrantState.Expired => "到期",
            _ => "已撤销",
        };

    public static Tone Tone(GrantState state) =>
        state switch
        {
            GrantState.Active => Ui.Components.Tone.Good,
            GrantState.Suspended => Ui.Components.Tone.Bad,
            GrantState.Draft or GrantState.Testing => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string State(CallState state) =>
        state switch
        {
            CallState.Intended => "进行中",
            CallState.Answered => "已应答",
            CallState.Denied => "已拒绝",
            CallState.Failed => "数据源失败",
            _ => "交付不明",
        };

    public static Tone Tone(CallState state) =>
        state switch
        {
            CallState.Answered => Ui.Components.Tone.Good,
            CallState.Unknown or CallState.Failed => Ui.Components.Tone.Bad,
            CallState.Denied => Ui.Components.Tone.Warn,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Kind(PurposeKind kind) =>
        kind switch
        {
            PurposeKind.Matter => "办理事项，逐件核对办件和当事人",
            PurposeKind.Duty => "依法履职",
            _ => "统计，只给汇总",
        };

    public static string Mask(FieldMask mask) =>
        mask.Kind switch
        {
            MaskKind.None => "原值",
            MaskKind.Keep => $"保留前 {mask.Head} 后 {mask.Tail} 位",
            MaskKind.Token => "标记（每个部门不同）",
            MaskKind.Year => "只到年",
            MaskKind.Town => "只到乡镇",
            MaskKind.Grid => "只到 0.01 度",
            MaskKind.Noise => $"加噪 ±{mask.Head}",
            MaskKind.Format => "保留格式换号",
            _ => "不给",
        };

    /// <summary>A made-up value before and after (脱敏预览).</summary>
    public static string Preview(SharedField field)
    {
        object sample = field.Type switch
        {
            FilterType.Integer => 128L,
            FilterType.Decimal => 3210.50m,
            FilterType.Date => new DateOnly(1990, 1, 1),
            FilterType.Moment => new DateTime(2026, 3, 2, 8, 0, 0),
            FilterType.Flag => true,
            _ when field.Element == "resident-id" => "330902199001011238",
            _ when field.Element is "address" or "site-address" => "岱山县衢山镇海港路9号",
            _ => "示例值ABC",
        };
        return field.MaskOf.IsOpen ? Written(sample) : $"{Written(sample)} → {Written(field.MaskOf.Apply(sample, "preview"u8, "1"))}";
    }

    static string Written(object? value) =>
        value switch
        {
            null => "（空）",
            DateOnly day => Show.Date(day),
            DateTime at => at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            bool flag => flag ? "是" : "否",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };
}
