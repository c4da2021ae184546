using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>更正: from when a case is counted, where an objection was upheld.</summary>
sealed class Corrections(IObjections objections)
{
    /// <summary>First contact by case number.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Contacts(CancellationToken cancel) =>
        (await objections.Corrections(TimelineObjection.Matter, cancel))
            .GroupBy(
                one => one.About,
                one => DateOnly.ParseExact(one.Correction, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            )
            .ToDictionary(same => same.Key, same => CityTime.StartOf(same.Min()), StringComparer.Ordinal);
}
