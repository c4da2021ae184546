using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <param name="By">Name of the official; the demonstration's past was paid by the system.</param>
public sealed record AwardPayment(DateOnly On, decimal Amount, string By);

/// <summary>An award that runs for somebody (人才补贴): a sum against months of service, paid by the year. Amounts in yuan.</summary>
public sealed class TalentAward : Record
{
    public const int PaymentWorkdays = 10;

    public required string HolderKey { get; init; }

    public required Personal Holder { get; init; }

    public required Guid RecognitionId { get; init; }

    /// <summary>Who reviewed the recognition; <c>null</c> when registers alone did.</summary>
    public string? ReviewerId { get; init; }

    public required string PolicyId { get; init; }

    public string? ExclusiveGroup { get; init; }

    public required string Title { get; init; }

    public required decimal Total { get; init; }

    public required int Months { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>Month from which service stopped; <c>null</c> while it runs.</summary>
    public DateOnly? StoppedOn { get; private set; }

    public LeavingReason? StopReason { get; private set; }

    /// <summary>JSON array of <see cref="AwardPayment"/>.</summary>
    public string Paid { get; private set; } = "[]";

    /// <summary>JSON array of <see cref="ServicePause"/>.</summary>
    public string Pauses { get; private set; } = "[]";

    public IReadOnlyList<ServicePause> AllPauses => ServicePauses.Read(Pauses);

    public IReadOnlyList<AwardPayment> Payments => JsonSerializer.Deserialize<List<AwardPayment>>(Paid)!;

    public decimal PaidSum => Payments.Sum(payment => payment.Amount);

    public ServicePeriod Period => new(Total, Months);

    public int ServedMonths(DateOnly today)
    {
        var end = StoppedOn < today ? StoppedOn.Value : today;
        var until = end.AddDays(-ServicePauses.Days(AllPauses, end));
        var months = (until.Year - StartedOn.Year) * 12 + until.Month - StartedOn.Month - (until.Day < StartedOn.Day ? 1 : 0);
        return Math.Max(0, months);
    }

    public Settlement Settle(DateOnly today) => Period.Settle(ServedMonths(today), PaidSum, StopReason ?? LeavingReason.Own);

    /// <summary>What the calendar has made due and nobody has paid; of one that stopped, what its months still give.</summary>
    public decimal DueNow(DateOnly today)
    {
        if (StopReason is LeavingReason.Deceit)
            return 0;
        var served = ServedMonths(today);
        var earned = StoppedOn is null
            ? Period.Calendar().Where(one => one.Month <= served).Sum(one => one.Amount)
            : Period.EntitledAfter(served);
        return Math.Max(0, earned - PaidSum);
    }

    /// <summary>The day that made it due: the last instalment behind us, or the end of service.</summary>
    public DateOnly? DueSince(DateOnly today) =>
        DueNow(today) == 0 ? null : StoppedOn ?? DayOf(Period.Calendar().Last(one => one.Month <= ServedMonths(today)).Month);

    /// <summary>The day on which so many months are served, as far as pauses are known.</summary>
    public DateOnly DayOf(int month)
    {
        var day = StartedOn.AddMonths(month);
        foreach (var pause in AllPauses.Where(pause => pause.To is not null))
            if (pause.From < day)
                day = day.AddDays(pause.To!.Value.DayNumber - pause.From.DayNumber);
        return day;
    }

    public Fault? Pause(DateOnly from, PauseReason reason, DateOnly today) =>
        StoppedOn is not null ? AwardFaults.Stopped : Keep(ServicePauses.Begin(AllPauses, from, reason, StartedOn, today));

    public Fault? Resume(DateOnly to, DateOnly today) =>
        StoppedOn is not null ? AwardFaults.Stopped : Keep(ServicePauses.End(AllPauses, to, today));

    Fault? Keep(Outcome<ServicePause[]> pauses)
    {
        if (pauses.Fault is { } refused)
            return refused;
        Pauses = JsonSerializer.Serialize(pauses.Value);
        return null;
    }

    public Fault? Pay(Actor by, DateOnly today)
    {
        if (DueNow(today) is not (> 0 and var due))
            return AwardFaults.NothingDue;
        Paid = JsonSerializer.Serialize<IReadOnlyList<AwardPayment>>([.. Payments, new(today, due, by.Name)]);
        return null;
    }

    /// <summary>What was paid before this city kept its awards here.</summary>
    internal void PaidBefore(DateOnly on, decimal amount) =>
        Paid = JsonSerializer.Serialize<IReadOnlyList<AwardPayment>>(amount > 0 ? [new(on, amount, "期初")] : []);

    /// <param name="from">First month without service.</param>
    public Fault? Stop(DateOnly from, LeavingReason reason)
    {
        if (StoppedOn is not null)
            return AwardFaults.Stopped;
        if (from < StartedOn)
            return AwardFaults.BeforeStart;
        (StoppedOn, StopReason) = (from, reason);
        return null;
    }
}

static class AwardFaults
{
    public static readonly Fault Unknown = new("talent.unknown-award", "没有这笔补贴，请从列表重新进入。", 404);

    public static readonly Fault NothingDue = new("talent.nothing-due", "这笔补贴现在没有到期应付的金额。", 409);

    public static readonly Fault Stopped = new("talent.award-stopped", "这笔补贴已经停发。", 409);

    public static readonly Fault BeforeStart = new("talent.stop-before-start", "停发月份不能早于开始服务的日期。") { Field = "from" };

    public static readonly Fault Ghost = new(
        "talent.ghost-employment",
        "参保信息疑似挂靠（同一代理、最低基数、集中地址），先核实实际用工再拨付。",
        409
    );
}
