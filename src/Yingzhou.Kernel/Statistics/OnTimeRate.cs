namespace Yingzhou.Kernel;

/// <summary>A case as the on-time rate sees it.</summary>
/// <param name="Due">The adjusted deadline: after pauses and extensions.</param>
/// <param name="Finished"><c>null</c> while open.</param>
public readonly record struct TimedCase(DateOnly Due, DateOnly? Finished);

/// <summary>
/// 按期办结率: cases finished within their adjusted deadline ÷ cases whose deadline has passed, finished or not. Open overdue cases stay in the
/// denominator: leaving them out is the usual way the figure is flattered. Cases finished early count once their deadline has passed.
/// </summary>
public static class OnTimeRate
{
    /// <param name="today">A deadline has passed when its day has: a case due today is not judged yet.</param>
    public static RatioOf Of(IEnumerable<TimedCase> cases, DateOnly today) => Of(cases, DateOnly.MinValue, DateOnly.MaxValue, today);

    /// <summary>
    /// The rate of a period: a case belongs to the period in which its deadline fell, whenever it is finished and whenever one asks. What is overdue today
    /// was late in that period and in no other, so that the figure of a past period stands.
    /// </summary>
    public static RatioOf Of(IEnumerable<TimedCase> cases, DateOnly first, DateOnly last, DateOnly today)
    {
        var judged = LastJudged(last, today);
        return RatioOf.Count(cases.Where(c => c.Due >= first && c.Due <= judged), c => c.Finished <= c.Due);
    }

    /// <summary>The last day of a period whose deadlines have passed (截至): its own end, or yesterday while it still runs.</summary>
    public static DateOnly LastJudged(DateOnly last, DateOnly today) => last < today ? last : today.AddDays(-1);
}
