using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql.Replication;
using Yingzhou.Data.Realtime.Handling;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>
/// Compares a station with its source at one position (同水位对账): a temporary slot names a position and a snapshot that sees exactly what was committed before it; our side is the rows as of
/// that position. What differs is read again from the source by the rules of a snapshot, so that a repair can overtake nothing.
/// </summary>
sealed class ReconcileStation(LineFolder folder, CityContext city, CityStep step, TimeProvider clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    static readonly Fault Behind = new("express.behind", "线路还没有追到对账水位，请稍后再对账。", 409);
    static readonly Fault NotRunning = new("express.not-running", "这个站还没有完成快照，不能对账。", 409);
    static readonly Fault Gone = new("express.table-gone", "源库里没有这张表，或者没有读权限。", 409);

    /// <param name="may">Asked of the line before anything is done.</param>
    public async Task<Outcome<ReconcileRun>> Run(Guid id, CancellationToken cancel, Func<ExpressLine, Fault?>? may = null)
    {
        var station = await city.Set<ExpressStation>().AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == id, cancel);
        if (
            station is null
            || await city.Set<ExpressLine>().AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == station.LineId, cancel)
                is not { } line
        )
            return ChangeLines.NoStation;
        if (may?.Invoke(line) is { } refused)
            return refused;
        try
        {
            return await Compare(line, station, cancel);
        }
        catch (Exception broken) when (SourceDatabase.IsUnreachable(broken))
        {
            return SourceDatabase.Unreachable(broken);
        }
    }

    async Task<Outcome<ReconcileRun>> Compare(ExpressLine line, ExpressStation station, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var name = TableName.Parse(station.Table)!.Value;
        using var store = folder.Open(line.Code);
        if (store.Stations.FirstOrDefault(one => one.Name == name.ToString()) is not { State: LineState.Streaming } stored)
            return NotRunning;
        await using var source = new SourceDatabase(line.Connection.Plain);
        await using var asking = new SourceDatabase(line.Connection.Plain);
        await source.Open(cancel);
        await asking.Open(cancel);
        if (await source.Table(name, cancel) is not { } table)
            return Gone;
        var position = await Stand(line, asking, cancel);
        // The beat carries the line past the position also when nothing else moves.
        await source.Beat(cancel);
        if (!await Reached(store, stored.Id, position, cancel))
            return Behind;

        if (Ours(store, stored, position, table.Shape) is not { } ours)
            return NotRunning;
        var ranges = Reconciliation.Ranges([.. ours.Select(row => row.Key)]);
        var theirs = await asking.Buckets(table, [.. ranges.Skip(1).Select(range => range.From!)], cancel);
        var (mismatching, rounds) = (0, 0);
        var differing = new List<string>();
        foreach (var (range, sum) in ranges.Zip(theirs))
        {
            List<HashedKey> inRange = [.. Between(ours, range)];
            if (BucketSum.Of(inRange.Select(row => row.Hash)) == sum)
                continue;
            mismatching++;
            var found = await Reconciliation.Bisect(range, inRange, sum, part => asking.Sum(table, part, cancel));
            rounds = Math.Max(rounds, found.Rounds + 1);
            foreach (var part in found.Suspects)
                differing.AddRange(
                    Reconciliation.Differing(inRange.Where(row => part.Has(row.Key)), await asking.List(table, part, cancel))
                );
        }
        var repaired = await Repair(store, stored, source, table, differing, cancel);
        return await Keep(
            new()
            {
                LineId = line.Id,
                StationId = station.Id,
                Day = clock.GetUtcNow().Day(),
                Position = position.ToString(),
                OurRows = ours.Count,
                TheirRows = theirs.Sum(sum => sum.Rows),
                Mismatching = mismatching,
                Differing = differing.Count,
                Repaired = repaired,
                Rounds = rounds,
                Milliseconds = (int)watch.ElapsedMilliseconds,
                At = clock.GetUtcNow(),
            },
            cancel
        );
    }

    /// <summary>Lets the questions stand at one position of the log, and says at which.</summary>
    static async Task<WalPosition> Stand(ExpressLine line, SourceDatabase asking, CancellationToken cancel)
    {
        await using var log = new LogicalReplicationConnection(SourceAddress.Of(line.Connection.Plain));
        await log.Open(cancel);
        var moment = await log.CreatePgOutputReplicationSlot(
            $"yingzhou_check_{Guid.CreateVersion7():N}",
            temporarySlot: true,
            slotSnapshotInitMode: LogicalSlotSnapshotInitMode.Export,
            cancellationToken: cancel
        );
        await asking.StandAt(moment.SnapshotName!, cancel);
        return new((ulong)moment.ConsistentPoint);
    }

    /// <summary>The line is there, and nothing is left that must be read late.</summary>
    async Task<bool> Reached(LineStore store, int station, WalPosition position, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        while (store.Memory.Position < position || store.WithUnknown(station, 1).Count > 0)
        {
            if (clock.GetElapsedTime(began) > Patience)
                return false;
            await Task.Delay(LookEvery, clock, cancel);
        }
        return true;
    }

    /// <returns><c>null</c> when the station began anew meanwhile.</returns>
    static List<HashedKey>? Ours(LineStore store, StoredStation station, WalPosition position, SourceShape shape)
    {
        List<string> columns = [.. shape.Columns.Select(column => column.Name).Order(StringComparer.Ordinal)];
        store.HoldMoment();
        try
        {
            return
                store.Stations.Single(one => one.Id == station.Id) is { State: LineState.Streaming } same
                && same.Generation == station.Generation
                && store.Memory.Position >= position
                ? [.. store.AsOf(station.Id, position).Select(row => new HashedKey(row.Key, RowHash.Of(row.Values, columns)))]
                : null;
        }
        finally
        {
            store.Commit();
        }
    }

    // Both are in the order of the keys' bytes.
    static IEnumerable<HashedKey> Between(List<HashedKey> ours, KeyRange range) => ours.Where(row => range.Has(row.Key));

    async Task<int> Repair(
        LineStore store,
        StoredStation stored,
        SourceDatabase source,
        SourceTable table,
        List<string> keys,
        CancellationToken cancel
    )
    {
        if (keys.Count == 0)
            return 0;
        var memory = store.Memory;
        var low = memory.Position;
        var read = await source.ByKeys(table, keys, cancel);
        if (!read.Seen.Sees(memory.Transaction))
            return 0;
        var found = read.Rows.ToDictionary(row => row.Key, row => row.Values);
        var (now, repaired) = (clock.GetUtcNow(), 0);
        store.InOneTurn(() =>
        {
            foreach (var key in keys)
            {
                var row = store.Find(stored.Id, key);
                AppliedChange after;
                if (found.TryGetValue(key, out var values))
                    after = AppliedOnce.Snapshot(row, Read(RowOp.Snapshot, key, low, values, stored, now), read.Seen);
                else if (row is { IsDeleted: false } && read.Seen.Sees(row.Transaction))
                    after = AppliedOnce.Stream(row, Read(RowOp.Delete, key, low, new Dictionary<string, string?>(), stored, now));
                else
                    continue;
                if (after.Disposition is not (Disposition.Applied or Disposition.Filled))
                    continue;
                store.Keep(stored.Id, key, row, after.Row!, now);
                repaired++;
            }
        });
        return repaired;
    }

    static RowChange Read(
        RowOp op,
        string key,
        WalPosition low,
        IReadOnlyDictionary<string, string?> values,
        StoredStation stored,
        DateTimeOffset now
    ) => new(op, key, new(low, 0), values) { CommittedAt = now, Schema = stored.Schema };

    Task<Outcome<ReconcileRun>> Keep(ReconcileRun run, CancellationToken cancel) =>
        step.Run<ReconcileRun>(
            nameof(ReconcileStation),
            () =>
            {
                city.Add(run);
                return Task.FromResult<Outcome<ReconcileRun>>(run);
            },
            cancel
        );
}
