using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

/// <param name="Value"><c>null</c> when too few hours are valid.</param>
/// <param name="Hours">Valid hours behind it.</param>
sealed record AirFigure(string Column, string Title, string Unit, decimal? Value, int Hours);

/// <param name="Index">Fault when the city holds no table in force on the day: an older one is not used in its place.</param>
sealed record AirDay(string Place, IReadOnlyList<AirFigure> Figures, Outcome<AqiResult> Index);

/// <summary>空气质量日报: the last 24 full hours of each station, and the city as the mean of its stations. A daily mean needs 20 valid hours, ozone the highest mean of eight hours with six of them (GB 3095-2012 §6).</summary>
sealed class AirBulletin(EcoContent content, IObservations observations, TimeProvider clock)
{
    const int HoursOfDay = 20;
    const int HoursOfEight = 6;

    static readonly (string Factor, string Column, string Title, string Unit, int Digits)[] Columns =
    [
        ("a34004", "pm25-24h", "PM2.5", "μg/m³", 0),
        ("a34002", "pm10-24h", "PM10", "μg/m³", 0),
        ("a21026", "so2-24h", "二氧化硫", "μg/m³", 0),
        ("a21004", "no2-24h", "二氧化氮", "μg/m³", 0),
        ("a21005", "co-24h", "一氧化碳", "mg/m³", 1),
        ("a05024", "o3-8h", "臭氧 8 小时", "μg/m³", 0),
    ];

    public DateTimeOffset Until => new(clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    /// <summary>The city first, then its stations.</summary>
    public async Task<IReadOnlyList<AirDay>> Read(CancellationToken cancel = default)
    {
        var (until, stations) = (Until, new List<(string Name, IReadOnlyList<AirFigure> Figures)>());
        foreach (var code in content.Air)
            if (await observations.Look(code, cancel) is { } look)
                stations.Add((look.Device.Name, await Figures(code, until, cancel)));
        var city = Columns
            .Select(column =>
                stations
                    .Select(station => station.Figures.First(one => one.Column == column.Column))
                    .Where(one => one.Value is not null)
                    .ToList()
            )
            .Zip(
                Columns,
                (known, column) =>
                    new AirFigure(
                        column.Column,
                        column.Title,
                        column.Unit,
                        known.Count == 0
                            ? null
                            : Math.Round(known.Average(one => one.Value!.Value), column.Digits, MidpointRounding.ToEven),
                        known.Count == 0 ? 0 : known.Min(one => one.Hours)
                    )
            )
            .ToList();
        return [.. stations.Prepend(("全市", city)).Select(place => new AirDay(place.Item1, place.Item2, Index(place.Item2, until)))];
    }

    async Task<IReadOnlyList<AirFigure>> Figures(string code, DateTimeOffset until, CancellationToken cancel)
    {
        var figures = new List<AirFigure>();
        foreach (var column in Columns)
        {
            var hours = (await observations.Between(code, column.Factor + "-Avg@hour", until.AddHours(-24), until, cancel))
                .Where(sample => sample is { Quality: ObservationQuality.Good, Value: >= 0 })
                .GroupBy(sample => sample.At.UtcTicks / TimeSpan.TicksPerHour)
                .ToDictionary(hour => hour.Key, hour => (decimal)hour.Last().Value);
            var value =
                column.Column == "o3-8h" ? HighestOfEight(hours, until)
                : hours.Count >= HoursOfDay ? hours.Values.Average()
                : (decimal?)null;
            figures.Add(
                new(
                    column.Column,
                    column.Title,
                    column.Unit,
                    value is { } known ? Math.Round(known, column.Digits, MidpointRounding.ToEven) : null,
                    hours.Count
                )
            );
        }
        return figures;
    }

    static decimal? HighestOfEight(Dictionary<long, decimal> hours, DateTimeOffset until)
    {
        var last = until.UtcTicks / TimeSpan.TicksPerHour;
        decimal? highest = null;
        for (var end = last - 16; end <= last; end++)
        {
            var eight = Enumerable.Range(1, 8).Select(back => end - back).Where(hours.ContainsKey).Select(hour => hours[hour]).ToList();
            if (eight.Count >= HoursOfEight && (highest is null || eight.Average() > highest))
                highest = eight.Average();
        }
        return highest;
    }

    Outcome<AqiResult> Index(IReadOnlyList<AirFigure> figures, DateTimeOffset until)
    {
        var table = StandardEdition.On(until.Day(), content.AirEditions, one => one.Edition, "环境空气质量指数");
        return table.Fault is { } none
            ? none
            : table.Value.Of(figures.Where(one => one.Value is not null).ToDictionary(one => one.Column, one => one.Value!.Value));
    }
}
