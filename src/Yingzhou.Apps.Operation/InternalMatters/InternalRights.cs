using Yingzhou.Apps.Operation.InternalMatters.Planning;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Operation.InternalMatters;

/// <summary>Who looks after internal matters as a whole (统筹): the reform office, the establishment office and the data bureau; the cockpit is for whoever leads.</summary>
static class InternalRights
{
    public const string Coordinate = "internal.coordinate";
    public const string Cockpit = "internal.cockpit";

    static readonly string[] Coordinators = ["reform-office", "establishment-office", "big-data", "organisation-department"];

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(Coordinate, Reach.Region).In(Coordinators),
            Grant.ToOfficials(PlanDesk.Draw, Reach.Region).In(Coordinators),
            Grant.ToOfficials(PlanDesk.Release, Reach.Region).In(Coordinators),
            Grant.ToOfficials(Cockpit, Reach.Region).In(Coordinators),
            .. Grant.ToLeaders(Cockpit),
        ];
}
