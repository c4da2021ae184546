using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Content;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Support.Indicators.Reading;

sealed class StoredIndicators(
    CityContext city,
    IndicatorsContent content,
    IEnumerable<IIndicatorSource> sources,
    ComputeIndicators compute,
    IPermissions permissions,
    Workdays workdays
) : IIndicators
{
    const int MostRows = 500;

    static readonly Fault Unknown = new("indicators.unknown", "没有这个指标，请从列表选择。", 404);
    static readonly Fault NoArea = new("indicators.no-area", "当前岗位看不到这个区域的指标，请切换岗位后再看。", 403);

    public IReadOnlyList<IndicatorDefinition> All { get; } = [.. content.Versions.Values.Select(versions => versions[^1].Definition)];

    public IndicatorDefinition? Find(string id) => content.Versions.GetValueOrDefault(id)?[^1].Definition;

    public Task<Outcome<int>> Compute(CancellationToken cancel) => compute.Run(cancel);

    public async Task<Outcome<IndicatorSeries>> Series(
        string id,
        string area,
        Subject official,
        DateTimeOffset? asOf,
        CancellationToken cancel
    )
    {
        if (!content.Versions.TryGetValue(id, out var versions))
            return Unknown;
        if (Refuse(official, area) is { } refused)
            return refused;
        var definition = versions[^1].Definition;
        var stored = await Stored(id, area, cancel);
        var points = Points(versions, stored, asOf ?? DateTimeOffset.MaxValue);
        return new IndicatorSeries(
            definition,
            area,
            points,
            asOf is { } then && stored.Any(value => value.ComputedAt > then),
            [
                .. points
                    .Zip(points.Skip(1))
                    .Where(pair => pair.First.Definition != pair.Second.Definition)
                    .Select(pair => pair.Second.Period),
            ]
        );
    }

    public async Task<IReadOnlyList<IndicatorPoint>> Points(string id, string area, CancellationToken cancel) =>
        content.Versions.TryGetValue(id, out var versions) ? Points(versions, await Stored(id, area, cancel), DateTimeOffset.MaxValue) : [];

    Task<List<StoredValue>> Stored(string id, string area, CancellationToken cancel) =>
        city.Set<StoredValue>().AsNoTracking().Where(value => value.Indicator == id && value.Area == area).ToListAsync(cancel);

    IReadOnlyList<IndicatorPoint> Points(IReadOnlyList<CompiledIndicator> versions, IReadOnlyList<StoredValue> stored, DateTimeOffset asOf)
    {
        var points = stored
            .Where(value => value.ComputedAt <= asOf && value.Definition == InForce(versions, value.Period).Version)
            .GroupBy(value => value.Period)
            .OrderBy(same => same.Key)
            .Select(same => Point(InForce(versions, same.Key), [.. same.OrderBy(value => value.Revision)]))
            // Before anything was ever counted there is no series.
            .SkipWhile(point => point.Rows == 0)
            .ToList();
        if (versions[^1].Definition.Light is not { } light)
            return points;
        return [.. points.Zip(light.Of(points.Select(point => point.Value)), (point, lit) => point with { Light = lit })];
    }

    internal static IndicatorDefinition InForce(IReadOnlyList<CompiledIndicator> versions, DateOnly period) =>
        (versions.LastOrDefault(one => one.Definition.EffectiveFrom <= period) ?? versions[0]).Definition;

    IndicatorPoint Point(IndicatorDefinition definition, IReadOnlyList<StoredValue> revisions)
    {
        var last = revisions[^1];
        var closes = workdays.AddWorkdaysOpen(PeriodOf.Next(definition.Period, last.Period).AddDays(-1), definition.ClosesAfter);
        // Beyond the calendar nobody can say when it closes: it stays provisional.
        DateTimeOffset? close = closes.Succeeded ? CityTime.EndOf(closes.Value.Day) : null;
        var state =
            close is null || city.Clock.GetUtcNow() < close ? ValueState.Provisional
            : last.ComputedAt > close && revisions[0].ComputedAt <= close ? ValueState.Revised
            : ValueState.Final;
        return new(
            last.Period,
            last.Value,
            last.Numerator,
            last.Rows,
            last.Revision,
            state,
            last.ComputedAt,
            last.Watermark,
            revisions.Count > 1 ? revisions[^2].Value : null,
            last.Definition,
            TargetLight.None
        );
    }

    public async Task<Outcome<IndicatorBreakdown>> Counties(string id, Subject official, CancellationToken cancel)
    {
        if (!content.Versions.TryGetValue(id, out var versions))
            return Unknown;
        if (Refuse(official, ComputeIndicators.City) is { } refused)
            return refused;
        var definition = versions[^1].Definition;
        var latest = PeriodOf.Shift(definition.Period, PeriodOf.Start(definition.Period, city.Clock.GetUtcNow().Day()), -1);
        var before = PeriodOf.Shift(definition.Period, latest, -1);
        var stored = await city.Set<StoredValue>()
            .AsNoTracking()
            .Where(value =>
                value.Indicator == id && (value.Period == latest || value.Period == before) && value.Area != ComputeIndicators.City
            )
            .ToListAsync(cancel);
        var points = stored
            .GroupBy(value => value.Area)
            .Select(area => (area.Key, Points: Points(versions, [.. area], DateTimeOffset.MaxValue)))
            .ToList();
        return new IndicatorBreakdown(
            latest,
            [
                .. points
                    .Select(area => (area.Key, Point: area.Points.FirstOrDefault(point => point.Period == latest)))
                    .Where(area => area.Point is not null)
                    .Select(area => (area.Key, area.Point!))
                    .OrderBy(area => area.Key, StringComparer.Ordinal),
            ],
            definition.Take is IndicatorTake.Share ? RateAttribution.Of(Ratios(before), Ratios(latest)) : []
        );

        Dictionary<string, RatioOf> Ratios(DateOnly period) =>
            points
                .Select(area => (area.Key, Point: area.Points.FirstOrDefault(point => point.Period == period)))
                .Where(area => area.Point is { Numerator: not null })
                .ToDictionary(area => area.Key, area => new RatioOf(area.Point!.Numerator!.Value, area.Point.Rows));
    }

    public async Task<Outcome<DrillDown>> Rows(string id, string area, DateOnly period, Subject official, CancellationToken cancel)
    {
        if (!content.Versions.TryGetValue(id, out var versions))
            return Unknown;
        if (Refuse(official, area) is { } refused)
            return refused;
        var start = PeriodOf.Start(versions[0].Definition.Period, period);
        var definition = InForce(versions, start);
        var one = versions.Single(version => version.Definition.Version == definition.Version);
        var source = sources.Single(one => one.Id == definition.Source);
        var rows = await source.Read(definition.Moment, CityTime.StartOf(start), PeriodOf.End(definition.Period, start), cancel);
        var meant = rows.Where(row => row.Region.StartsWith(area, StringComparison.Ordinal))
            .Select(row => (row, Value: Taking.Value(one, row)))
            .Where(row => row.Value is not null)
            .ToList();
        return new DrillDown(
            definition,
            start,
            meant.Count,
            [
                .. meant
                    // Each level asks again: a figure may be seen further than the rows behind it (p11 R10).
                    .Where(row => official.Scope!.Contains(row.row.Region))
                    .OrderBy(row => row.Value)
                    .ThenBy(row => row.row.At)
                    .Take(MostRows)
                    .Select(row => new DrillRow(row.row, Counts(definition, row.Value!.Value))),
            ]
        );
    }

    static string Counts(IndicatorDefinition definition, double value) =>
        definition.Take switch
        {
            IndicatorTake.Share => value > 0 ? "是" : "否",
            IndicatorTake.Count => "计 1 件",
            _ => value.ToString("0.####", CultureInfo.InvariantCulture) + definition.Unit,
        };

    // A county's post sees its county and, as everybody who may see indicators, the city's figure; rows are another question.
    Fault? Refuse(Subject official, string area) =>
        official.Scope is not { } scope ? NoArea
        : permissions.Refuse(official, IndicatorsRights.See, new("indicator", area) { Region = scope.Code }) is { } refused ? refused
        : area == ComputeIndicators.City || scope.Contains(area) || area.StartsWith(scope.Code, StringComparison.Ordinal) ? null
        : NoArea;
}
