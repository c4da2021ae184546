using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

/// <param name="At">When it last sent; <c>null</c> for never.</param>
sealed record PublicSection(string Name, WaterGrade? Grade, int Goal, DateTimeOffset? At);

/// <param name="Record">The newest verdict; an hour of gas, a day of water.</param>
sealed record PublicOutlet(string Outlet, string Factor, string Unit, EmissionRecord Record);

/// <summary>公开的环境信息: what the law opens to everybody. Process data, explanations and who complained are not among it.</summary>
sealed class PublicEnvironment(CityContext city, EcoContent content, EcoBoard board, IObservations observations)
{
    static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    public async Task<IReadOnlyList<PublicSection>> Sections(CancellationToken cancel = default)
    {
        var sections = new List<PublicSection>();
        foreach (var section in content.Sections)
            if (await observations.Look(section.Device, cancel) is { } look)
                sections.Add(new(section.Name, board.Grade(section, look), section.Goal, look.LastFrameAt));
        return sections;
    }

    public async Task<IReadOnlyList<PublicOutlet>> Outlets(CancellationToken cancel = default)
    {
        var since = city.Clock.GetUtcNow() - Recent;
        var newest = (await city.Set<EmissionRecord>().AsNoTracking().Where(one => one.At >= since).ToListAsync(cancel))
            .GroupBy(one => (one.Outlet, one.Factor))
            .Select(one => one.MaxBy(record => (record.At, record.Edition))!);
        return
        [
            .. newest
                .Select(record =>
                    content.OutletOf(record.Outlet) is { } outlet
                    && outlet.Limits.FirstOrDefault(limit => limit.Factor == record.Factor) is { } limit
                        ? new PublicOutlet(outlet.Name, limit.Title, limit.Unit, record)
                        : null
                )
                .OfType<PublicOutlet>()
                .OrderBy(line => line.Outlet, StringComparer.Ordinal)
                .ThenBy(line => line.Factor, StringComparer.Ordinal),
        ];
    }
}
