using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Halls;

/// <param name="Waiting">In the order in which they are called.</param>
/// <param name="Booked">Those of today who have not come yet.</param>
/// <param name="Load">Arrivals of the last hour over the counters that serve them.</param>
/// <param name="Missed">未到 among the appointments of the last ninety days whose time is over.</param>
sealed record HallView(
    Hall Hall,
    IReadOnlyList<HallVisit> Waiting,
    IReadOnlyList<HallVisit> Booked,
    int AtCounters,
    ErlangC Load,
    RatioOf Missed
)
{
    /// <summary>For somebody who draws a number now.</summary>
    public WaitEstimate? ForNewcomer => Before(Waiting.Count);

    public WaitEstimate? Before(int ahead) =>
        WaitEstimate.Of(ahead, Hall.Counters, Math.Max(0, Hall.Counters - AtCounters), Hall.ServiceMinutes);

    /// <summary>Counters that would keep waits over ten minutes to one visitor in ten.</summary>
    public int CountersNeeded => Load.CountersFor();
}

/// <param name="Free">Appointments that may still be given: the capacity overbooked by the hall's no-show rate.</param>
sealed record SlotOffer(DateTimeOffset Slot, int Free);

/// <summary>大厅: queue, appointments and load of each.</summary>
sealed class HallQueue(CityContext city, CityStep step, HallsContent halls, IPermissions permissions, Workdays workdays)
{
    const int DaysAhead = 5;
    const int DaysBehind = 90;

    public const string Run = "online-services.run-hall";

    public static IEnumerable<Grant> Grants =>
        [Grant.ToRole(Run, "hall-manager", Reach.Region), Grant.ToRole(Run, "accept", Reach.Region), Grant.ToParty(Own, RealNameLevel.A1)];

    const string Own = "online-services.own-visit";

    public async Task<HallView> View(Hall hall, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var (begin, end) = (CityTime.StartOf(now.Day()), CityTime.EndOf(now.Day()));
        var today = await city.Set<HallVisit>()
            .AsNoTracking()
            .Where(visit => visit.Hall == hall.Id && (visit.ArrivedAt >= begin || visit.Slot >= begin && visit.Slot <= end))
            .ToListAsync(cancel);
        var lately = now.AddHours(-1);
        return new(
            hall,
            [.. HallVisit.InOrder(today.Where(visit => visit.Status is VisitStatus.Waiting))],
            [.. today.Where(visit => visit.Status is VisitStatus.Booked && !visit.IsMissed(now)).OrderBy(visit => visit.Slot)],
            Math.Min(hall.Counters, today.Count(visit => visit.CalledAt > now.AddMinutes(-hall.ServiceMinutes))),
            new ErlangC(today.Count(visit => visit.ArrivedAt > lately), hall.ServiceMinutes, hall.Counters),
            await Missed(hall, now, cancel)
        );
    }

    public async Task<IReadOnlyList<SlotOffer>> Offers(Hall hall, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var places = Overbooking.Places(hall.Capacity, Overbooking.NoShowRate(await Missed(hall, now, cancel)));
        var booked = await city.Set<HallVisit>()
            .Where(visit => visit.Hall == hall.Id && visit.Slot > now && visit.Status == VisitStatus.Booked)
            .GroupBy(visit => visit.Slot!.Value)
            .Select(slot => new { slot.Key, Count = slot.Count() })
            .ToDictionaryAsync(slot => slot.Key, slot => slot.Count, cancel);
        return [.. Slots(hall, now).Select(slot => new SlotOffer(slot, Math.Max(0, places - booked.GetValueOrDefault(slot))))];
    }

    public async Task<IReadOnlyList<HallVisit>> Mine(Subject visitor, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - HallVisit.Grace;
        return visitor.PartyKey is not { } party
            ? []
            : await city.Set<HallVisit>()
                .AsNoTracking()
                .Where(visit => visit.PartyKey == party && visit.Slot > since && visit.Status != VisitStatus.Cancelled)
                .OrderBy(visit => visit.Slot)
                .ToListAsync(cancel);
    }

    /// <param name="key">The same for the same press of the button.</param>
    public Task<Outcome<Guid>> Book(string? hallId, DateTimeOffset? slot, string key, Subject visitor, CancellationToken cancel)
    {
        city.Actors.Current = visitor.AsActor();
        return step.RunOnce<Guid>(
            "BookVisit",
            key,
            async () =>
            {
                if (halls.Find(hallId) is not { } hall)
                    return HallFaults.Unknown;
                if (slot is not { } wanted || (await Offers(hall, cancel)).All(offer => offer.Slot != wanted || offer.Free == 0))
                    return HallFaults.SlotGone;
                if ((await Mine(visitor, cancel)).Any(visit => visit.Status is VisitStatus.Booked))
                    return HallFaults.Already;
                var visit = new HallVisit
                {
                    Region = hall.Region,
                    Hall = hall.Id,
                    Slot = wanted,
                    PartyKey = visitor.PartyKey,
                    Visitor = Personal.Name(visitor.PartyName),
                };
                city.Add(visit);
                return visit.Id;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Cancel(Guid id, Subject visitor, CancellationToken cancel) =>
        Do("CancelVisit", id, visitor, Own, HallFaults.UnknownVisit, (visit, now) => Task.FromResult(visit.Cancel(now)), cancel);

    /// <summary>预约的人到了: a number, before those who came without one.</summary>
    public Task<Outcome<Done>> Arrive(Guid id, QueuePriority priority, Subject official, CancellationToken cancel) =>
        Do(
            "ArriveAtHall",
            id,
            official,
            Run,
            null,
            async (visit, now) =>
                visit.Arrive(
                    await NextTicket(visit.Hall, now, cancel),
                    priority is QueuePriority.None ? QueuePriority.Appointment : priority,
                    now
                ),
            cancel
        );

    /// <summary>现场取号.</summary>
    public Task<Outcome<int>> Draw(string? hallId, QueuePriority priority, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<int>(
            "DrawNumber",
            async () =>
            {
                if (halls.Find(hallId) is not { } hall)
                    return HallFaults.Unknown;
                if (permissions.Refuse(official, Run, Of(hall)) is { } refused)
                    return refused;
                var now = city.Clock.GetUtcNow();
                var visit = new HallVisit { Region = hall.Region, Hall = hall.Id };
                var ticket = await NextTicket(hall.Id, now, cancel);
                visit.Arrive(ticket, priority, now);
                city.Add(visit);
                return ticket;
            },
            cancel
        );
    }

    /// <summary>叫下一个.</summary>
    public Task<Outcome<int>> CallNext(string? hallId, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<int>(
            "CallNext",
            async () =>
            {
                if (halls.Find(hallId) is not { } hall)
                    return HallFaults.Unknown;
                if (permissions.Refuse(official, Run, Of(hall)) is { } refused)
                    return refused;
                var begin = CityTime.StartOf(city.Clock.GetUtcNow().Day());
                var waiting = await city.Set<HallVisit>()
                    .Where(visit => visit.Hall == hall.Id && visit.Status == VisitStatus.Waiting && visit.ArrivedAt >= begin)
                    .ToListAsync(cancel);
                if (HallVisit.InOrder(waiting).FirstOrDefault() is not { } next)
                    return HallFaults.NobodyWaits;
                next.Call(city.Clock.GetUtcNow());
                return next.Ticket!.Value;
            },
            cancel
        );
    }

    public static Resource Of(Hall hall) => new("hall", hall.Id) { Region = hall.Region };

    Task<Outcome<Done>> Do(
        string doing,
        Guid id,
        Subject who,
        string right,
        Fault? hidden,
        Func<HallVisit, DateTimeOffset, Task<Fault?>> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = who.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<HallVisit>().FindAsync([id], cancel) is not { } visit)
                    return HallFaults.UnknownVisit;
                var resource = new Resource("visit", id.ToString())
                {
                    Region = visit.Region,
                    Parties = visit.PartyKey is { } party ? [party] : [],
                };
                if (permissions.Refuse(who, right, resource) is { } refused)
                    return hidden ?? refused;
                return await deed(visit, city.Clock.GetUtcNow()) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    async Task<int> NextTicket(string hall, DateTimeOffset now, CancellationToken cancel)
    {
        var begin = CityTime.StartOf(now.Day());
        var last = await city.Set<HallVisit>()
            .Where(visit => visit.Hall == hall && visit.ArrivedAt >= begin)
            .MaxAsync(visit => visit.Ticket, cancel);
        return (last ?? 0) + 1;
    }

    async Task<RatioOf> Missed(Hall hall, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = (now.AddDays(-DaysBehind), now - HallVisit.Grace);
        var over = city.Set<HallVisit>()
            .Where(visit => visit.Hall == hall.Id && visit.Slot >= from && visit.Slot < to && visit.Status != VisitStatus.Cancelled);
        return new(await over.CountAsync(visit => visit.Status == VisitStatus.Booked, cancel), await over.CountAsync(cancel));
    }

    IEnumerable<DateTimeOffset> Slots(Hall hall, DateTimeOffset now)
    {
        var found = 0;
        for (var day = now.Day(); found < DaysAhead && workdays.IsWorkday(day) is { Succeeded: true } workday; day = day.AddDays(1))
        {
            if (!workday.Value)
                continue;
            found++;
            for (var at = hall.Opens.ToTimeSpan(); at + HallVisit.Grace <= hall.Closes.ToTimeSpan(); at += HallVisit.Grace)
                if (CityTime.StartOf(day) + at is var slot && slot > now)
                    yield return slot;
        }
    }
}
