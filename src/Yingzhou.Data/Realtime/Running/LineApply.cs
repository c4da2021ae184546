using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>A station while the line runs.</summary>
sealed class RunningStation(StoredStation stored, ExpressStation station, TableName table, IReadOnlyDictionary<string, ItemType> types)
{
    public StoredStation Stored { get; set; } = stored;

    public ExpressStation Station { get; set; } = station;

    public TableName Table { get; } = table;

    public IReadOnlyDictionary<string, ItemType> Types { get; } = types;

    public SourceShape? Shape { get; set; }

    public long NewChanges { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of its newest change when that became durable; <c>null</c> before the first in this life.</summary>
    public TimeSpan? Lag { get; set; }

    public bool Takes => Stored.State is not LineState.Stopped;

    public int Id => Stored.Id;
}

/// <summary>
/// Takes what comes off the log into the line's file. Everything up to a <see cref="Commit"/> is one transaction of the file: rows, structures, what was kept
/// apart, and the position.
/// </summary>
sealed class LineApply(LineStore store, IReadOnlyDictionary<string, RunningStation> stations, RealtimeOptions options, TimeProvider clock)
{
    readonly Dictionary<uint, RunningStation> byRelation = [];
    readonly Dictionary<uint, TableTold> told = [];

    // Most stations hold nothing apart, and asking at every row would cost as much as the row.
    readonly HashSet<int> hasHeld = [];
    Boarding? current;
    WalPosition arrived;
    uint lastTransaction;
    long changes;
    long repeated;
    DateTimeOffset committedAt;

    public bool IsOpen { get; private set; }

    public bool IsInTransaction => current is not null;

    public long Changes => changes + repeated;

    void Board()
    {
        if (IsOpen)
            return;
        store.Begin();
        IsOpen = true;
    }

    /// <summary>A station came or went: tables that were told are looked up again.</summary>
    public void LookAgain()
    {
        byRelation.Clear();
        foreach (var table in told.Values)
            Know(table);
    }

    void Know(TableTold table)
    {
        if (stations.TryGetValue(table.Name.ToString(), out var station))
            byRelation[table.Relation] = station;
    }

    /// <returns>A column that gives old rows a value was added: the station is to be read again.</returns>
    public RunningStation? Take(Passenger passenger)
    {
        switch (passenger)
        {
            case Boarding boarding:
                Board();
                current = boarding;
                break;
            case TableTold table:
                told[table.Relation] = table;
                Know(table);
                if (byRelation.TryGetValue(table.Relation, out var built) && built.Takes)
                {
                    Board();
                    return Build(built, table.Shape) ? built : null;
                }
                break;
            case RowTold row when byRelation.TryGetValue(row.Relation, out var station) && station is { Takes: true, Shape: { } shape }:
                Row(station, shape, row, current!);
                break;
            case TableEmptied emptied when byRelation.TryGetValue(emptied.Relation, out var station) && station.Takes:
                foreach (var key in store.KeysOf(station.Id))
                    Apply(station, Told(station, RowOp.Delete, key, emptied.Number, new Dictionary<string, string?>(), current!));
                break;
            case Alighting alighting:
                Board();
                (arrived, lastTransaction, committedAt) = (
                    alighting.End,
                    current?.Transaction ?? lastTransaction,
                    current?.CommittedAt ?? committedAt
                );
                current = null;
                break;
        }
        return null;
    }

    bool Build(RunningStation station, SourceShape shape)
    {
        if (station.Shape is not { } before)
        {
            // The first that is known of it, or what the last life knew.
            before = store.ShapeOf(station.Id) ?? shape;
            if (store.ShapeOf(station.Id) is null)
                station.Stored = station.Stored with { Schema = store.AddShape(station.Id, shape, arrived, "") };
            station.Shape = before;
        }
        // A restart tells the structure again; only another digest is a change.
        if (before.Digest == shape.Digest)
            return false;
        var change = ShapeChange.Between(before, shape);
        if (change.Verdict is ShapeVerdict.Held or ShapeVerdict.StopsStation)
        {
            Stop(station, $"{(change.Verdict is ShapeVerdict.Held ? "结构变更待人工确认" : "结构变更不能自动跟随")}：{change}");
            return false;
        }
        station.Shape = shape;
        station.Stored = station.Stored with
        {
            Schema = store.AddShape(station.Id, shape, current?.Position ?? arrived, change.ToString()),
        };
        return change.Added.Count > 0;
    }

    public void Stop(RunningStation station, string reason)
    {
        store.Move(station.Id, LineState.Stopped, reason);
        station.Stored = station.Stored with { State = LineState.Stopped, Reason = reason };
    }

    static RowChange Told(
        RunningStation station,
        RowOp op,
        string key,
        int number,
        IReadOnlyDictionary<string, string?> values,
        Boarding transaction
    ) =>
        new(op, key, new(transaction.Position, number), values)
        {
            Transaction = transaction.Transaction,
            CommittedAt = transaction.CommittedAt,
            Schema = station.Stored.Schema,
        };

    void Row(RunningStation station, SourceShape shape, RowTold row, Boarding transaction)
    {
        if (KeyOf(shape, row.Values) is not { } key)
        {
            Stop(station, "日志里的行没有标识列，无法确定是哪一行");
            return;
        }
        var change = Told(
            station,
            row.Op,
            key,
            row.Number,
            row.Op is RowOp.Delete ? new Dictionary<string, string?>() : row.Values,
            transaction
        ) with
        {
            Missing = row.Missing,
        };
        var oldKey = row.Old is null ? null : KeyOf(shape, row.Old);
        if (oldKey is null || oldKey == key)
        {
            Apply(station, change);
            return;
        }
        var (gone, come) = KeyMove.Of(change with { OldKey = oldKey });
        var before = store.Find(station.Id, oldKey);
        Apply(station, gone);
        Apply(station, come, before is { IsDeleted: false } ? before : null);
    }

    static string? KeyOf(SourceShape shape, IReadOnlyDictionary<string, string?> values)
    {
        var parts = new List<string>();
        foreach (var column in shape.Key)
            if (values.GetValueOrDefault(column) is { } part)
                parts.Add(part);
            else
                return null;
        return parts.Count == 0 ? null : RowKey.Of(parts);
    }

    void Apply(RunningStation station, RowChange change, TargetRow? before = null)
    {
        Board();
        var stored = store.Find(station.Id, change.Key);
        if (new RowFit(station.Types, options.LongestValue).Fault(change) is { } fault && (stored is null || change.At > stored.At))
        {
            store.Hold(station.Id, change, fault);
            hasHeld.Add(station.Id);
            if (store.CountHeld(station.Id) > station.Station.MostQuarantined)
                Stop(station, $"隔离的行超过 {station.Station.MostQuarantined} 行，最近一行：{fault}");
            return;
        }
        var after = AppliedOnce.Stream(stored, change, before);
        if (after.Disposition is not Disposition.Applied)
        {
            repeated++;
            return;
        }
        store.Keep(station.Id, change.Key, stored, after.Row!, clock.GetUtcNow());
        if (hasHeld.Contains(station.Id))
            store.Supersede(station.Id, change.Key, change.At);
        changes++;
        (station.NewChanges, station.ChangedAt) = (station.NewChanges + 1, change.CommittedAt);
    }

    public void CountHeld()
    {
        foreach (var station in stations.Values)
            if (store.CountHeld(station.Id) > 0)
                hasHeld.Add(station.Id);
            else
                hasHeld.Remove(station.Id);
    }

    /// <summary>Makes it durable.</summary>
    /// <param name="skew">How far our clock is ahead of the source's.</param>
    /// <returns>The position that may be confirmed.</returns>
    public WalPosition Commit(TimeSpan skew)
    {
        if (!IsOpen)
            return arrived;
        var now = clock.GetUtcNow();
        store.Arrive(arrived, lastTransaction, changes, repeated);
        foreach (var station in stations.Values)
            if (station.NewChanges > 0)
            {
                store.Changed(station.Id, station.NewChanges, station.ChangedAt);
                (station.NewChanges, station.Lag) = (0, LineLag.Of(now, station.ChangedAt, skew));
            }
        if (changes > 0)
            store.MeasureLag(now, LineLag.Of(now, committedAt, skew));
        store.Commit();
        (changes, repeated, IsOpen) = (0, 0, false);
        return arrived;
    }

    public WalPosition Arrived => arrived;

    public uint LastTransaction => lastTransaction;

    public void StartFrom(WalPosition position, uint transaction) => (arrived, lastTransaction) = (position, transaction);
}
