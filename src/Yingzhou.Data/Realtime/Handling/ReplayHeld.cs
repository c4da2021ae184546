using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Realtime.Running;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Handling;

/// <summary>Takes a row that was kept apart, at its own place in the order: what came later stays on top.</summary>
/// <param name="types">By table, then by column.</param>
sealed class ReplayHeld(LineStore store, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ItemType>> types, TimeProvider clock)
{
    internal static readonly Fault Gone = new("express.held-gone", "这一行已经处理过，或者被后来的变更取代。", 409);

    public Outcome<Disposition> Run(long id, IReadOnlyDictionary<string, string?> values)
    {
        if (store.Held(1, id) is not [var held])
            return Gone;
        if (values.Keys.FirstOrDefault(column => !held.Change.Values.ContainsKey(column)) is { } foreign)
            return new Fault("express.no-column", $"这一行没有 {foreign} 这一列。", 400) { Field = foreign };
        var mended = held.Change with
        {
            Values = held.Change.Values.ToDictionary(
                pair => pair.Key,
                pair => values.TryGetValue(pair.Key, out var mend) ? mend : pair.Value
            ),
        };
        var table = store.Stations.Single(one => one.Id == held.Station).Name;
        if (new RowFit(types.GetValueOrDefault(table) ?? new Dictionary<string, ItemType>(), int.MaxValue).Fault(mended) is { } fault)
            return new Fault("express.still-wrong", $"修正后仍不能落地：{fault}");
        var outcome = Disposition.Duplicate;
        store.InOneTurn(() =>
        {
            var stored = store.Find(held.Station, mended.Key);
            var after = mended.Op is RowOp.Snapshot ? AppliedOnce.Snapshot(stored, mended) : AppliedOnce.Stream(stored, mended);
            outcome = after.Disposition;
            if (outcome is Disposition.Applied or Disposition.Filled)
                store.Keep(held.Station, mended.Key, stored, after.Row!, clock.GetUtcNow());
            store.Replayed(id);
        });
        return outcome;
    }
}
