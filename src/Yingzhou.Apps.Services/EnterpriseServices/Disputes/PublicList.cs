using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Disputes;

/// <summary>A line of the public list (公示名单): who gets what, by which clause, until when one may object.</summary>
sealed record PublicLine(Guid Id, string FirmName, string Title, Money Amount, DateOnly Until);

sealed class PublicList(CityContext city)
{
    const int Shown = 200;

    /// <summary>The list as anybody may read it, the last to end first.</summary>
    /// <param name="words">Part of a firm's name; <c>null</c> for all.</param>
    public async Task<IReadOnlyList<PublicLine>> Read(string? words, CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        return
        [
            .. (
                await city.Set<Redemption>()
                    .AsNoTracking()
                    .Where(one =>
                        one.Status == RedemptionStatus.Published
                        && one.PublicUntil >= today
                        && (words == null || one.FirmName.Contains(words))
                    )
                    .OrderByDescending(one => one.PublicUntil)
                    .ThenBy(one => one.FirmName)
                    .Take(Shown)
                    .ToListAsync(cancel)
            ).Select(one => new PublicLine(one.Id, one.FirmName, one.Title, new(one.Amount), one.PublicUntil!.Value)),
        ];
    }
}
