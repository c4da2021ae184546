using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <summary>Redemptions that an official may see: what waits first, by its deadline.</summary>
sealed class RedemptionList(CityContext city, IPermissions permissions)
{
    const int Shown = 100;

    /// <param name="words">Part of the enterprise's name, or its credit code; <c>null</c> for all.</param>
    public async Task<IReadOnlyList<Redemption>> Of(RedemptionStatus status, string? words, Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<Redemption>()
                .AsNoTracking()
                .Within(scope)
                .Where(one => one.Status == status && (words == null || one.FirmName.Contains(words) || one.Uscc == words))
                .OrderBy(one => one.AccountNumber == null)
                .ThenBy(one => one.PayBy)
                .ThenByDescending(one => one.Id)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    public async Task<Outcome<Redemption>> One(Guid id, Subject official, CancellationToken cancel)
    {
        var found = await city.Set<Redemption>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (found is null)
            return new Fault("enterprise.redemption-not-found", "没有这笔兑付，请回到列表重新选择。", 404);
        return permissions.Refuse(official, EnterpriseRights.See, EnterpriseRights.ResourceOf(found)) is { } refused ? refused : found;
    }
}
