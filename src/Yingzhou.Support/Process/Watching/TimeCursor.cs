using System.Globalization;

namespace Yingzhou.Support.Process.Watching;

/// <summary>Where a page of a list ended that is sorted by time, as text in a link.</summary>
readonly record struct TimeCursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}.{Id:N}");

    /// <returns><c>null</c> for no cursor, and for one that somebody typed by hand: then the list starts at its beginning.</returns>
    public static TimeCursor? Read(string? text) =>
        text?.Split('.') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParse(id, out var guid)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
}
