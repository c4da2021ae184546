using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Golden.Handling;
using Yingzhou.Data.Golden.Reading;
using Yingzhou.Data.Golden.Running;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden;

sealed class StoredGolden(
    CityContext city,
    GoldenContent content,
    BuildGolden build,
    GoldenRows rows,
    GoldenDisputes disputes,
    RulePairs pairs
) : IGolden
{
    public IReadOnlyList<GoldenKind> Kinds =>
        [
            .. content.Files.Select(file => new GoldenKind(
                file.Id,
                file.Title,
                file.Dataset,
                [.. file.Registers.Select(register => register.Dataset)]
            )),
        ];

    public async Task<IReadOnlyList<GoldenBuild>> Builds(CancellationToken cancel) =>
        await city.Set<GoldenBuild>().AsNoTracking().OrderBy(one => one.Kind).ToListAsync(cancel);

    public async Task<int> Build(CancellationToken cancel)
    {
        var built = 0;
        foreach (var file in content.Files)
            built += await build.Run(file, cancel) ? 1 : 0;
        return built;
    }

    public Task<Outcome<IReadOnlyList<GoldenRecord>>> List(GoldenFilter filter, Subject official, CancellationToken cancel) =>
        rows.List(filter, official, cancel);

    public Task<Outcome<GoldenRecord>> Record(string kind, string id, Subject official, CancellationToken cancel) =>
        rows.One(kind, id, official, cancel);

    public Task<Outcome<GoldenDispute>> Dispute(DisputeGolden request, Subject official, CancellationToken cancel) =>
        disputes.Open(request, official, cancel);

    public Task<Outcome<GoldenDispute>> Answer(AnswerGolden request, Subject official, CancellationToken cancel) =>
        disputes.Answer(request, official, cancel);

    public Task<Outcome<PairDesk>> Pairs(string kind, Subject official, CancellationToken cancel) => pairs.Desk(kind, official, cancel);

    public Task<Outcome<GoldenRuling>> Rule(RulePair request, Subject official, CancellationToken cancel) =>
        pairs.Rule(request, official, cancel);

    public Task<Outcome<GoldenRuling>> UndoRuling(UndoRuling request, Subject official, CancellationToken cancel) =>
        pairs.Undo(request, official, cancel);

    public Task<IReadOnlyList<GoldenDispute>> Disputes(Subject official, CancellationToken cancel) => disputes.All(official, cancel);
}
