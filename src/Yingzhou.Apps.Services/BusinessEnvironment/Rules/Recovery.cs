using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <summary>
/// When an improvement task (整改任务) is done: its indicator must have recovered in four weeks one after the other (a13 §4). A week without a value is not a recovered week: silence
/// closes nothing.
/// </summary>
public static class Recovery
{
    public const int Weeks = 4;

    /// <summary>Working days to show a first improvement.</summary>
    public const int DeadlineDays = 15;

    /// <param name="values">By week, oldest first, since the task was opened.</param>
    /// <param name="limit">The value it must reach; equal is reached.</param>
    /// <param name="lessIsBetter">Direction of the indicator.</param>
    /// <returns>Weeks in a row up to the last in which it was recovered.</returns>
    public static int Streak(IReadOnlyList<double?> values, double limit, bool lessIsBetter) =>
        values.Reverse().TakeWhile(value => value is { } known && (lessIsBetter ? known <= limit : known >= limit)).Count();

    public static Outcome<Done> MayClose(IReadOnlyList<double?> values, double limit, bool lessIsBetter) =>
        Streak(values, limit, lessIsBetter) is var streak && streak >= Weeks
            ? Done.It
            : new Fault("environment.not-recovered", $"指标连续达标 {streak} 周，须连续 {Weeks} 周达标才能销号，请继续整改。", 409);
}
