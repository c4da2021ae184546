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

    internal static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(See),
            Grant.ToRole(See, "model-designer", Reach.Region),
            Grant.ToRole(See, "model-approver", Reach.Region),
            Grant.ToRole(See, "data-officer", Reach.Region),
            Grant.ToRole(Arrange, "model-designer", Reach.Region),
            Grant.ToRole(Release, "model-approver", Reach.Region),
        ];

    internal static readonly FourEyes ReleasedByAnother = new(Release, Arrange);
}
