using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue.Content;
using Yingzhou.Data.Catalogue.Storage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Seeding;

/// <summary>
/// Adds what the city's content registers and the stored catalogue does not have yet. What officials changed later stays: content begins a catalogue, it does not
/// govern it.
/// </summary>
sealed class SeedCatalogue(CityContext city, CityStep step, CityContent content, IOrganisation organisation)
{
    /// <returns>How many catalogues were added.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var read = CatalogueContent.Read(content).OrStop();
        var known = await city.Set<DataCatalogue>().Select(catalogue => catalogue.Dataset).ToHashSetAsync(cancel);
        var missing = read
            .Departments.SelectMany(file => file.Catalogues.Select(catalogue => (file.Department, catalogue)))
            .Where(entry => !known.Contains(entry.catalogue.Dataset))
            .ToList();
        if (missing.Count == 0)
            return 0;
        return (await step.Run<int>(nameof(SeedCatalogue), async () => await Add(read, missing, cancel), cancel)).Value;
    }

    async Task<int> Add(
        CatalogueContent content,
        IReadOnlyList<(string Department, CatalogueEntry Catalogue)> missing,
        CancellationToken cancel
    )
    {
        var systems = await city.Set<SourceSystem>().Select(system => system.Code).ToHashSetAsync(cancel);
        foreach (var system in content.Systems.Where(system => !systems.Contains(system.Code)))
            city.Add(
                new SourceSystem
                {
                    Code = system.Code,
                    Name = system.Name,
                    Unit = system.Department,
                }
            );
        var elements = await city.Set<DataElement>().Select(element => element.Code).ToHashSetAsync(cancel);
        foreach (var element in content.Elements.Where(element => !elements.Contains(element.Code)))
            city.Add(Stored(element));
        var standard = content.Elements.ToDictionary(element => element.Code);
        foreach (var (department, entry) in missing)
            Add(department, entry, standard);
        (await city.Set<CatalogueRevision>().SingleAsync(cancel)).Newest++;
        return missing.Count;
    }

    void Add(string department, CatalogueEntry entry, IReadOnlyDictionary<string, ElementEntry> standard)
    {
        var region =
            organisation.Unit(department)?.Region
            ?? throw new InvalidDataException($"catalogue/departments/{department}.json：没有“{department}”这个部门");
        var catalogue = new DataCatalogue
        {
            Region = region,
            Code = entry.Code,
            Dataset = entry.Dataset,
            Name = entry.Name,
            Abstract = entry.Abstract,
            System = entry.System,
            Provider = department,
            Format = entry.Format,
            Sharing = entry.Sharing,
            SharingCondition = entry.SharingCondition,
            SharingMode = entry.SharingMode,
            Opening = entry.Opening,
            Cycle = entry.Cycle,
            RelatedCode = entry.RelatedCode,
            LegalBasis = entry.LegalBasis,
            Status = CatalogueStatus.Published,
            PublishedOn = entry.PublishedOn,
            ItemCount = entry.Items.Count,
        };
        foreach (var (index, item) in entry.Items.Index())
        {
            var element = item.Element is { } code ? standard[code] : null;
            var level = item.Level ?? element!.Level;
            city.Add(
                new DataItem
                {
                    CatalogueId = catalogue.Id,
                    Ordinal = index + 1,
                    Name = item.Name ?? element!.Name,
                    Column = item.Column,
                    Type = item.Type ?? element!.Type,
                    Length = item.Length ?? element?.Length,
                    Required = item.Required,
                    CodeTable = item.CodeTable ?? (element?.Domain is ['c', 'o', 'd', 'e', 's', ':', ..] ? element.Domain : null),
                    Level = level,
                    Personal = item.Personal || element?.Personal is true,
                    Element = item.Element,
                }
            );
            catalogue.Level = level > catalogue.Level ? level : catalogue.Level;
        }
        city.Add(catalogue);
        foreach (var claim in entry.Claims ?? [])
            city.Add(
                new StoredClaim
                {
                    Region = region,
                    Element = claim.Element,
                    Unit = department,
                    Ground = claim.Ground,
                    Basis = claim.Basis,
                    Dataset = entry.Dataset,
                    Accuracy = claim.Accuracy,
                    Since = entry.PublishedOn,
                }
            );
    }

    static DataElement Stored(ElementEntry element) =>
        new()
        {
            Code = element.Code,
            Version = 1,
            Name = element.Name,
            Definition = element.Definition,
            Type = element.Type,
            Length = element.Length,
            Domain = element.Domain,
            Level = element.Level,
            Source = element.Source,
            ValidFrom = element.ValidFrom,
        };
}

/// <summary>Before the first request the catalogue has what the content begins it with.</summary>
sealed class CatalogueAtStart(SeedCatalogue catalogue, ILogger<CatalogueAtStart> log) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        var added = await catalogue.Run(cancel);
        if (added > 0)
            log.LogInformation("{Count} catalogues were added from the city's content", added);
    }
}
