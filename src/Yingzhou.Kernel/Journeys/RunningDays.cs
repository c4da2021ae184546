namespace Yingzhou.Kernel;

/// <summary>The days on which something runs (开行日): days of the week within a season, and exceptions, which win.</summary>
/// <param name="Week">Empty means every day.</param>
public sealed record RunningDays(
    IReadOnlyList<DayOfWeek> Week,
    DateOnly? First = null,
    DateOnly? Last = null,
    IReadOnlyList<DateOnly>? Not = null,
    IReadOnlyList<DateOnly>? Also = null
)
{
    public static readonly RunningDays Always = new([]);

    public bool Include(DateOnly day) =>
        !(Not?.Contains(day) ?? false)
        && (
            (Also?.Contains(day) ?? false)
            || day >= (First ?? DateOnly.MinValue)
                && day <= (Last ?? DateOnly.MaxValue)
                && (Week.Count == 0 || Week.Contains(day.DayOfWeek))
        );
}
