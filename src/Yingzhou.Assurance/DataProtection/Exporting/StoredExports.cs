using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

sealed class StoredExports(
    IEnumerable<IExportSource> sources,
    AskExport ask,
    DecideExports decide,
    TakeExport take,
    ExportQueries queries,
    WeighExports weigh
) : IExports
{
    public async Task<IReadOnlyList<ExportChoice>> Choices(Subject official, CancellationToken cancel)
    {
        var choices = new List<ExportChoice>();
        foreach (var source in sources)
            choices.AddRange(await source.Choices(official, cancel));
        return choices;
    }

    public Task<Outcome<ExportTicket>> Ask(AskForExport request, Subject official, CancellationToken cancel) =>
        ask.Run(request, official, cancel);

    public Task<Outcome<ExportTicket>> Decide(DecideExport request, Subject official, CancellationToken cancel) =>
        decide.Decide(request, official, cancel);

    public Task<Outcome<ExportTicket>> Withdraw(Guid id, Subject official, CancellationToken cancel) =>
        decide.Withdraw(id, official, cancel);

    public Task<Outcome<ExportTicket>> Return(Guid id, Subject official, CancellationToken cancel) => decide.Return(id, official, cancel);

    public Task<Outcome<TakenExport>> Take(Guid id, Subject official, CancellationToken cancel) => take.Run(id, official, cancel);

    public Task<Outcome<ExportTicket>> Find(Guid id, Subject official, CancellationToken cancel) => queries.Find(id, official, cancel);

    public Task<ExportDesk> Desk(Subject official, CancellationToken cancel) => queries.Desk(official, cancel);

    public Task<ExportTicket> Weigh(WeighExport request, CancellationToken cancel) => weigh.Batch(request, cancel);

    public Task<ExportStanding?> StandingOf(string source, string thing, CancellationToken cancel) =>
        queries.StandingOf(source, thing, cancel);
}
