using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.PublicData.Pages;

/// <summary>The words of the standards for what the engines count.</summary>
static class DataWords
{
    public static string Sharing(SharingAttribute? sharing) =>
        sharing switch
        {
            SharingAttribute.Unconditional => "无条件共享",
            SharingAttribute.Conditional => "受限共享",
            SharingAttribute.Withheld => "不予共享",
            _ => Show.Unknown,
        };

    public static string Opening(OpenAttribute? opening) =>
        opening switch
        {
            OpenAttribute.Open => "无条件开放",
            OpenAttribute.Conditional => "受限开放",
            OpenAttribute.Closed => "禁止开放",
            _ => Show.Unknown,
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
            _ => Show.Unknown,
        };

    public static string Level(DataLevel level) =>
        level switch
        {
            DataLevel.L1 => "L1 不敏感",
            DataLevel.L2 => "L2 低敏感",
            DataLevel.L3 => "L3 较敏感",
            _ => "L4 敏感",
        };

    public static Tone Tone(DataLevel level) =>
        level switch
        {
            DataLevel.L1 => Ui.Components.Tone.Good,
            DataLevel.L2 => Ui.Components.Tone.Info,
            DataLevel.L3 => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Bad,
        };

    public static string Type(ItemType type) =>
        type switch
        {
            ItemType.Integer => "整数",
            ItemType.Decimal => "小数",
            ItemType.Date => "日期",
            ItemType.Moment => "日期时间",
            ItemType.Flag => "是否",
            _ => "文本",
        };

    public static string Ground(ClaimGround ground) =>
        ground switch
        {
            ClaimGround.NamedByLaw => "法律指定",
            ClaimGround.IssuesRecord => "本部门签发",
            _ => "自用采集",
        };

    public static string Status(CatalogueStatus status) =>
        status switch
        {
            CatalogueStatus.Draft => "草稿",
            CatalogueStatus.Published => "已发布",
            _ => "已停用",
        };

    public static string State(LoadState state) => state is LoadState.Loaded ? "已入湖" : "已拒绝";

    public static string Dimension(QualityDimension dimension) =>
        dimension switch
        {
            QualityDimension.Conformity => "规范性",
            QualityDimension.Completeness => "完整性",
            QualityDimension.Accuracy => "准确性",
            QualityDimension.Consistency => "一致性",
            QualityDimension.Timeliness => "时效性",
            _ => "可访问性",
        };

    public static string Severity(IssueSeverity severity) =>
        severity switch
        {
            IssueSeverity.Hint => "提示",
            IssueSeverity.Normal => "一般",
            IssueSeverity.Severe => "严重",
            _ => "阻断",
        };

    public static string State(IssueState state) =>
        state switch
        {
            IssueState.Open => "待派单",
            IssueState.Ordered => "待整改",
            IssueState.Fixed => "已整改待复核",
            IssueState.Returned => "复核未过，已退回",
            IssueState.Escalated => "再次未过，已升级",
            IssueState.Disputed => "有异议",
            IssueState.Closed => "已办结",
            IssueState.Rejected => "规则有误",
            _ => "已暂缓",
        };

    public static Tone Tone(IssueState state) =>
        state switch
        {
            IssueState.Closed or IssueState.Rejected => Ui.Components.Tone.Good,
            IssueState.Escalated or IssueState.Returned => Ui.Components.Tone.Bad,
            IssueState.Waived => Ui.Components.Tone.Neutral,
            IssueState.Fixed => Ui.Components.Tone.Info,
            _ => Ui.Components.Tone.Attention,
        };
}
