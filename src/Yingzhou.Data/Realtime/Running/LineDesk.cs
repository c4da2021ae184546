using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <param name="Types">By the station's id, then by column: what its dataset registers.</param>
sealed record LinePlan(
    ExpressLine Line,
    IReadOnlyList<ExpressStation> Stations,
    IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, ItemType>> Types
);

/// <summary>Where a running line learns what it should do, and says how it is.</summary>
sealed class LineDesk(IServiceScopeFactory scopes)
{
    public async Task<IReadOnlyList<ExpressLine>> Lines(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<ExpressLine>()
            .AsNoTracking()
            .Where(line => line.IsOn)
            .ToListAsync(cancel);
    }

    public async Task<LinePlan> Plan(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var catalogue = scope.ServiceProvider.GetRequiredService<ICatalogue>();
        var line = await city.Set<ExpressLine>().AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        var stations = await city.Set<ExpressStation>().AsNoTracking().Where(one => one.LineId == id).ToListAsync(cancel);
        var types = new Dictionary<Guid, IReadOnlyDictionary<string, ItemType>>();
        foreach (var station in stations)
            types[station.Id] =
                station.Dataset is { } dataset && await catalogue.Sheet(dataset, cancel) is { } sheet
                    ? sheet.Items.ToDictionary(item => item.Column, item => item.Type)
                    : new Dictionary<string, ItemType>();
        return new(line, stations, types);
    }

    public async Task Report(LineStatus status, IReadOnlyList<StationStatus> stations, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                nameof(Report),
                async () =>
                {
                    await Put(city, status, status.LineId, cancel);
                    foreach (var station in stations)
                        await Put(city, station, station.StationId, cancel);
                    return Done.It;
                },
                cancel
            );
    }

    static async Task Put<T>(CityContext city, T status, Guid id, CancellationToken cancel)
        where T : class
    {
        if (await city.Set<T>().FindAsync([id], cancel) is { } known)
            city.Entry(known).CurrentValues.SetValues(status);
        else
            city.Add(status);
    }

    /// <summary>Says only that it does not go at the moment, or why it stands; the rest stays as it was.</summary>
    public async Task Report(Guid line, LineState state, string? reason, DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<LineStatus>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.LineId == line, cancel);
        known ??= new() { LineId = line };
        (known.State, known.Reason, known.At) = (state, reason, now);
        await Report(known, [], cancel);
    }

    /// <summary>The line gave its slot up by itself: it begins anew.</summary>
    public async Task BeginAnew(Guid line, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                nameof(BeginAnew),
                async () =>
                {
                    (await city.Get<ExpressLine>(line, cancel))!.Generation++;
                    return Done.It;
                },
                cancel
            );
    }
}
