namespace Yingzhou.Support.Cases.Reading;

/// <summary>Which cases were where at a moment (截至): a number and the list behind it ask by the same words.</summary>
static class CasesAsOf
{
    /// <summary>在办: received and not finished. A leg that has not begun was not received yet.</summary>
    public static IQueryable<Case> OpenAt(this IQueryable<Case> cases, DateTimeOffset at) =>
        cases.Where(@case => @case.SubmittedAt <= at && (@case.FinishedAt == null || @case.FinishedAt > at));

    /// <summary>在办且已超期. A deadline is met until its last instant.</summary>
    public static IQueryable<Case> OverdueAt(this IQueryable<Case> cases, DateTimeOffset at) =>
        cases.OpenAt(at).Where(@case => @case.DueAt < at && (@case.DecidedAt == null || @case.DecidedAt > at));

    public static IQueryable<Case> DueBetween(this IQueryable<Case> cases, DateTimeOffset from, DateTimeOffset to) =>
        cases.Where(@case => @case.DueAt >= from && @case.DueAt <= to);

    /// <summary>超期: the promise was missed, or is being missed at this moment; finished or not.</summary>
    public static IQueryable<Case> Late(this IQueryable<Case> cases, DateTimeOffset now) =>
        cases.Where(@case => @case.OnTime == false || (@case.OnTime == null && @case.FinishedAt == null && @case.DueAt < now));
}
