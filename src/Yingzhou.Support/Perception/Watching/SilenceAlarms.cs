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
            await journal.CatchUp(cancel);
        }
        catch (IOException)
        {
            // Another process takes the devices in, so it hears them and not this one.
            return 0;
        }
        var now = clock.GetUtcNow();
        var devices = await book.All(cancel);
        var causes = SilenceCauses.Of([.. devices.Select(device => Heard(device, now))]).ToDictionary(cause => cause.Device);
        var lasting = (await alerting.Lasting(Kind, cancel)).Select(alert => alert.SubjectKey).ToHashSet(StringComparer.Ordinal);
        var done = 0;
        foreach (var device in devices.Where(device => causes.ContainsKey(device.Code) && !lasting.Contains(device.Code)))
            done += (await alerting.Raise(Alarm(device, causes[device.Code].Count, now), cancel)).Succeeded ? 1 : 0;
        foreach (var over in lasting.Where(device => !causes.ContainsKey(device)))
            done += (await alerting.End(Kind, over, Cause, now, cancel)).Succeeded ? 1 : 0;
        return done;
    }

    // Who was never heard is not missed yet, and who is being repaired is not missed at all.
    HeardDevice Heard(Device device, DateTimeOffset now) =>
        new(
            device.Code,
            device.Gateway,
            device.Life is DeviceLife.Maintenance or DeviceLife.Retired ? false
                : states.HeardAt(device.Code) is not { } last ? null
                : products[device.Product] is { } product && Silence.Of(last, product.Interval, now) is Hearing.Offline
        );

    RaiseAlert Alarm(Device device, int hidden, DateTimeOffset now)
    {
        var heardAt = states.HeardAt(device.Code);
        // A gateway without frames of its own has no last one: it is missed from now on.
        var since = heardAt is { } last && products[device.Product] is { } product ? last + Silence.Limit(product.Interval) : now;
        return new(
            Kind,
            device.Code,
            device.Name,
            Cause,
            hidden > 0 ? AlertLevel.Orange : AlertLevel.Yellow,
            (heardAt is { } heard ? $"最后一次数据在 {heard.ToOffset(CityTime.Offset):MM-dd HH:mm}" : "下联设备全部没有数据")
                + (hidden > 0 ? $"，影响 {hidden} 台设备" : ""),
            device.Region,
            since,
            device.Longitude,
            device.Latitude
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
