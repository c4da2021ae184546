using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Realtime.Handling;
using Yingzhou.Data.Realtime.Running;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime;

sealed class StoredExpress(
    CityContext city,
    ChangeLines change,
    ReconcileStation reconcile,
    PublishStations publish,
    ErasePerson erase,
    LineFolder folder,
    IPermissions permissions,
    TimeProvider clock
) : IExpress
{
    public async Task<IReadOnlyList<LineView>> Lines(CancellationToken cancel) =>
        await Views(await city.Set<ExpressLine>().AsNoTracking().OrderBy(line => line.Code).ToListAsync(cancel), cancel);

    public async Task<LineView?> Line(string code, CancellationToken cancel) =>
        (await Views(await city.Set<ExpressLine>().AsNoTracking().Where(line => line.Code == code).ToListAsync(cancel), cancel))
            is [var view]
            ? view
            : null;

    async Task<IReadOnlyList<LineView>> Views(List<ExpressLine> lines, CancellationToken cancel)
    {
        var stations = (await city.Set<ExpressStation>().AsNoTracking().OrderBy(one => one.Table).ToListAsync(cancel)).ToLookup(one =>
            one.LineId
        );
        var status = await city.Set<LineStatus>().AsNoTracking().ToDictionaryAsync(one => one.LineId, cancel);
        var told = await city.Set<StationStatus>().AsNoTracking().ToDictionaryAsync(one => one.StationId, cancel);
        return
        [
            .. lines.Select(line => new LineView(
                line,
                status.GetValueOrDefault(line.Id),
                [.. stations[line.Id].Select(one => new StationView(one, told.GetValueOrDefault(one.Id)))]
            )),
        ];
    }

    public Task<Outcome<ExpressLine>> Open(OpenLine request, Subject official, CancellationToken cancel) =>
        change.Open(request, official, cancel);

    public Task<Outcome<ExpressStation>> AddStation(OpenStation request, Subject official, CancellationToken cancel) =>
        change.AddStation(request, official, cancel);

    public Task<Outcome<ExpressLine>> Switch(string code, bool on, int seen, Subject official, CancellationToken cancel) =>
        change.Change(nameof(Switch), code, seen, official, line => line.IsOn = on, cancel);

    public Task<Outcome<ExpressLine>> Resync(string code, int seen, Subject official, CancellationToken cancel) =>
        change.Change(nameof(Resync), code, seen, official, line => line.Generation++, cancel);

    public Task<Outcome<ExpressStation>> Resync(Guid station, int seen, Subject official, CancellationToken cancel) =>
        change.Resync(station, seen, official, cancel);

    public async Task<Outcome<IReadOnlyList<PrecheckItem>>> Precheck(string code, Subject official, CancellationToken cancel)
    {
        if (await Line(code, cancel) is not { } view)
            return ChangeLines.Unknown;
        if (permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(view.Line)) is { } refused)
            return refused;
        try
        {
            await using var source = new SourceDatabase(view.Line.Connection.Plain);
            await source.Open(cancel);
            var tables = view.Stations.Select(one => TableName.Parse(one.Station.Table)).OfType<TableName>().ToList();
            return Outcome(
                LinePrecheck.Of(await source.Facts(view.Line.Publication, view.Line.Slot, tables, cancel), new(view.Line.CeilingBytes))
            );
        }
        catch (Exception broken) when (SourceDatabase.IsUnreachable(broken))
        {
            return SourceDatabase.Unreachable(broken);
        }
    }

    static Outcome<IReadOnlyList<T>> Outcome<T>(IReadOnlyList<T> items) => items is List<T> list ? list : [.. items];

    public Task<Outcome<ReconcileRun>> Reconcile(Guid station, Subject official, CancellationToken cancel) =>
        reconcile.Run(station, cancel, line => permissions.Refuse(official, RealtimeRights.Run, RealtimeRights.ResourceOf(line)));

    public async Task<IReadOnlyList<ReconcileRun>> Reconciliations(Guid line, int days, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().Day().AddDays(-days);
        return await city.Set<ReconcileRun>()
            .AsNoTracking()
            .Where(run => run.LineId == line && run.Day > since)
            .OrderByDescending(run => run.Id)
            .ToListAsync(cancel);
    }

    public async Task<Outcome<IReadOnlyList<QuarantinedRow>>> Quarantine(string code, Subject official, int most, CancellationToken cancel)
    {
        if (await Line(code, cancel) is not { } view)
            return ChangeLines.Unknown;
        if (permissions.Refuse(official, RealtimeRights.Mend, RealtimeRights.ResourceOf(view.Line)) is { } refused)
            return refused;
        if (!folder.Has(code))
            return new List<QuarantinedRow>();
        using var store = folder.Open(code);
        var names = store.Stations.ToDictionary(one => one.Id, one => one.Name);
        return store
            .Held(most)
            .Select(held => new QuarantinedRow(
                held.Id,
                names[held.Station],
                held.Change.Key,
                held.Change.Op,
                held.Change.At.Position.ToString(),
                held.Change.CommittedAt,
                held.Change.Values,
                held.Reason
            ))
            .ToList();
    }

    public async Task<Outcome<Disposition>> Replay(
        string code,
        long row,
        IReadOnlyDictionary<string, string?> values,
        Subject official,
        CancellationToken cancel
    )
    {
        if (await Line(code, cancel) is not { } view)
            return ChangeLines.Unknown;
        if (permissions.Refuse(official, RealtimeRights.Mend, RealtimeRights.ResourceOf(view.Line)) is { } refused)
            return refused;
        if (!folder.Has(code))
            return ReplayHeld.Gone;
        using var store = folder.Open(code);
        var types = await change.TypesOf(view.Stations, cancel);
        return new ReplayHeld(store, types, clock).Run(row, values);
    }

    public async Task<IReadOnlyList<LineBreach>> Breaches(Guid line, int most, CancellationToken cancel) =>
        await city.Set<LineBreach>()
            .AsNoTracking()
            .Where(breach => breach.LineId == line)
            .OrderByDescending(breach => breach.Since)
            .Take(most)
            .ToListAsync(cancel);

    public Task<Outcome<Guid>> Erase(OrderErasure request, Subject official, CancellationToken cancel) =>
        erase.Order(request, official, cancel);

    public async Task<IReadOnlyList<ErasureOrder>> Erasures(Guid line, CancellationToken cancel) =>
        await city.Set<ErasureOrder>()
            .AsNoTracking()
            .Where(order => order.LineId == line)
            .OrderByDescending(order => order.Id)
            .ToListAsync(cancel);

    public Task<int> CarryErasures(CancellationToken cancel) => erase.Run(cancel);

    public Task<IReadOnlyList<SchemaVersion>> Schemas(string code, CancellationToken cancel)
    {
        if (!folder.Has(code))
            return Task.FromResult<IReadOnlyList<SchemaVersion>>([]);
        using var store = folder.Open(code);
        return Task.FromResult(store.Shapes());
    }

    public Task<int> Publish(string? code, CancellationToken cancel) => publish.Run(code, cancel);
}
