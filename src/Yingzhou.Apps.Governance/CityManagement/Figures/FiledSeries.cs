using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Models;

namespace Yingzhou.Apps.Governance.CityManagement.Figures;

/// <summary>全市每日立案, for models: days that have ended, from the first case on; a day without a case is 0.</summary>
sealed class FiledSeries(CityContext city) : ISeriesSource
{
    public const string Filed = "filed";

    public string Id => "city-management";

    public async Task<ValueSeries?> Read(string name, int most, CancellationToken cancel)
    {
        if (name != Filed)
            return null;
        var today = city.Clock.GetUtcNow().Day();
        var (from, until) = (CityTime.StartOf(today.AddDays(-most)), CityTime.StartOf(today));
        var days = (
            await city.Set<CityCase>()
                .AsNoTracking()
                .Where(one => one.FiledAt >= from && one.FiledAt < until)
                .Select(one => one.FiledAt)
                .ToListAsync(cancel)
        )
            .GroupBy(at => at.Day())
            .ToDictionary(same => same.Key, same => same.Count());
        var start = days.Count == 0 ? today : days.Keys.Min();
        return new(
            "城管每日立案",
            "件",
            TimeSpan.FromDays(1),
            [
                .. Enumerable
                    .Range(0, today.DayNumber - start.DayNumber)
                    .Select(i => start.AddDays(i))
                    .Select(day => new SeriesValue(CityTime.StartOf(day), days.GetValueOrDefault(day))),
            ]
        );
    }
}

/// <summary>立案量预测, on the cockpit.</summary>
static class CaseForecast
{
    public const string Model = "city-case-volume";

    public const string Application = "city-management";
}
