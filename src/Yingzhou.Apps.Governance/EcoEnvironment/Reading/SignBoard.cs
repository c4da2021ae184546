using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

/// <param name="Hours">The last 24, oldest first; <c>null</c> where nothing was judged.</param>
/// <param name="Findings">Of the first factor, over the last seven days.</param>
/// <param name="Normal">Hours of these days that count.</param>
sealed record SignLine(
    Outlet Outlet,
    string Factor,
    IReadOnlyList<(DateTimeOffset At, EmissionVerdict? Verdict)> Hours,
    IReadOnlyList<FraudFinding> Findings,
    int Normal
);

/// <summary>异常线索 (c08 §3.8) and the strip of hours by outlet: where an officer looks first, and no verdict.</summary>
sealed class SignBoard(CityContext city, EcoContent content, EcoBoard board, IObservations observations, TimeProvider clock)
{
    const int Strip = 24;
    const int Days = 7;
    const string Oxygen = "a19001";

    public async Task<Outcome<IReadOnlyList<SignLine>>> Read(Subject official, CancellationToken cancel = default)
    {
        if (board.Refuse(official) is { } refused)
            return refused;
        var now = HourMeans.HourOf(clock.GetUtcNow());
        var lines = new List<SignLine>();
        foreach (var outlet in content.Outlets)
        {
            if (await observations.Look(outlet.Device, cancel) is not { } look || official.Scope?.Contains(look.Device.Region) != true)
                continue;
            var factor = outlet.Limits[0];
            var recent = await Hours(outlet, factor.Factor, now.AddDays(-Days), now, cancel);
            lines.Add(
                new(
                    outlet,
                    factor.Title,
                    await Judged(outlet, factor.Factor, now, cancel),
                    FraudSigns.Of(
                        recent,
                        await Hours(outlet, factor.Factor, now.AddDays(-2 * Days), now.AddDays(-Days), cancel),
                        [],
                        await Inspections(outlet, now.AddDays(-Days), cancel)
                    ),
                    recent.Count(one => one.Mark is DataMark.Normal)
                )
            );
        }
        SignLine[] sorted =
        [
            .. lines.OrderByDescending(line => line.Findings.Count).ThenBy(line => line.Outlet.Name, StringComparer.Ordinal),
        ];
        return sorted;
    }

    async Task<IReadOnlyList<OutletHour>> Hours(
        Outlet outlet,
        string factor,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        var flow = await ByHour(outlet.Device, outlet.Kind is OutletKind.Gas ? "a00000" : "w00000", from, until, cancel);
        var oxygen = outlet.Kind is OutletKind.Gas ? await ByHour(outlet.Device, Oxygen, from, until, cancel) : [];
        return
        [
            .. (await ByHour(outlet.Device, factor, from, until, cancel))
                .OrderBy(hour => hour.Key)
                .Select(hour => new OutletHour(
                    hour.Key,
                    hour.Value.Value,
                    flow.TryGetValue(hour.Key, out var flowed) ? flowed.Value : null,
                    HourMeans.MarkOf(hour.Value.Quality),
                    oxygen.TryGetValue(hour.Key, out var air) ? air.Value : null
                )),
        ];
    }

    async Task<Dictionary<DateTimeOffset, Sample>> ByHour(
        string device,
        string factor,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    ) =>
        (await observations.Between(device, factor + "-Avg@hour", from, until, cancel))
            .GroupBy(sample => HourMeans.HourOf(sample.At))
            .ToDictionary(hour => hour.Key, hour => hour.Last());

    async Task<IReadOnlyList<(DateTimeOffset, EmissionVerdict?)>> Judged(
        Outlet outlet,
        string factor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (outlet.Kind is OutletKind.Water)
            return [];
        var since = now.AddHours(-Strip);
        var verdicts = (
            await city.Set<EmissionRecord>()
                .AsNoTracking()
                .Where(one => one.Outlet == outlet.Device && one.Factor == factor && one.Time == AveragingTime.Hour && one.At >= since)
                .ToListAsync(cancel)
        )
            .GroupBy(one => one.At)
            .ToDictionary(editions => editions.Key, editions => editions.MaxBy(one => one.Edition)!.Verdict);
        return
        [
            .. Enumerable
                .Range(0, Strip)
                .Select(back => since.AddHours(back))
                .Select(hour => (hour, verdicts.TryGetValue(hour, out var verdict) ? (EmissionVerdict?)verdict : null)),
        ];
    }

    async Task<IReadOnlyList<DateTimeOffset>> Inspections(Outlet outlet, DateTimeOffset since, CancellationToken cancel) =>
        await city.Set<FieldSample>()
            .AsNoTracking()
            .Where(one => one.Outlet == outlet.Device && one.SampledAt >= since)
            .Select(one => one.SampledAt)
            .ToListAsync(cancel);
}
