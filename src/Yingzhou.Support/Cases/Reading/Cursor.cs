using System.Globalization;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>Where a page ended: sort key and id of its last row, as text in a link.</summary>
readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}.{Id:N}");

    /// <returns><c>null</c> for no cursor, and for one that somebody typed by hand: then the list starts at its beginning.</returns>
    public static Cursor? Read(string? text) =>
        text?.Split('.') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParse(id, out var guid)
            ? new Cursor(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
}
