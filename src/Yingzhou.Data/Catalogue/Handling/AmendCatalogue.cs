using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Handling;

/// <summary>变更 and 停用 of catalogues that stand.</summary>
sealed class AmendCatalogue(CityContext city, CityStep step, ChangeCatalogue changes, IPermissions permissions, TimeProvider clock)
{
    public Task<Outcome<DataCatalogue>> Run(RegisterCatalogue draft, Subject official, CancellationToken cancel) =>
        step.Run<DataCatalogue>(nameof(AmendCatalogue), () => Amended(draft, official, cancel), cancel);

    async Task<Outcome<DataCatalogue>> Amended(RegisterCatalogue draft, Subject official, CancellationToken cancel)
    {
        var standing = await city.Set<DataCatalogue>().SingleOrDefaultAsync(row => row.Dataset == draft.Dataset, cancel);
        if (standing is null)
        {
            var begun = await changes.Register(draft with { Key = "" }, official, cancel);
            if (begun.Fault is { } fault)
                return fault;
            standing = begun.Value;
        }
        else
        {
            if (
                permissions.Refuse(
                    official,
                    CatalogueRights.Publish,
                    CatalogueRights.ResourceOf(standing.Dataset, standing.Provider, standing.Region)
                ) is
                { } refused
            )
                return refused;
            if (ChangeCatalogue.Malformed(draft) is { } malformed)
                return malformed;
            await Replace(standing, draft, cancel);
        }
        if (
            standing.Status is CatalogueStatus.Draft
            && (standing.Metadata with { PublishedOn = clock.GetUtcNow().Day() }).Missing.Count == 0
        )
            (standing.Status, standing.PublishedOn) = (CatalogueStatus.Published, clock.GetUtcNow().Day());
        await changes.Revise(cancel);
        return standing;
    }

    async Task Replace(DataCatalogue standing, RegisterCatalogue draft, CancellationToken cancel)
    {
        var metadata = draft.Metadata;
        (standing.Name, standing.System, standing.Abstract) = (draft.Name.Trim(), draft.System, metadata.Abstract ?? "");
        (standing.Format, standing.Sharing, standing.SharingCondition) = (
            metadata.Format ?? "",
            metadata.Sharing,
            metadata.SharingCondition ?? ""
        );
        (standing.SharingMode, standing.Opening, standing.Cycle) = (metadata.SharingMode ?? "", metadata.Opening, metadata.Cycle);
        (standing.RelatedCode, standing.LegalBasis) = (metadata.RelatedCode ?? "", metadata.LegalBasis ?? "");
        standing.Level = DataLevels.OfTable(draft.Items.Select(item => item.Level)) ?? DataLevel.L1;
        standing.ItemCount = draft.Items.Count;
        await city.Set<DataItem>().Where(item => item.CatalogueId == standing.Id).ExecuteDeleteAsync(cancel);
        foreach (var (index, item) in draft.Items.Index())
            city.Add(ChangeCatalogue.ItemOf(standing.Id, index + 1, item));
    }

    public async Task Retire(string dataset, CancellationToken cancel)
    {
        if (await city.Set<DataCatalogue>().SingleOrDefaultAsync(row => row.Dataset == dataset, cancel) is not { } standing)
            return;
        standing.Status = CatalogueStatus.Retired;
        await changes.Revise(cancel);
    }
}
