using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger;

sealed class StoredLedger(CityContext city, CityStep step, LedgerReading reading) : ILedger
{
    internal static readonly Fault Unknown = new("ledger.unknown", "账本里没有这条存证，请核对编号。", 404);
    static readonly Fault NotPlaced = new("ledger.not-placed", "这条存证刚刚写入，正在排序，请几秒钟后再取证明。", 409);

    public Guid Enter(Evidence evidence)
    {
        var entry = LeafMaking.Make(evidence, evidence.Id ?? SortableId.Next(), city.Actors.Current, city.Clock.GetUtcNow());
        city.Add(entry);
        return entry.Id;
    }

    public async Task<LedgerLine?> Find(Guid id, CancellationToken cancel) =>
        await city.Set<StoredEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancel) is { } placed
            ? LedgerReading.Line(placed)
        : await city.Set<WaitingEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancel) is { } waiting
            ? LedgerReading.Line(waiting)
        : null;

    public async Task<Page<LedgerLine>> List(LedgerFilter filter, CancellationToken cancel)
    {
        var entries = city.Set<StoredEntry>().AsNoTracking();
        if (filter.Kind is { } kind)
            entries = entries.Where(entry => entry.Kind == kind);
        if (filter.Object is { } thing)
            entries = entries.Where(entry => entry.Object == thing);
        if (filter.About is { } about)
            entries = entries.Where(entry => entry.About == about);
        if (long.TryParse(filter.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            entries = entries.Where(entry => entry.Position < after);
        var page = await entries.OrderByDescending(entry => entry.Position).Take(filter.Size + 1).ToListAsync(cancel);
        var shown = page.Take(filter.Size).Select(LedgerReading.Line).ToList();
        return new(shown, page.Count > filter.Size ? shown[^1].Position!.Value.ToString(CultureInfo.InvariantCulture) : null);
    }

    public Task<LedgerState> State(CancellationToken cancel) => reading.State(cancel);

    public Task<IReadOnlyList<LedgerHead>> Heads(int most, CancellationToken cancel) => reading.Heads(null, most, cancel);

    public async Task<Outcome<LedgerProof>> Prove(Guid id, CancellationToken cancel)
    {
        if (await Find(id, cancel) is not { } line)
            return Unknown;
        if (line.Position is not { } position || await reading.Heads(null, 1, cancel) is not [var head])
            return NotPlaced;
        return new LedgerProof(line, await new Tiles(city).Ask(paths => paths.Inclusion(position, head.Size), cancel), head);
    }

    public async Task<Outcome<IReadOnlyList<byte[]>>> Continues(long from, long to, CancellationToken cancel)
    {
        var size = (await reading.Heads(null, 1, cancel)) is [var head] ? head.Size : 0;
        if (from < 1 || from > to || to > size)
            return new Fault("ledger.sizes", $"应为 1 ≤ from ≤ to ≤ {size}。", 400) { Field = "from" };
        return (await new Tiles(city).Ask(paths => paths.Consistency(from, to), cancel)).ToArray();
    }

    public Task<Outcome<LedgerLine>> Erase(Guid id, CancellationToken cancel) =>
        step.Run<LedgerLine>(
            "EraseEvidence",
            async () =>
            {
                if (await city.Set<StoredEntry>().SingleOrDefaultAsync(entry => entry.Id == id, cancel) is not { } entry)
                    return await city.Set<WaitingEntry>().AnyAsync(waiting => waiting.Id == id, cancel) ? NotPlaced : Unknown;
                (entry.Salt, entry.Payload) = (null, null);
                Enter(new("ledger.erased", id.ToString()) { About = entry.About });
                return LedgerReading.Line(entry);
            },
            cancel
        );
}
