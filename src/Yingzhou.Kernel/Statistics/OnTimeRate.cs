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
    public static RatioOf Of(IEnumerable<TimedCase> cases, DateOnly today) =>
        RatioOf.Count(cases.Where(c => c.Due < today), c => c.Finished <= c.Due);
}
