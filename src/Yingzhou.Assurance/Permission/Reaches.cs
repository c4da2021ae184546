using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Permission;

/// <summary>The three questions of a grant: role, region, ownership.</summary>
static class Reaches
{
    public static bool HasRole(Grant rule, HeldPost held) =>
        (rule.Role == Grant.AnyRole || rule.Role == held.Post.Role)
        && (rule.Departments is null || held.Unit.Department is { } department && rule.Departments.Contains(department));

    public static bool Covers(Grant rule, HeldPost held, Resource resource) =>
        HasRole(rule, held)
        && rule.Reach switch
        {
            Reach.Post => resource.PostId == held.Id,
            Reach.Unit => resource.UnitId == held.Unit.Id,
            _ => held.Unit.Kind is not UnitKind.Outside
                && resource.Region is { } region
                && new RegionScope(held.Unit.Region).Contains(region),
        };

    /// <summary>An official is never a party in office: as a citizen they use the citizens' end.</summary>
    public static bool IsParty(Subject subject, Resource resource) =>
        subject.Kind is SubjectKind.Citizen or SubjectKind.Enterprise && subject.PartyKey is { } party && resource.Parties.Contains(party);
}
