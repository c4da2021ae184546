using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Models;

namespace Yingzhou.Support.Indicators.Reading;

/// <summary>The city's figures as models learn from them: periods that have ended, since the definition last changed; what was computed before that is another thing.</summary>
sealed class IndicatorValues(IIndicators indicators, CityContext city) : ISeriesSource
{
    public const string Source = "indicators";
    const double DaysOfMonth = 365.25 / 12;

    public string Id => Source;

    public async Task<ValueSeries?> Read(string name, int most, CancellationToken cancel)
    {
        if (indicators.Find(name) is not { } definition)
            return null;
        var points = (await indicators.Points(name, ComputeIndicators.City, cancel))
            .Where(point => PeriodOf.End(definition.Period, point.Period) <= city.Clock.GetUtcNow())
            .ToList();
        var alike = points
            .AsEnumerable()
            .Reverse()
            .TakeWhile(point => point.Definition == points[^1].Definition)
            .ToDictionary(point => point.Period);
        List<SeriesValue> values = [];
        // A period that was never computed is a hole, as one without a value is.
        if (alike.Count > 0)
            for (var period = alike.Keys.Min(); period <= alike.Keys.Max(); period = PeriodOf.Next(definition.Period, period))
                values.Add(new(CityTime.StartOf(period), alike.GetValueOrDefault(period)?.Value));
        return new(definition.Name, definition.Unit, Step(definition.Period), [.. values.TakeLast(most)]);
    }

    static TimeSpan Step(IndicatorPeriod period) =>
        TimeSpan.FromDays(
            period switch
            {
                IndicatorPeriod.Day => 1,
                IndicatorPeriod.Week => 7,
                _ => DaysOfMonth,
            }
        );
}
