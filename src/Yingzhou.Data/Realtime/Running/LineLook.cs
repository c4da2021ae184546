using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Looks at the source's clock and log, sends the beat, guards the ceiling, and tells how the line is.</summary>
sealed class LineLook(LineStore store, SourceDatabase questions, LineDesk desk, RealtimeOptions options, TimeProvider clock)
{
    static readonly TimeSpan LagWindow = TimeSpan.FromMinutes(10);
    static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);
    static readonly TimeSpan LagsKept = TimeSpan.FromDays(1);

    readonly Dictionary<int, (LineState State, long Rows, DateTimeOffset At)> counted = [];
    (WalPosition Position, DateTimeOffset At)? lookedBefore;
    DateTimeOffset beaten;
    DateTimeOffset pruned = clock.GetUtcNow();

    public TimeSpan Skew { get; private set; }

    public DateTimeOffset? BeatAt { get; set; }

    public async Task Report(ExpressLine line, IReadOnlyCollection<RunningStation> stations, WalPosition arrived, CancellationToken stop)
    {
        var asked = clock.GetUtcNow();
        if (asked - beaten >= LineLag.Beat)
        {
            await questions.Beat(stop);
            beaten = asked;
            asked = clock.GetUtcNow();
        }
        var slot = await questions.Slot(line.Slot, stop);
        var now = clock.GetUtcNow();
        Skew = LineLag.Skew(asked, slot.Clock, now);
        if (new WalCeiling(line.CeilingBytes).Judge(slot.Retained) is RetentionState.Drop)
            await LineWorker.GiveUp(line, questions, slot.Retained, desk, stop);

        var lags = store.Lags(now - LagWindow);
        var memory = store.Memory;
        var told = stations.Select(station => Of(line, station, now)).ToList();
        var standing = told.FirstOrDefault(station => station.State is LineState.Stopped);
        var isSilent = LineLag.IsSilent(BeatAt, now) is true;
        await desk.Report(
            new()
            {
                LineId = line.Id,
                State =
                    standing is not null || isSilent ? LineState.Degraded
                    : told.Exists(station => station.State is not LineState.Streaming) ? LineState.Snapshotting
                    : LineState.Streaming,
                Reason =
                    standing is not null ? $"有站点停站：{standing.Reason}"
                    : isSilent ? "超过 30 秒没有收到心跳"
                    : null,
                Position = arrived.ToString(),
                RetainedBytes = slot.Retained,
                BytesPerMinute =
                    lookedBefore is { } before && now > before.At
                        ? slot.Current.BytesSince(before.Position) / (now - before.At).TotalMinutes
                        : null,
                BeatAt = BeatAt,
                LagP50 = Quantile.Of(lags, 0.5) / 1_000,
                LagP95 = Quantile.Of(lags, 0.95) / 1_000,
                SkewMilliseconds = (int)Math.Clamp(Skew.TotalMilliseconds, int.MinValue, int.MaxValue),
                Changes = memory.Changes,
                Repeated = memory.Repeated,
                At = now,
            },
            told,
            stop
        );
        lookedBefore = (slot.Current, now);
        if (now - pruned >= PruneEvery)
        {
            store.Prune(now - LagsKept, now - options.KeepHistory);
            pruned = now;
        }
    }

    StationStatus Of(ExpressLine line, RunningStation station, DateTimeOffset now)
    {
        var stored = store.Stations.Single(one => one.Id == station.Id);
        if (!counted.TryGetValue(station.Id, out var known) || known.State != stored.State || now - known.At >= CountEvery)
            counted[station.Id] = known = (stored.State, store.CountLiving(station.Id), now);
        return new()
        {
            StationId = station.Station.Id,
            LineId = line.Id,
            State = stored.State,
            Reason = stored.Reason,
            Rows = known.Rows,
            Changes = stored.Changes,
            Quarantined = store.CountHeld(station.Id),
            SchemaVersion = stored.Schema,
            Lag = station.Lag?.TotalSeconds,
            ChangedAt = stored.ChangedAt,
        };
    }
}
