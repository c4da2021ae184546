using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>Where an offer can be applied for (办理地区).</summary>
sealed class Places(Catalogue catalogue)
{
    /// <summary>The places to choose from, at the level at which the matter is decided; a single one need not be asked for.</summary>
    public IReadOnlyList<Option> Of(Offer offer, IOrganisation organisation)
    {
        if (offer.Level is DivisionLevel.City)
            return [new(City, organisation.Area(City)?.Name ?? "全市")];
        var kind = offer.Level is DivisionLevel.County ? UnitKind.County : UnitKind.Town;
        return
        [
            .. organisation.Units()
                .Where(unit => unit.Kind == kind && offer.Regions.Any(region => unit.Region.StartsWith(region, StringComparison.Ordinal)))
                .OrderBy(unit => unit.Region, StringComparer.Ordinal)
                .Select(unit => new Option(unit.Region, kind is UnitKind.Town ? $"{CountyOf(unit, organisation)} {unit.Name}" : unit.Name)),
        ];
    }

    string City => catalogue.Content.Organisation.City.Code;

    static string CountyOf(Unit town, IOrganisation organisation) => town.ParentId is { } parent ? organisation.NameOf(parent) : "";
}
