namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>改革方式 of 证照分离. Four since 国发〔2019〕25号; the pilots before it knew two more.</summary>
public enum ReformType
{
    /// <summary>直接取消审批.</summary>
    Cancelled,

    /// <summary>审批改为备案.</summary>
    Recorded,

    /// <summary>实行告知承诺.</summary>
    Commitment,

    /// <summary>优化审批服务.</summary>
    Optimised,

    /// <summary>提高审批的透明度和可预期性（试点期）.</summary>
    MoreTransparent,

    /// <summary>强化市场准入监管（试点期）.</summary>
    StricterEntry,
}

public static class ReformWords
{
    public static string Title(this ReformType type) =>
        type switch
        {
            ReformType.Cancelled => "直接取消审批",
            ReformType.Recorded => "审批改为备案",
            ReformType.Commitment => "实行告知承诺",
            ReformType.Optimised => "优化审批服务",
            ReformType.MoreTransparent => "提高透明度和可预期性",
            _ => "强化准入监管",
        };

    /// <summary>What it means to whoever wants to open a business.</summary>
    public static string Meaning(this ReformType type) =>
        type switch
        {
            ReformType.Cancelled => "不用再办这项许可，营业执照办好就能经营",
            ReformType.Recorded => "交一份备案，当场办结",
            ReformType.Commitment => "书面承诺符合条件，当场发证，事后核查",
            _ => "仍要办许可，材料和时间比以前少",
        };
}
