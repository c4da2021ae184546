using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue.Handling;
using Yingzhou.Data.Catalogue.Reading;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue;

sealed class StoredCatalogue(CatalogueQueries queries, ChangeCatalogue changes, AmendCatalogue amend) : ICatalogue
{
    public Task<Page<DataCatalogue>> List(CatalogueFilter filter, CancellationToken cancel) => queries.List(filter, cancel);

    public Task<CatalogueSheet?> Sheet(string dataset, CancellationToken cancel) => queries.Sheet(dataset, cancel);

    public Task<long> Revision(CancellationToken cancel) => queries.Revision(cancel);

    public Task<IReadOnlyList<FindableEntry>> Findable(CancellationToken cancel) => queries.Findable(cancel);

    public Task<IReadOnlyList<DataElement>> Elements(DateOnly day, CancellationToken cancel) => queries.Elements(day, cancel);

    public Task<IReadOnlyList<ElementSources>> OneSource(CancellationToken cancel) => queries.Sources(cancel);

    public Task<IReadOnlyList<AlikeCatalogue>> Alike(string dataset, CancellationToken cancel) => queries.Alike(dataset, cancel);

    public Task<CatalogueFigures> Figures(CancellationToken cancel) => queries.Figures(cancel);

    public Task<Outcome<DataCatalogue>> Register(RegisterCatalogue request, Subject official, CancellationToken cancel) =>
        changes.Register(request, official, cancel);

    public Task<Outcome<DataCatalogue>> Publish(PublishCatalogue request, Subject official, CancellationToken cancel) =>
        changes.Publish(request, official, cancel);

    public Task<Outcome<Done>> Arbitrate(ArbitrateSource request, Subject official, CancellationToken cancel) =>
        changes.Arbitrate(request, official, cancel);

    public Task<IReadOnlyList<SourceSystem>> Systems(CancellationToken cancel) => queries.Systems(cancel);

    public Fault? Malformed(RegisterCatalogue draft) => ChangeCatalogue.Malformed(draft);

    public Task<Outcome<DataCatalogue>> Amend(RegisterCatalogue draft, Subject official, CancellationToken cancel) =>
        amend.Run(draft, official, cancel);

    public Task Retire(string dataset, CancellationToken cancel) => amend.Retire(dataset, cancel);

    public Task Loaded(string dataset, long rows, DateTimeOffset at, CancellationToken cancel) => changes.Loaded(dataset, rows, at, cancel);
}
