using Yingzhou.Assurance.Organisation;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Governance.CityManagement.Pages;

/// <summary>Departments of the county of a place, for whoever sends a case on.</summary>
static class UnitOptions
{
    const int CountyDigits = 6;

    public static IReadOnlyList<Option> Of(IOrganisation organisation, string region) =>
        [
            .. organisation
                .Units()
                .Where(unit => unit.Kind is UnitKind.Department && unit.Region == region[..Math.Min(CountyDigits, region.Length)])
                .Select(unit => new Option(unit.Id, unit.Name)),
        ];
}
