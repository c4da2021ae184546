using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Handling;

sealed class StoredDuty(CityContext city, CityStep step, IOrganisation organisation, IPermissions permissions) : IDuty
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public async Task<IReadOnlyList<DutyShift>> Shifts(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit.Id: var unit })
            return [];
        var now = city.Clock.GetUtcNow();
        return await city.Set<DutyShift>()
            .AsNoTracking()
            .Where(shift => shift.Unit == unit && shift.CancelledAt == null && shift.Until > now)
            .OrderBy(shift => shift.From)
            .ToListAsync(cancel);
    }

    public Task<Outcome<DutyShift>> Put(PutOnDuty request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DutyShift>(
            nameof(PutOnDuty),
            async () =>
            {
                if (official.ActingPost is not { Unit: { } unit })
                    return AlertingFaults.Unknown;
                if (Refuse(official, unit) is { } refused)
                    return refused;
                if (request.Until <= request.From || request.Until - request.From > Longest || request.Until <= city.Clock.GetUtcNow())
                    return new Fault("alerting.shift-span", "班次的结束应在开始之后、现在之后，一班最长两天。") { Field = "until" };
                var inUnit = organisation
                    .PostsIn(unit.Id)
                    .Any(post => organisation.HoldersOf(post.Id).Any(holder => holder.Official.Id == request.Official));
                if (!inUnit)
                    return new Fault("alerting.shift-person", "请选择在本单位任职的人员。") { Field = "official" };
                if (
                    await city.Set<DutyShift>()
                        .AnyAsync(
                            shift =>
                                shift.Official == request.Official
                                && shift.CancelledAt == null
                                && shift.From < request.Until
                                && request.From < shift.Until,
                            cancel
                        )
                )
                    return new Fault("alerting.shift-overlap", "这个人在这段时间已有班次。", 409) { Field = "from" };
                var shift = new DutyShift
                {
                    Region = unit.Region,
                    Unit = unit.Id,
                    Official = request.Official,
                    From = request.From,
                    Until = request.Until,
                };
                city.Add(shift);
                return shift;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Cancel(Guid id, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Cancel),
            async () =>
            {
                if (await city.Get<DutyShift>(id, cancel) is not { CancelledAt: null } shift)
                    return new Fault("alerting.unknown-shift", "没有这个班次，可能已经取消。", 404);
                if (Refuse(official, organisation.Unit(shift.Unit)!) is { } refused)
                    return refused;
                if (shift.Version != seen)
                    return AlertingFaults.Stale;
                shift.CancelledAt = city.Clock.GetUtcNow();
                return Done.It;
            },
            cancel
        );
    }

    Fault? Refuse(Subject official, Unit unit) =>
        permissions.Refuse(official, AlertingRights.Roster, new("duty", unit.Id) { Region = unit.Region, UnitId = unit.Id });
}
