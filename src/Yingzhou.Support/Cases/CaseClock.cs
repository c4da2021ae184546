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
