using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Reads tables in chunks by key while the stream goes on, and rows again whose large values were never seen.</summary>
sealed class SnapshotRead(LineStore store, SourceDatabase questions, LineApply apply, RealtimeOptions options, TimeProvider clock)
{
    const int MostLate = 500;

    static readonly TimeSpan LateEvery = TimeSpan.FromSeconds(1);

    DateTimeOffset lateAt;

    /// <summary>One chunk, if one is to be read.</summary>
    public async Task<bool> Next(IEnumerable<RunningStation> stations, CancellationToken stop)
    {
        foreach (var station in stations)
            if (station.Stored.State is LineState.New or LineState.Snapshotting or LineState.Resync)
                return await Chunk(station, stop);
        if (clock.GetUtcNow() - lateAt >= LateEvery)
        {
            lateAt = clock.GetUtcNow();
            foreach (var station in stations.Where(one => one.Takes))
                await Late(station, stop);
        }
        return false;
    }

    async Task<bool> Chunk(RunningStation station, CancellationToken stop)
    {
        if (await questions.Table(station.Table, stop) is not { } table)
        {
            apply.Stop(station, "源库里没有这张表，或者没有读权限");
            return true;
        }
        var low = apply.Arrived;
        var chunk = await questions.Chunk(table, station.Stored.LastKey, options.ChunkRows, stop);
        // What we have applied last must be seen by the chunk; it stands in the log an instant before others see it.
        if (!chunk.Seen.Sees(apply.LastTransaction))
            return false;
        var last = chunk.LastKey;
        store.InOneTurn(() =>
        {
            station.Shape ??= store.ShapeOf(station.Id) ?? First(station, table.Shape, low);
            Take(station, chunk, low);
            if (last is null)
                store.Move(station.Id, LineState.Streaming);
            else
                store.SnapshotCameTo(station.Id, last);
        });
        station.Stored = station.Stored with { State = last is null ? LineState.Streaming : LineState.Snapshotting, LastKey = last };
        return true;
    }

    SourceShape First(RunningStation station, SourceShape shape, WalPosition at)
    {
        station.Stored = station.Stored with { Schema = store.AddShape(station.Id, shape, at, "") };
        return shape;
    }

    void Take(RunningStation station, SourceChunk chunk, WalPosition low)
    {
        var now = clock.GetUtcNow();
        var fit = new RowFit(station.Types, options.LongestValue);
        foreach (var (key, values) in chunk.Rows)
        {
            var found = new RowChange(RowOp.Snapshot, key, new(low, 0), values) { CommittedAt = now, Schema = station.Stored.Schema };
            var stored = store.Find(station.Id, key);
            if (fit.Fault(found) is { } fault)
            {
                if (stored is null || stored.At < found.At)
                    store.Hold(station.Id, found, fault);
                continue;
            }
            var after = AppliedOnce.Snapshot(stored, found, chunk.Seen);
            if (after.Disposition is not Disposition.Outrun)
                store.Keep(station.Id, key, stored, after.Row!, now);
        }
    }

    async Task Late(RunningStation station, CancellationToken stop)
    {
        var keys = store.WithUnknown(station.Id, MostLate);
        if (keys.Count == 0 || await questions.Table(station.Table, stop) is not { } table)
            return;
        var read = await questions.ByKeys(table, keys, stop);
        store.InOneTurn(() =>
        {
            foreach (var (key, values) in read.Rows)
                if (
                    store.Find(station.Id, key) is { } stored
                    && AppliedOnce.Fill(stored, values) is { Disposition: Disposition.Filled, Row: { } filled }
                )
                    store.Keep(station.Id, key, stored, filled, clock.GetUtcNow());
        });
    }
}
