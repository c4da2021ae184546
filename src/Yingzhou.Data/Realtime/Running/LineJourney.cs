using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>One connection's worth of a line: the stream in batches, between them chunks of snapshots and late reads, and now and then a look around.</summary>
sealed class LineJourney
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    readonly LineDesk desk;
    readonly LineStore store;
    readonly SourceDatabase questions;
    readonly SourceStream stream;
    readonly RealtimeOptions options;
    readonly TimeProvider clock;
    readonly Dictionary<string, RunningStation> stations = new(StringComparer.Ordinal);
    readonly LineApply apply;
    readonly SnapshotRead snapshot;
    readonly LineLook look;
    LinePlan plan;
    DateTimeOffset lookedAt;

    public LineJourney(
        LinePlan plan,
        LineDesk desk,
        LineStore store,
        SourceDatabase questions,
        SourceStream stream,
        RealtimeOptions options,
        TimeProvider clock
    )
    {
        (this.plan, this.desk, this.store, this.questions, this.stream, this.options, this.clock) = (
            plan,
            desk,
            store,
            questions,
            stream,
            options,
            clock
        );
        apply = new(store, stations, options, clock);
        snapshot = new(store, questions, apply, options, clock);
        look = new(store, questions, desk, options, clock);
    }

    public async Task Run(CancellationToken stop)
    {
        var memory = store.Memory;
        apply.StartFrom(memory.Position, memory.Transaction);
        LookAtStations();
        Task<bool>? waiting = null;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var took = await TakeWaiting();
            if (!apply.IsInTransaction)
            {
                var worked = await snapshot.Next(stations.Values, stop);
                if (clock.GetUtcNow() - lookedAt >= options.Report)
                    await LookAround(stop);
                if (worked)
                    continue;
            }
            if (took)
                continue;
            // Where the stream has ended, this says how.
            waiting ??= stream.Waiting.WaitToReadAsync(stop).AsTask();
            if (await Task.WhenAny(waiting, Task.Delay(Patience, clock, stop)) != waiting)
                continue;
            if (!await waiting)
                throw new IOException("源库结束了日志传送");
            waiting = null;
        }
    }

    /// <summary>Takes what waits, in batches that end with a transaction of the source.</summary>
    async Task<bool> TakeWaiting()
    {
        var began = clock.GetTimestamp();
        var took = false;
        while (stream.Waiting.TryRead(out var passenger))
        {
            took = true;
            if (passenger is BeatTold)
                look.BeatAt = clock.GetUtcNow();
            if (apply.Take(passenger) is { } grown)
                await ReadAgainIfFilled(grown);
            stream.Taken(passenger);
            if (apply.IsInTransaction)
                continue;
            var isLong = clock.GetElapsedTime(began) >= options.BatchTime;
            if (apply.Changes >= options.BatchChanges || isLong)
                Commit();
            if (isLong)
                break;
        }
        if (!apply.IsInTransaction)
            Commit();
        return took;
    }

    void Commit()
    {
        if (apply.IsOpen)
            stream.Confirm(apply.Commit(look.Skew));
    }

    /// <summary>A column with a default gives old rows a value that no change announces.</summary>
    async Task ReadAgainIfFilled(RunningStation grown)
    {
        if (
            await questions.Table(grown.Table, CancellationToken.None) is not { } table
            || !table.FilledColumns.Any(column => grown.Shape!.Columns.Any(one => one.Name == column))
        )
            return;
        store.ReadAgain(grown.Id);
        grown.Stored = grown.Stored with { State = LineState.Snapshotting, LastKey = null };
    }

    async Task LookAround(CancellationToken stop)
    {
        lookedAt = clock.GetUtcNow();
        plan = await desk.Plan(plan.Line.Id, stop);
        LookAtStations();
        await look.Report(plan.Line, stations.Values, apply.Arrived, stop);
    }

    /// <summary>Stations that were opened or are to begin anew.</summary>
    void LookAtStations()
    {
        var changed = false;
        var stored = store.Stations.ToDictionary(one => one.Name);
        foreach (var station in plan.Stations)
        {
            if (TableName.Parse(station.Table) is not { } table)
                continue;
            var name = table.ToString();
            if (!stored.TryGetValue(name, out var known) || known.Generation < station.Generation)
            {
                store.Restart(name, station.Generation);
                known = store.Stations.Single(one => one.Name == name);
                stations.Remove(name);
            }
            if (stations.TryGetValue(name, out var running))
            {
                running.Station = station;
                continue;
            }
            stations[name] = new(known, station, table, plan.Types[station.Id]) { Shape = store.ShapeOf(known.Id) };
            changed = true;
        }
        if (changed)
            apply.LookAgain();
        apply.CountHeld();
    }
}
