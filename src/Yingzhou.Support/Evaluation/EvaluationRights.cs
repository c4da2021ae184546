using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Evaluation;

/// <summary>考核评价权限.</summary>
public static class EvaluationRights
{
    public const string See = "evaluation.see";

    /// <summary>登记加减分和一票否决.</summary>
    public const string Adjust = "evaluation.adjust";

    /// <summary>公布考核结果, never by who entered an adjustment of it.</summary>
    public const string Publish = "evaluation.publish";

    /// <summary>对本地区的得分提出异议.</summary>
    public const string Contest = "evaluation.contest";

    /// <summary>复核考核异议, never by who published the score or entered an adjustment of it.</summary>
    public const string Review = "evaluation.review";

    /// <summary>考评办 and those who keep its figures.</summary>
    static readonly string[] Offices = ["big-data", "government-office"];

    /// <summary>Whose work the indicators count: in a county they answer for its score.</summary>
    static readonly string[] Evaluated = ["urban-enforcement", "government-services", "government-office"];

    internal static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(See).Select(grant => grant.In([.. Offices, .. Evaluated])),
            Grant.ToRole(See, "data-officer", Reach.Region).In(Offices),
            Grant.ToRole(See, "model-designer", Reach.Region).In(Offices),
            Grant.ToRole(Adjust, "model-designer", Reach.Region).In(Offices),
            Grant.ToRole(Publish, "director", Reach.Region).In(Offices),
            .. Grant.ToLeaders(Contest).Select(grant => grant.In(Evaluated)),
            .. Grant.ToLeaders(Review).Select(grant => grant.In(Offices)),
            Grant.ToRole(Review, "model-approver", Reach.Region).In(Offices),
        ];
}
