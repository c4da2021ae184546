using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>Why a service period stands still (服务期中止, a10 §4).</summary>
public enum PauseReason
{
    /// <summary>服兵役.</summary>
    Military,

    /// <summary>生育.</summary>
    Maternity,
}

/// <param name="From">First day that does not count.</param>
/// <param name="To">First day that counts again; <c>null</c> while it stands still.</param>
public sealed record ServicePause(DateOnly From, DateOnly? To, PauseReason Reason)
{
    /// <summary>Days of it before a day.</summary>
    public int DaysUntil(DateOnly until)
    {
        var end = To < until ? To.Value : until;
        return Math.Max(0, end.DayNumber - From.DayNumber);
    }
}

/// <summary>The pauses of an award, in order, none over another: what follows is later by their days, nothing is lost and nothing is claimed back.</summary>
public static class ServicePauses
{
    public static int Days(IEnumerable<ServicePause> pauses, DateOnly until) => pauses.Sum(pause => pause.DaysUntil(until));

    public static IReadOnlyList<ServicePause> Read(string json) => JsonSerializer.Deserialize<List<ServicePause>>(json)!;

    /// <returns>The pauses with this one begun.</returns>
    public static Outcome<ServicePause[]> Begin(
        IReadOnlyList<ServicePause> pauses,
        DateOnly from,
        PauseReason reason,
        DateOnly started,
        DateOnly today
    ) =>
        pauses.Any(pause => pause.To is null) ? PauseFaults.Paused
        : from < started || from > today ? PauseFaults.FromDay(started, today)
        : pauses.Any(pause => from < pause.To) ? PauseFaults.Overlaps
        : (ServicePause[])[.. pauses, new(from, null, reason)];

    /// <returns>The pauses with the open one ended.</returns>
    public static Outcome<ServicePause[]> End(IReadOnlyList<ServicePause> pauses, DateOnly to, DateOnly today) =>
        pauses is not [.., { To: null } open] ? PauseFaults.NotPaused
        : to <= open.From || to > today ? PauseFaults.ToDay(open.From, today)
        : (ServicePause[])[.. pauses.SkipLast(1), open with { To = to }];
}

static class PauseFaults
{
    public static readonly Fault Paused = new("talent.award-paused", "服务期已经中止，先登记恢复。", 409);

    public static readonly Fault NotPaused = new("talent.award-not-paused", "服务期没有中止，不用恢复。", 409);

    public static readonly Fault Overlaps = new("talent.pause-overlaps", "和以前登记的中止时间重叠，请核对日期。") { Field = "day" };

    public static Fault FromDay(DateOnly started, DateOnly today) =>
        new("talent.pause-day", $"中止的日期应在 {started:yyyy-MM-dd} 到 {today:yyyy-MM-dd} 之间。") { Field = "day" };

    public static Fault ToDay(DateOnly from, DateOnly today) =>
        new("talent.resume-day", $"恢复的日期应在 {from:yyyy-MM-dd} 之后、{today:yyyy-MM-dd} 或之前。") { Field = "day" };
}
