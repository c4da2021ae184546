using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Halls;

public enum VisitStatus
{
    /// <summary>已预约; past its half hour it counts as not come.</summary>
    Booked,

    /// <summary>在等叫号.</summary>
    Waiting,

    /// <summary>叫到了.</summary>
    Called,

    /// <summary>取消.</summary>
    Cancelled,
}

/// <summary>Who is called before others (优先叫号); the higher the earlier.</summary>
public enum QueuePriority
{
    None,

    /// <summary>按时到的预约.</summary>
    Appointment,

    /// <summary>外岛来的: the last boat does not wait.</summary>
    RemoteIsland,

    /// <summary>老年人、残疾人、孕妇.</summary>
    Frail,
}

/// <summary>A visit at a hall: booked beforehand (预约) or begun by drawing a number (叫号).</summary>
public sealed class HallVisit : Record
{
    /// <summary>How long after the beginning of its half hour somebody who booked may still come.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(Halls.Hall.SlotMinutes);

    public required string Hall { get; init; }

    /// <summary>Beginning of the booked half hour; <c>null</c> for who came without.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>Who booked; <c>null</c> for who came without.</summary>
    public string? PartyKey { get; init; }

    public Personal? Visitor { get; init; }

    public VisitStatus Status { get; private set; }

    public QueuePriority Priority { get; private set; }

    /// <summary>Number of the day, from 1, given on arrival.</summary>
    public int? Ticket { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    /// <summary>未到: neither here nor cancelled when the half hour was over.</summary>
    public bool IsMissed(DateTimeOffset now) => Status is VisitStatus.Booked && now > Slot + Grace;

    public Fault? Arrive(int ticket, QueuePriority priority, DateTimeOffset now)
    {
        if (Status is not VisitStatus.Booked || ArrivedAt is not null)
            return HallFaults.Elsewhere;
        if (IsMissed(now))
            return HallFaults.TooLate;
        (Status, Ticket, Priority, ArrivedAt) = (VisitStatus.Waiting, ticket, priority, now);
        return null;
    }

    public Fault? Call(DateTimeOffset now)
    {
        if (Status is not VisitStatus.Waiting)
            return HallFaults.Elsewhere;
        (Status, CalledAt) = (VisitStatus.Called, now);
        return null;
    }

    public Fault? Cancel(DateTimeOffset now)
    {
        if (Status is not VisitStatus.Booked || IsMissed(now))
            return HallFaults.Elsewhere;
        Status = VisitStatus.Cancelled;
        return null;
    }

    /// <summary>In which order people are called: the frail, then those from far islands, then who booked, then by time.</summary>
    public static IEnumerable<HallVisit> InOrder(IEnumerable<HallVisit> waiting) =>
        waiting.OrderByDescending(visit => visit.Priority).ThenBy(visit => visit.ArrivedAt).ThenBy(visit => visit.Ticket);
}

/// <summary>How a hall refuses.</summary>
static class HallFaults
{
    public static readonly Fault Unknown = new("services.unknown-hall", "没有这个大厅，请从列表里选。", 404);
    public static readonly Fault UnknownVisit = new("services.unknown-visit", "没有这个预约，或者它不是您的。", 404);
    public static readonly Fault Elsewhere = new("services.visit-moved-on", "这个号已经办过、取消或过时了，请刷新后再看。", 409);
    public static readonly Fault TooLate = new("services.visit-too-late", "预约时间已过半小时，请重新取号排队。", 409);
    public static readonly Fault SlotGone = new("services.hall-slot-gone", "这个时段刚刚约满或已过去，请换一个时段。", 409)
    {
        Field = "slot",
    };
    public static readonly Fault Already = new("services.visit-already", "您已经有一个没办的预约，请先取消那一个再约。", 409);
    public static readonly Fault NobodyWaits = new("services.nobody-waits", "现在没有人在等。", 409);
}
