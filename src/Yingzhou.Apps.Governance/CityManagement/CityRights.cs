using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Governance.CityManagement;

/// <summary>Who does what about the city's matters (城市管理职权).</summary>
static class CityRights
{
    /// <summary>采集: reports on patrol.</summary>
    public const string Collect = "city-management.collect";

    /// <summary>受理、立案、并案、派遣、回访.</summary>
    public const string Dispatch = "city-management.dispatch";

    /// <summary>处置: what a unit does with what was sent to it.</summary>
    public const string Work = "city-management.work";

    /// <summary>核查.</summary>
    public const string Check = "city-management.check";

    /// <summary>批准延期、挂账；裁定权属.</summary>
    public const string Approve = "city-management.approve";

    public const string Figures = "city-management.figures";

    const string Department = "urban-enforcement";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Collect, "inspect", Reach.Region).In(Department),
            Grant.ToRole(Dispatch, "accept", Reach.Region).In(Department),
            Grant.ToOfficials(Work, Reach.Unit),
            Grant.ToRole(Check, "inspect", Reach.Region).In(Department),
            Grant.ToRole(Approve, "director", Reach.Region).In(Department),
            .. Grant.ToLeaders(Figures),
        ];

    /// <summary>Who handled a case neither checks it nor approves what they asked for themselves.</summary>
    public static IEnumerable<FourEyes> FourEyes => [new(Check, Work), new(Approve, Work)];
}
