using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Explaining;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>What an enterprise told of a span of time: marks beforehand, explanations afterwards.</summary>
sealed class ConditionMarks(CityContext city)
{
    public async Task<IReadOnlyList<ConditionMark>> Of(
        Outlet outlet,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    ) =>
        [
            .. (
                await city.Set<Explanation>()
                    .AsNoTracking()
                    .Where(one => one.Outlet == outlet.Device && one.At >= from && one.At < until)
                    .ToListAsync(cancel)
            ).Select(one => new ConditionMark(one.At, one.At.AddHours(1), one.EnteredAt, outlet.Exempt.Contains(one.Condition))),
            .. (
                await city.Set<WorkingMark>()
                    .AsNoTracking()
                    .Where(one => one.Outlet == outlet.Device && one.FromAt < until && one.UntilAt > from)
                    .ToListAsync(cancel)
            ).Select(one => one.AsRule(outlet)),
        ];
}
