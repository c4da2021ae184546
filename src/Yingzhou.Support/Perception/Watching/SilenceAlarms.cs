using Yingzhou.Foundation.Jobs;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Watching;

/// <summary>
/// No data is an alarm (p07 R4): one for each cause, with how many it hides. Which alarms last stands in the alerts themselves, so a restart neither repeats nor forgets any.
/// </summary>
sealed class SilenceAlarms(
    IAlerting alerting,
    DeviceBook book,
    LatestStates states,
    OpenJournal journal,
    ProductContent products,
    TimeProvider clock
)
{
    public const string Kind = "device-silence";
    const string Cause = "没有数据";

    /// <returns>How many alarms were raised or ended.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        try
        {
            await journal.Opened(cancel);
        }
        catch (IOException)
        {
            // Another process takes the devices in, so it hears them and not this one.
            return 0;
        }
        var now = clock.GetUtcNow();
        var looks = (await book.All(cancel)).Select(device => states.Of(device.Code).Look(device, products[device.Product], now)).ToList();
        var causes = SilenceCauses.Of([.. looks.Select(Heard)]).ToDictionary(cause => cause.Device);
        var lasting = (await alerting.Lasting(Kind, cancel)).Select(alert => alert.SubjectKey).ToHashSet(StringComparer.Ordinal);
        var done = 0;
        foreach (var look in looks.Where(look => causes.ContainsKey(look.Device.Code) && !lasting.Contains(look.Device.Code)))
            done += (await alerting.Raise(Alarm(look, causes[look.Device.Code].Count, now), cancel)).Succeeded ? 1 : 0;
        foreach (var over in lasting.Where(device => !causes.ContainsKey(device)))
            done += (await alerting.End(Kind, over, Cause, now, cancel)).Succeeded ? 1 : 0;
        return done;
    }

    // Who was never heard is not missed yet, and who is being repaired is not missed at all.
    static HeardDevice Heard(DeviceLook look) =>
        new(
            look.Device.Code,
            look.Device.Gateway,
            look.Device.Life is DeviceLife.Maintenance or DeviceLife.Retired ? false
                : look.LastFrameAt is null ? null
                : look.Hearing is Hearing.Offline
        );

    static RaiseAlert Alarm(DeviceLook look, int hidden, DateTimeOffset now)
    {
        // A gateway without frames of its own has no last one: it is missed from now on.
        var since = look.LastFrameAt is { } last && look.Product is { } product ? last + Silence.Limit(product.Interval) : now;
        return new(
            Kind,
            look.Device.Code,
            look.Device.Name,
            Cause,
            hidden > 0 ? AlertLevel.Orange : AlertLevel.Yellow,
            (look.LastFrameAt is { } heard ? $"最后一次数据在 {heard.ToOffset(CityTime.Offset):MM-dd HH:mm}" : "下联设备全部没有数据")
                + (hidden > 0 ? $"，影响 {hidden} 台设备" : ""),
            look.Device.Region,
            since,
            look.Device.Longitude,
            look.Device.Latitude
        );
    }
}

sealed class SilenceJob(SilenceAlarms alarms) : ICityJob
{
    public string Name => "perception-silence";

    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        await alarms.Run(cancel);
        // Looking again at once would find the same.
        return 0;
    }
}
