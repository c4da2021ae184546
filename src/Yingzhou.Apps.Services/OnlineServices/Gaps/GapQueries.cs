using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Gaps;

/// <summary>The gaps of the area an item manager (事项管理员) looks after, most asked first.</summary>
sealed class GapQueries(CityContext city)
{
    const int Most = 200;

    /// <summary>One week, as the page asks for: a06 §3.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static string Right => "online-services.read-gaps";

    public static Grant Grant => Grant.ToRole(Right, "item-manager", Reach.Region);

    public async Task<IReadOnlyList<Gap>> Since(DateTimeOffset from, string region, CancellationToken cancel) =>
        await city.Set<Gap>()
            .AsNoTracking()
            .Within(new RegionScope(region))
            .Where(gap => gap.LastAt >= from)
            .OrderByDescending(gap => gap.Times)
            .ThenBy(gap => gap.Asked)
            .Take(Most)
            .ToListAsync(cancel);
}
