using System.Globalization;
using Yingzhou.Ui.Components;

namespace Yingzhou.Ui.Forms;

/// <summary>Where a value that is filled in already comes from (免填).</summary>
/// <param name="Source">The department that keeps it, e.g. 市公安局.</param>
/// <param name="At">When it was fetched.</param>
public sealed record Provenance(string Source, DateTimeOffset At)
{
    /// <summary>来自 市公安局 · 今天 10:02; with the date when it was not today.</summary>
    public string Shown(DateTimeOffset now)
    {
        var (day, today) = (Show.Day(At), Show.Day(now));
        var when =
            day == today ? "今天"
            : day == today?.AddDays(-1) ? "昨天"
            : day?.Year == today?.Year ? Show.ShortDate(day)
            : Show.Date(day);
        return string.Create(CultureInfo.InvariantCulture, $"来自 {Source} · {when} {Show.Clock(At)}");
    }
}
