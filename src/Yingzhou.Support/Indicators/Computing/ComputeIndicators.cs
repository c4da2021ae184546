using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Content;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>指标计算: the recent periods anew from their rows; what came to something else is one more revision, what did not adds nothing.</summary>
sealed class ComputeIndicators(CityContext city, CityStep step, IndicatorsContent content, IEnumerable<IIndicatorSource> sources)
{
    public const string City = "3309";
    const int CountyDigits = 6;

    public async Task<Outcome<int>> Run(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var now = city.Clock.GetUtcNow();
        List<StoredValue> computed = [];
        // A source is read once for all indicators of one moment, over the longest of their spans.
        foreach (
            var group in content
                .Versions.Values.SelectMany(versions => versions)
                .GroupBy(one => (one.Definition.Source, one.Definition.Moment))
        )
        {
            var source = sources.Single(one => one.Id == group.Key.Source);
            var first = group.Min(one => First(one.Definition.Period, now.Day()));
            var rows = await source.Read(group.Key.Moment, CityTime.StartOf(first), CityTime.StartOf(now.Day().AddDays(1)), cancel);
            foreach (var one in group)
                computed.AddRange(Values(one, rows, now));
        }
        return await step.Run<int>(nameof(ComputeIndicators), () => Keep(computed, now, watch, cancel), cancel);
    }

    static DateOnly First(IndicatorPeriod period, DateOnly today) =>
        PeriodOf.Shift(period, PeriodOf.Start(period, today), 1 - PeriodOf.Kept(period));

    static IEnumerable<StoredValue> Values(CompiledIndicator one, IReadOnlyList<FactRow> rows, DateTimeOffset now)
    {
        var (period, first) = (one.Definition.Period, First(one.Definition.Period, now.Day()));
        var byPeriod = rows.Where(row => row.At.Day() >= first).ToLookup(row => PeriodOf.Start(period, row.At.Day()));
        var areas = rows.Select(row => County(row.Region)).Where(area => area.Length == CountyDigits).Distinct().ToList();
        // A period without rows stands with nothing counted: silence is not the same as a hole.
        for (var start = first; start <= now.Day(); start = PeriodOf.Next(period, start))
        {
            var here = byPeriod[start].ToList();
            yield return Value(one, City, start, here, now);
            foreach (var area in areas)
                yield return Value(one, area, start, [.. here.Where(row => County(row.Region) == area)], now);
        }
    }

    static StoredValue Value(CompiledIndicator one, string area, DateOnly start, IReadOnlyList<FactRow> rows, DateTimeOffset now)
    {
        var taken = Taking.Of(one, rows);
        return new StoredValue
        {
            Indicator = one.Definition.Id,
            Definition = one.Definition.Version,
            Area = area,
            Period = start,
            Revision = 0,
            Value = taken.Value,
            Numerator = taken.Numerator,
            Rows = taken.Rows,
            Watermark = taken.Watermark,
            ComputedAt = now,
        };
    }

    async Task<Outcome<int>> Keep(List<StoredValue> computed, DateTimeOffset now, Stopwatch watch, CancellationToken cancel)
    {
        var first = computed.Count == 0 ? now.Day() : computed.Min(value => value.Period);
        var known = (await city.Set<StoredValue>().AsNoTracking().Where(value => value.Period >= first).ToListAsync(cancel))
            .GroupBy(value => (value.Indicator, value.Definition, value.Area, value.Period))
            .ToDictionary(same => same.Key, same => same.MaxBy(value => value.Revision)!);
        var added = 0;
        foreach (var value in computed)
        {
            var before = known.GetValueOrDefault((value.Indicator, value.Definition, value.Area, value.Period));
            if (before is not null && (before.Value, before.Numerator, before.Rows) == (value.Value, value.Numerator, value.Rows))
                continue;
            city.Add(
                new StoredValue
                {
                    Indicator = value.Indicator,
                    Definition = value.Definition,
                    Area = value.Area,
                    Period = value.Period,
                    Revision = (before?.Revision ?? 0) + 1,
                    Value = value.Value,
                    Numerator = value.Numerator,
                    Rows = value.Rows,
                    Watermark = value.Watermark,
                    ComputedAt = now,
                }
            );
            added++;
        }
        city.Add(
            new ComputeRun
            {
                At = now,
                Added = added,
                Milliseconds = (int)watch.ElapsedMilliseconds,
            }
        );
        return added;
    }

    public static string County(string region) => region.Length >= CountyDigits ? region[..CountyDigits] : region;
}

/// <summary>Once an hour: what came late is in the figures within the hour, and yesterday is whole by the morning.</summary>
sealed class HourlyIndicators(CityContext city, ComputeIndicators compute, RaiseLights lights) : ICityJob
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public string Name => "indicators";

    public TimeSpan Rest => TimeSpan.FromMinutes(5);

    public async Task<int> Run(CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - Every;
        if (await city.Set<ComputeRun>().AnyAsync(run => run.At > since, cancel))
            return 0;
        city.Actors.Current = Actor.System;
        await compute.Run(cancel);
        await lights.Run(cancel);
        return 0;
    }
}
