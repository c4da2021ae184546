using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending.Exchange;
using Yingzhou.Data.Amending.Handling;
using Yingzhou.Data.Amending.Reading;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending;

sealed class StoredAmending(WriteCatalogue export, ProposeAmendments propose, DecideAmendments decide, AmendmentQueries queries) : IAmending
{
    public Task Export(Stream file, string? provider, CancellationToken cancel) => export.Run(file, provider, cancel);

    public Task<Outcome<ImportAnswer>> Import(ImportCatalogues request, Subject official, CancellationToken cancel) =>
        propose.Import(request, official, cancel);

    public Task<Outcome<Amendment>> ProposeRetirement(RetireCatalogue request, Subject official, CancellationToken cancel) =>
        propose.Retire(request, official, cancel);

    public Task<Outcome<Amendment>> Decide(DecideAmendment request, Subject official, CancellationToken cancel) =>
        decide.Run(request, official, cancel);

    public Task<IReadOnlyList<Amendment>> All(int most, CancellationToken cancel) => queries.All(most, cancel);

    public Task<AmendmentSheet?> Sheet(Guid id, Subject official, CancellationToken cancel) => queries.Sheet(id, official, cancel);

    public Task<IReadOnlyList<AmendmentNotice>> Notices(Subject official, CancellationToken cancel) => queries.Notices(official, cancel);

    public Task<Outcome<Done>> TakeNote(Guid notice, Subject official, CancellationToken cancel) =>
        decide.TakeNote(notice, official, cancel);

    public Task<int> TakeEffect(CancellationToken cancel) => decide.TakeEffect(cancel);
}
