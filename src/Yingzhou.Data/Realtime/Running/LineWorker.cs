using Microsoft.Extensions.Logging;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>The line cannot go on until somebody decides.</summary>
sealed class LineStoppedException(LineState state, string reason) : Exception(reason)
{
    public LineState State => state;
}

/// <summary>Runs one line until it is stopped. What breaks on the way is tried again from the durable position; what may hide a gap stops it.</summary>
sealed class LineWorker(Guid id, LineDesk desk, LineFolder folder, RealtimeOptions options, TimeProvider clock, ILogger<LineWorker> log)
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <returns>When it was stopped, or stands.</returns>
    public async Task Run(CancellationToken stop)
    {
        for (var pause = TimeSpan.FromSeconds(0.5); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var began = clock.GetTimestamp();
            try
            {
                await Journey(stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (LineStoppedException stopped)
            {
                log.LogWarning("Line {Line} stands: {Reason}", id, stopped.Message);
                await desk.Report(id, stopped.State, stopped.Message, clock.GetUtcNow(), stop);
                return;
            }
#pragma warning disable CA1031 // A line must outlive whatever its source or the network does; it is logged and told.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogWarning(broken, "Line {Line} is interrupted and will go on from its position", id);
                if (clock.GetElapsedTime(began) > LongestPause)
                    pause = TimeSpan.FromSeconds(0.5);
                try
                {
                    await TryReport(Say(broken), stop);
                    await Task.Delay(pause, clock, stop);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Where the disk is full the city's database may be unable to take the report as well; the line must go on all the same.</summary>
    async Task TryReport(string reason, CancellationToken stop)
    {
        try
        {
            await desk.Report(id, LineState.Degraded, reason, clock.GetUtcNow(), stop);
        }
#pragma warning disable CA1031 // The line outlives a report that could not be stored; it is logged.
        catch (Exception unsaid) when (unsaid is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning(unsaid, "Line {Line} could not report", id);
        }
    }

    static string Say(Exception broken) =>
        DiskFull.Is(broken) ? "本机磁盘已满，已停止读取，位置不变；腾出空间后自动接着走" : $"中断后重连：{broken.Message}";

    async Task Journey(CancellationToken stop)
    {
        var plan = await desk.Plan(id, stop);
        var line = plan.Line;
        await using var questions = new SourceDatabase(line.Connection.Plain);
        await questions.Open(stop);
        await Check(plan, questions, stop);
        using var store = folder.Open(line.Code);
        await Guard(line, store, questions, stop);
        await using var stream = new SourceStream(line.Connection.Plain, options.BufferBytes);
        await stream.Open(stop);
        await Identify(line, store, questions, stream, stop);

        using var journey = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = stream.Read(line.Slot, line.Publication, store.Memory.Position, journey.Token);
        try
        {
            await new LineJourney(plan, desk, store, questions, stream, options, clock).Run(stop);
        }
        finally
        {
            await journey.CancelAsync();
            await reading;
        }
    }

    static async Task Check(LinePlan plan, SourceDatabase questions, CancellationToken stop)
    {
        var tables = plan.Stations.Select(station => TableName.Parse(station.Table)).OfType<TableName>().ToList();
        var failed = LinePrecheck
            .Of(await questions.Facts(plan.Line.Publication, plan.Line.Slot, tables, stop), new(plan.Line.CeilingBytes))
            .Where(item => !item.IsPassed)
            .ToList();
        if (failed.Count > 0)
            throw new LineStoppedException(
                LineState.Stopped,
                $"预检未过：{string.Join("；", failed.Select(item => $"{item.Title}，{item.Advice}"))}"
            );
    }

    /// <summary>The source's disk comes first: at the ceiling we give our slot up.</summary>
    async Task Guard(ExpressLine line, LineStore store, SourceDatabase questions, CancellationToken stop)
    {
        // Somebody else's slot is not ours to drop, whatever it is called.
        if (store.Memory is not { Slot: not null } memory || memory.Generation != line.Generation)
            return;
        var look = await questions.Slot(line.Slot, stop);
        if (look.Confirmed is not null && new WalCeiling(line.CeilingBytes).Judge(look.Retained) is RetentionState.Drop)
            await GiveUp(line, questions, look.Retained, desk, stop);
    }

    /// <exception cref="LineStoppedException">Always: the line begins anew.</exception>
    internal static async Task GiveUp(ExpressLine line, SourceDatabase questions, long retained, LineDesk desk, CancellationToken stop)
    {
        // First the intention, then the deed: dying in between, the next life finds both or neither and begins anew.
        await desk.BeginAnew(line.Id, stop);
        await questions.DropSlot(line.Slot, stop);
        throw new LineStoppedException(
            LineState.Resync,
            $"源库积压日志 {retained >> 20:N0} MiB，达到上限 {line.CeilingBytes >> 20:N0} MiB，已主动放弃复制槽，重新同步"
        );
    }

    static async Task Identify(ExpressLine line, LineStore store, SourceDatabase questions, SourceStream stream, CancellationToken stop)
    {
        var memory = store.Memory;
        if (memory.Generation < line.Generation)
        {
            // Somebody said: begin anew. Also where the file was lost and only the slot is left; the first beginning drops nothing.
            if (memory.Slot is not null || memory.Intended is not null || line.Generation > 1)
                await questions.DropSlot(line.Slot, stop);
            store.Forget(line.Generation);
            memory = store.Memory;
        }
        // A slot that we meant to make and of which nobody knows where it began: nothing was read from it.
        if (memory is { Slot: null, Intended: { } intended } && intended == line.Slot)
            await questions.DropSlot(line.Slot, stop);
        var system = await stream.SystemIdentifier(stop);
        var look = await questions.Slot(line.Slot, stop);
        switch (SlotIdentity.Judge(memory.Slot, new(system, look.Confirmed, look.IsLost)))
        {
            case (SlotVerdict.Create, _):
                store.Intend(line.Slot);
                store.Remember(system, await stream.CreateSlot(line.Slot, stop));
                break;
            case (SlotVerdict.Stop, var reason):
                throw new LineStoppedException(LineState.Stopped, $"{reason}；请核对后重新同步");
        }
    }
}
