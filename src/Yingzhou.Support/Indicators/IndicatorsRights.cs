using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Indicators;

/// <summary>指标与驾驶舱权限.</summary>
public static class IndicatorsRights
{
    public const string See = "indicators.see";

    /// <summary>编排驾驶舱.</summary>
    public const string Arrange = "indicators.arrange";

    /// <summary>发布驾驶舱, never by who arranged it.</summary>
    public const string Release = "indicators.release";

    /// <summary>对一个数作出批示.</summary>
    public const string Direct = "indicators.direct";

    /// <summary>反馈本单位的批示.</summary>
    public const string AnswerDirective = "indicators.answer-directive";

    internal static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(See),
            Grant.ToRole(See, "model-designer", Reach.Region),
            Grant.ToRole(See, "model-approver", Reach.Region),
            Grant.ToRole(See, "data-officer", Reach.Region),
            Grant.ToRole(Direct, "director", Reach.Region),
            Grant.ToRole(AnswerDirective, "director", Reach.Unit),
            Grant.ToRole(AnswerDirective, "decide", Reach.Unit),
            Grant.ToRole(AnswerDirective, "supervise", Reach.Unit),
            Grant.ToRole(AnswerDirective, "data-officer", Reach.Unit),
            Grant.ToRole(Arrange, "model-designer", Reach.Region),
            Grant.ToRole(Release, "model-approver", Reach.Region),
        ];

    internal static readonly FourEyes ReleasedByAnother = new(Release, Arrange);
}
