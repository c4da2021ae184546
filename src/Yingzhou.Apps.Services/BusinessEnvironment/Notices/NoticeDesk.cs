using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Notices;

/// <param name="Mine">It waits for the unit of the acting post.</param>
sealed record NoticeLine(LicenceNotice Notice, bool Mine, bool IsOverdue);

/// <summary>What authorities were told, and their receipts.</summary>
sealed class NoticeDesk(CityContext city, CityStep step, IPermissions permissions, TimeProvider clock)
{
    static readonly Fault Nowhere = new("environment.notice-no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);

    /// <summary>Within the official's area; what waits for their own unit first, then by the day it is due.</summary>
    public async Task<Outcome<IReadOnlyList<NoticeLine>>> All(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area)
            return Nowhere;
        var today = clock.GetUtcNow().Day();
        var unit = official.ActingPost?.Unit.Id;
        var found = await city.Set<LicenceNotice>()
            .AsNoTracking()
            .Within(area)
            .OrderByDescending(one => one.Id)
            .Take(500)
            .ToListAsync(cancel);
        return found
            .ConvertAll(one => new NoticeLine(one, one.AnsweredOn is null && one.Unit == unit, one.AnsweredOn is null && today > one.DueOn))
            .OrderByDescending(line => line.Mine)
            .ThenBy(line => line.Notice.AnsweredOn is not null)
            .ThenBy(line => line.Notice.DueOn)
            .ToList();
    }

    /// <summary>What the party was told with its registration.</summary>
    public async Task<IReadOnlyList<LicenceNotice>> Of(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key
            ? await city.Set<LicenceNotice>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key)
                .OrderByDescending(one => one.Id)
                .Take(50)
                .ToListAsync(cancel)
            : [];

    public Task<Outcome<Done>> Acknowledge(Guid id, int seen, string? answer, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Acknowledge),
            async () =>
            {
                if (await city.Set<LicenceNotice>().FindAsync([id], cancel) is not { } notice)
                    return new Fault("environment.unknown-notice", "没有这条告知，请从列表重新进入。", 404);
                if (
                    permissions.Refuse(
                        official,
                        EnvironmentRights.Acknowledge,
                        new("licence-notice", id.ToString()) { UnitId = notice.Unit }
                    ) is
                    { } refused
                )
                    return refused;
                if (notice.Version != seen)
                    return new Fault("environment.notice-changed", "刚才已有人处理过这条告知，请刷新后再看。", 412);
                return notice.Acknowledge(city.Actors.Current, answer, clock.GetUtcNow().Day()) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }
}
