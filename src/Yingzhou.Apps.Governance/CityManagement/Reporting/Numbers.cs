using System.Globalization;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <summary>The last serial of a day.</summary>
sealed class CityNumber
{
    public required DateOnly Day { get; init; }

    public required int Last { get; init; }
}

/// <summary>SB202611300001: what it is, the day, a serial that reports and cases share.</summary>
static class Numbers
{
    public static async Task<string> Next(CityContext city, string what, DateOnly day, CancellationToken cancel)
    {
        var serial = await city.NextSerial("urban_numbers", day, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{what}{day:yyyyMMdd}{serial:0000}");
    }
}
