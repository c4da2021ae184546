using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Amending.Reading;

sealed class AmendmentQueries(CityContext city, ICatalogue catalogue, UsersOfChanges users, IPermissions permissions)
{
    const int MostTitles = 6;
    const int MostNotices = 200;

    public async Task<IReadOnlyList<Amendment>> All(int most, CancellationToken cancel) =>
        await city.Set<Amendment>().AsNoTracking().OrderByDescending(one => one.Id).Take(most).ToListAsync(cancel);

    public async Task<AmendmentSheet?> Sheet(Guid id, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Amendment>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } amendment)
            return null;
        var (differences, isStale) = await Differences(amendment, cancel);
        var affected = await users.Of(differences, cancel);
        var isOpen = amendment.State is AmendmentState.Proposed;
        return new(
            amendment,
            differences,
            [
                .. affected
                    .Units.GroupBy(one => one.Unit)
                    .Select(same => (same.Key, Words([.. same.SelectMany(one => one.Titles).Distinct()]))),
            ],
            isOpen && isStale,
            isOpen
                && permissions
                    .Decide(
                        official,
                        AmendingRights.Decide,
                        AmendingRights.ResourceOf(id.ToString(), amendment.Unit, amendment.Region, amendment.CreatedBy)
                    )
                    .Allowed
        );
    }

    /// <summary>Against what stands now: after it came into force nothing differs any more.</summary>
    public async Task<(IReadOnlyList<CatalogueDifference> Differences, bool IsStale)> Differences(
        Amendment amendment,
        CancellationToken cancel
    )
    {
        var (differences, isStale) = (new List<CatalogueDifference>(), false);
        foreach (var one in AmendedCatalogue.Read(amendment.Catalogues))
        {
            var standing = await catalogue.Sheet(one.Draft.Dataset, cancel);
            isStale |= (standing is null ? null : AmendedCatalogue.DigestOf(standing)) != one.Base;
            if (amendment.Kind is AmendmentKind.Retirement)
                differences.Add(new(one.Draft.Dataset, null, "停用目录", one.Draft.Name, "", Kernel.PlannedChange.Retired));
            else
                differences.AddRange(CatalogueDifferences.Of(standing, one.Draft));
        }
        return (differences, isStale);
    }

    public async Task<IReadOnlyList<AmendmentNotice>> Notices(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit.Id: var unit })
            return [];
        return await city.Set<AmendmentNotice>()
            .AsNoTracking()
            .Where(notice => notice.Unit == unit)
            .OrderBy(notice => notice.SeenBy != null)
            .ThenByDescending(notice => notice.Id)
            .Take(MostNotices)
            .ToListAsync(cancel);
    }

    public static string Words(IReadOnlyList<string> titles) =>
        string.Join("；", titles.Take(MostTitles)) + (titles.Count > MostTitles ? $" 等 {titles.Count} 项" : "");
}
