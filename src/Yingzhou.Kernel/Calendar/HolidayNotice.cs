namespace Yingzhou.Kernel;

/// <summary>
/// One State Council notice on holidays (节假日安排通知) as data. A notice may reach into the last days of the year before:
/// 2018-12-29 was a make-up working Saturday by the notice for 2019.
/// </summary>
/// <param name="Year">The year the notice is for.</param>
/// <param name="Papers">Addresses of the published papers; empty while the notice is not out.</param>
/// <param name="Days">Only the days that differ from, or confirm, the weekly pattern. Empty while the notice is not out.</param>
public sealed record HolidayNotice(int Year, IReadOnlyList<string> Papers, IReadOnlyList<HolidayDay> Days);

/// <summary>A day named by a notice: off (放假), or a weekend day that is worked in exchange (调休上班).</summary>
public sealed record HolidayDay(string Name, DateOnly Date, bool IsOffDay);
