using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Collection.Connectors;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection.Running;

/// <summary>
/// One pull of a source: pages into a file, each confirmed by the run's row when it is on the disk, and in the end one load of the lake, under a batch that is called after the run. Whoever
/// dies leaves a row that says where to go on; half a pull is never in the lake.
/// </summary>
sealed class CollectSource(
    CityContext city,
    CityStep step,
    ILake lake,
    ICatalogue catalogue,
    IEnumerable<IConnector> connectors,
    Spool spool,
    IOptions<CollectionOptions> options,
    TimeProvider clock,
    ILogger<CollectSource> log
)
{
    // This process among those that may pull.
    static readonly string Me = Guid.NewGuid().ToString("N");

    static readonly Fault Busy = new("collection.busy", "这个源正在采集，请稍后再看。", 409);

    public async Task<Outcome<CollectionRun>> Run(CollectionSource source, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var taken = await Take(source, cancel);
        if (taken.Fault is { } busy)
            return busy;
        var run = taken.Value;
        try
        {
            while (!run.IsWhole)
                run = await Page(source, run, cancel);
            return await Load(source, run, cancel);
        }
        catch (SourceRefusedException refused)
        {
            return await End(run, CollectionState.Failed, refused.Message, null, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return await Interrupt(run, "采集被叫停", countsAsTry: false);
        }
        catch (Exception broken)
            when (broken
                    is DbException
                        or IOException
                        or HttpRequestException
                        or TimeoutException
                        or OperationCanceledException
                        or System.Net.Sockets.SocketException
            )
        {
            log.LogWarning(broken, "Pull of {Source} is interrupted after {Rows} rows", source.Code, run.Rows);
            return await Interrupt(run, Told(broken), countsAsTry: true);
        }
    }

    static string Told(Exception broken) =>
        broken switch
        {
            OperationCanceledException or TimeoutException => "源长时间没有回答",
            _ when DiskFull.Is(broken) => "本地磁盘已满",
            _ => $"源中断：{broken.Message}",
        };

    /// <summary>The open pull of the source, or a new one; nobody else's that lives.</summary>
    Task<Outcome<CollectionRun>> Take(CollectionSource source, CancellationToken cancel) =>
        step.Run<CollectionRun>(
            nameof(CollectSource),
            async () =>
            {
                var now = clock.GetUtcNow();
                var run = await city.Set<CollectionRun>().SingleOrDefaultAsync(one => one.OpenKey == source.Id, cancel);
                if (run is { State: CollectionState.Running } && now - run.BeatAt < options.Value.Lease)
                    return Busy;
                if (run is null)
                    city.Add(
                        run = new()
                        {
                            SourceId = source.Id,
                            OpenKey = source.Id,
                            StartedAt = now,
                        }
                    );
                (run.State, run.BeatAt, run.Owner, run.TryAgainAt) = (CollectionState.Running, now, Me, null);
                return run;
            },
            cancel
        );

    async Task<CollectionRun> Page(CollectionSource source, CollectionRun run, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Value.PageTime);
        using var page = new MemoryStream();
        var read = await connectors.Single(one => one.Kind == source.Kind).Read(source, run.After, page, patience.Token);
        if (page.Length > options.Value.MostPageBytes)
            throw new SourceRefusedException($"一页有 {page.Length >> 20} MiB，请减小每页行数");
        var bytes = spool.Add(run.Id, run.Bytes, page);
        return await Change(
            run,
            one =>
            {
                (one.Rows, one.Pages, one.Bytes, one.BeatAt) = (one.Rows + read.Rows, one.Pages + 1, bytes, clock.GetUtcNow());
                one.After = read.After ?? one.After;
                one.IsWhole = read.After is null;
            },
            cancel
        );
    }

    async Task<Outcome<CollectionRun>> Load(CollectionSource source, CollectionRun run, CancellationToken cancel)
    {
        if (run.Rows == 0)
            return await End(run, CollectionState.Refused, "源里没有一行数据，原有版本保留", null, cancel);
        var digest = spool.Digest(run.Id);
        var before = await city.Set<CollectionRun>()
            .AsNoTracking()
            .Where(one => one.SourceId == source.Id && one.Number != null)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancel);
        if (
            before?.Digest == digest
            && await lake.Version(source.Dataset, null, cancel) is { Succeeded: true, Value.Load: var stands }
            && stands.Number == before.Number
        )
            return await Confirm(source, run, digest, stands, cancel);
        var loaded = await lake.Load(
            new(
                source.Dataset,
                $"collect/{source.Code}/{run.Id:N}",
                spool.Of(run.Id),
                $"{source.Code}.json",
                SourceFormat.Json,
                SourceAsOf: run.StartedAt
            ),
            Actor.System,
            cancel
        );
        if (loaded.Fault is { Status: 507 })
            return await Interrupt(run, loaded.Fault.Detail, countsAsTry: true);
        if (loaded.Fault is { } fault)
            return await End(run, CollectionState.Refused, fault.Detail, null, cancel);
        var load = loaded.Value;
        return await End(
            run,
            load.State is LoadState.Loaded ? CollectionState.Loaded : CollectionState.Refused,
            load.Reason,
            one => (one.Number, one.Digest) = (load.Number, load.State is LoadState.Loaded ? digest : null),
            cancel
        );
    }

    /// <summary>The same rows as last time: no new version, but the one that stands is as of now.</summary>
    async Task<Outcome<CollectionRun>> Confirm(
        CollectionSource source,
        CollectionRun run,
        string digest,
        LakeLoad stands,
        CancellationToken cancel
    )
    {
        var confirmed = await step.Run<Done>(
            nameof(CollectSource),
            async () =>
            {
                await catalogue.Loaded(source.Dataset, stands.Rows, clock.GetUtcNow(), cancel);
                return Done.It;
            },
            cancel
        );
        return confirmed.Fault is { } fault
            ? fault
            : await End(run, CollectionState.Unchanged, null, one => (one.Number, one.Digest) = (stands.Number, digest), cancel);
    }

    async Task<Outcome<CollectionRun>> End(
        CollectionRun run,
        CollectionState state,
        string? reason,
        Action<CollectionRun>? more,
        CancellationToken cancel
    )
    {
        var ended = await Change(
            run,
            one =>
            {
                (one.State, one.Reason, one.OpenKey, one.EndedAt) = (state, reason, null, clock.GetUtcNow());
                more?.Invoke(one);
            },
            cancel
        );
        // The row first: dying in between leaves a file that nobody will read.
        spool.Drop(run.Id);
        return ended;
    }

    async Task<Outcome<CollectionRun>> Interrupt(CollectionRun run, string reason, bool countsAsTry)
    {
        if (countsAsTry && run.Interruptions + 1 >= options.Value.MostInterruptions)
            return await End(
                run,
                CollectionState.Failed,
                $"{reason}；已中断 {run.Interruptions + 1} 次，不再重试",
                null,
                CancellationToken.None
            );
        return await Change(
            run,
            one =>
            {
                one.Interruptions += countsAsTry ? 1 : 0;
                (one.State, one.Reason) = (CollectionState.Interrupted, reason);
                one.TryAgainAt = clock.GetUtcNow() + (options.Value.Rest * Math.Pow(2, Math.Max(0, one.Interruptions - 1)));
            },
            CancellationToken.None
        );
    }

    /// <exception cref="IOException">Somebody else has taken the pull over, because this process was not heard of for too long.</exception>
    async Task<CollectionRun> Change(CollectionRun run, Action<CollectionRun> change, CancellationToken cancel)
    {
        var outcome = await step.Run<CollectionRun>(
            nameof(CollectSource),
            async () =>
            {
                var stored = (await city.Get<CollectionRun>(run.Id, cancel))!;
                if (stored.Owner != Me || stored.OpenKey is null || stored.Bytes != run.Bytes)
                    return Busy;
                change(stored);
                return stored;
            },
            cancel
        );
        return outcome.Succeeded ? outcome.Value : throw new OvertakenPullException();
    }
}

/// <summary>Another process goes on with the pull.</summary>
sealed class OvertakenPullException : Exception;
