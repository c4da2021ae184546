using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>Between the clock of the kernel and the columns of a case.</summary>
static class CaseClock
{
    public static LegalClock Read(DateOnly acceptedOn, int promisedDays, string stops)
    {
        var clock = LegalClock.Start(acceptedOn, promisedDays);
        if (stops == "[]")
            return clock;
        foreach (var stop in JsonSerializer.Deserialize<List<ClockPause>>(stops)!)
        {
            clock = clock.Pause(stop.Requested, stop.Ground, stop.LegalBasis).Value;
            if (stop.Returned is { } returned)
                clock = clock.Resume(returned).Value;
        }
        return clock;
    }

    public static string Write(LegalClock clock) => JsonSerializer.Serialize(clock.Pauses);

    /// <summary>The lamps of a running clock, as they will be lit if it does not stop; one that burns already is given today's first instant.</summary>
    public static LightMoments Lights(LegalClock clock, CaseMoment moment)
    {
        if (!clock.IsRunning)
            return LightMoments.None;
        var used = clock.Read(moment.Day, moment.Workdays).Value.UsedDays;
        var limits = LightLimits.Default;
        return new(Lit(limits.Yellow), Lit(limits.Orange), Lit(limits.Red));

        DateTimeOffset Lit(decimal share) =>
            CityTime.StartOf(moment.Workdays.AddWorkdaysOpen(moment.Day, DaysTo(share, used, clock, limits)).Value.Day);
    }

    // A promise of no days (即办) is orange at once, and red as soon as a day is used.
    static int DaysTo(decimal share, int used, LegalClock clock, LightLimits limits) =>
        Math.Max(0, (clock.AllowedDays == 0 && share == limits.Red ? 1 : (int)Math.Ceiling(share * clock.AllowedDays)) - used);

    /// <summary>Start of the day on which a light above the present one is lit; <c>null</c> after red and while the clock stands.</summary>
    public static DateTimeOffset? NextLight(LegalClock clock, Light present, CaseMoment moment)
    {
        if (!clock.IsRunning || present is Light.Red)
            return null;
        var limits = LightLimits.Default;
        var share = present switch
        {
            Light.Green => limits.Yellow,
            Light.Yellow => limits.Orange,
            _ => limits.Red,
        };
        var used = clock.Read(moment.Day, moment.Workdays).Value.UsedDays;
        var needed = Math.Max(1, (int)Math.Ceiling(share * clock.AllowedDays) - used);
        return CityTime.StartOf(moment.Workdays.AddWorkdaysOpen(moment.Day, needed).Value.Day);
    }
}
