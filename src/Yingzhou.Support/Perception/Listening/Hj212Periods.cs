namespace Yingzhou.Support.Perception.Listening;

/// <summary>Periods of HJ 212's means (分钟、小时、日数据): a property of the period has its sign at the end, <c>w01018-Avg@hour</c>.</summary>
static class Hj212Periods
{
    /// <summary>Data are of commands 2011, 2051, 2061 and 2031; <c>null</c> for other commands.</summary>
    public static string? Of(int command) =>
        command switch
        {
            2011 => "",
            2051 => "@minute",
            2061 => "@hour",
            2031 => "@day",
            _ => null,
        };

    /// <summary>How long the period is that a value of the property stands for; minutes are ten of them by custom. Zero for a value of a moment.</summary>
    public static TimeSpan LengthOf(string property) =>
        property.EndsWith("@hour", StringComparison.Ordinal) ? TimeSpan.FromHours(1)
        : property.EndsWith("@day", StringComparison.Ordinal) ? TimeSpan.FromDays(1)
        : property.EndsWith("@minute", StringComparison.Ordinal) ? TimeSpan.FromMinutes(10)
        : TimeSpan.Zero;
}
