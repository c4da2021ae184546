using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Formats;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Demo;

/// <summary>A day of hourly figures before the demonstration starts: a boiler that exceeded for an hour at night and was calibrated in another, a reservoir below its goal, the air of two places. All of it through the intake.</summary>
sealed class EcoStory(
    CityContext city,
    EcoContent content,
    IPerception perception,
    IIntake intake,
    JudgeEmission judge,
    IOrganisation organisation,
    TimeProvider clock
) : IDemoSeed
{
    const string Secret = "123456";
    const string Boiler = "330900ZS0002A00100000001";
    const string Plant = "330900ZS0006W00100000001";
    const string Reservoir = "330900ZS0005W00100000001";
    const string Town = "330900ZS0003A00100000001";
    const string Harbour = "330900ZS0004A00100000001";
    const int DaysBefore = 7;
    const int Exceeded = 6;
    const int Calibrated = 11;

    static readonly RegisterDeviceRequest[] Devices =
    [
        new(Boiler, "定海冷链车间锅炉烟气监测", "gas-outlet", "ecology", "330902", Secret, null, 122.06, 30.04),
        new(Plant, "定海污水处理厂总排口", "water-outlet", "ecology", "330902", Secret, null, 122.09, 30.03),
        new(Reservoir, "虹桥水库水质自动站", "surface-water", "ecology", "330902", Secret, null, 122.12, 30.05),
        new(Harbour, "沈家门空气站", "air-station", "ecology", "330903", Secret, null, 122.30, 29.95),
    ];

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<EmissionRecord>().AnyAsync(cancel) || organisation.Acting("dai-yong", "big-data/platform-admin") is not { } admin
        )
            return;
        foreach (var device in Devices)
            if ((await perception.Register(device, admin, cancel)).Fault is { Status: not 409 } refused)
                throw new InvalidOperationException($"The demonstration's device {device.Code} is refused: {refused}");
        var hour = HourMeans.HourOf(clock.GetUtcNow());
        for (var back = DaysBefore * 24; back > 26; back--)
            await Before(hour.AddHours(-back), back, cancel);
        for (var back = 26; back >= 1; back--)
            await Hour(hour.AddHours(-back), back, cancel);
        foreach (var back in Enumerable.Range(1, 26).Reverse())
            await judge.Hour(content.OutletOf(Boiler)!, hour.AddHours(-back), cancel);
    }

    /// <summary>The days before have the rhythm of the last one, and weather that a forecast cannot know: what a model learns from.</summary>
    async Task Before(DateTimeOffset at, int back, CancellationToken cancel)
    {
        var wave = Math.Sin((at.AddHours((back - 1) / 24 * 24)).ToUnixTimeSeconds() / 13_000.0);
        var weather = ((back * 7919) % 13) - 6;
        foreach (var (station, more) in new[] { (Town, 6.0), (Harbour, 0.0) })
            await Send(station, 22, at, 'N', cancel, ("a34004", Math.Round(24 + more + (8 * wave) + (0.5 * weather), 1)));
    }

    async Task Hour(DateTimeOffset at, int back, CancellationToken cancel)
    {
        var wave = Math.Sin(at.ToUnixTimeSeconds() / 13_000.0);
        await Send(
            Boiler,
            31,
            at,
            back == Calibrated ? 'C' : 'N',
            cancel,
            ("a21026", back == Exceeded ? 68 : Math.Round(28 + (6 * wave), 1)),
            ("a21002", Math.Round(96 + (12 * wave), 1)),
            ("a19001", Math.Round(6.2 + (0.4 * wave), 2)),
            ("a00000", 15_000)
        );
        await Send(
            Plant,
            32,
            at,
            'N',
            cancel,
            ("w01018", Math.Round(31 + (5 * wave), 1)),
            ("w21003", 1.9),
            ("w21011", 0.3),
            ("w00000", 210)
        );
        foreach (var (station, more) in new[] { (Town, 6.0), (Harbour, 0.0) })
            await Send(
                station,
                22,
                at,
                'N',
                cancel,
                ("a34004", Math.Round(24 + more + (8 * wave))),
                ("a34002", Math.Round(41 + more + (12 * wave))),
                ("a21026", 7),
                ("a21004", Math.Round(22 + more + (6 * wave))),
                ("a21005", 0.6),
                ("a05024", Math.Round(88 - (30 * wave)))
            );
        if (back == 1)
            await Send(
                Reservoir,
                21,
                clock.GetUtcNow(),
                'N',
                cancel,
                ("w01009", 7.1),
                ("w01019", 4.8),
                ("w21003", 0.62),
                ("w21011", 0.07),
                ("w01001", 7.9)
            );
    }

    /// <summary>As the monitor would: a mean of the hour, or of an automatic station the values of the moment.</summary>
    async Task Send(
        string mn,
        int system,
        DateTimeOffset at,
        char mark,
        CancellationToken cancel,
        params (string Factor, double Value)[] values
    )
    {
        var isHour = system != 21;
        var time = at.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var frame = Hj212Writer.Frame(
            new(time + "000", system, isHour ? 2061 : 2011, Secret, mn, 5),
            $"DataTime={time};"
                + string.Join(
                    ';',
                    values.Select(one =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{one.Factor}-{(isHour ? "Avg" : "Rtd")}={one.Value},{one.Factor}-Flag={mark}"
                        )
                    )
                )
        );
        var quality = ObservationQualities.OfMark(mark)!.Value;
        var taken = await intake.Take(
            mn,
            Wire.Hj212,
            frame,
            [
                .. values.Select(one => new Support.Perception.Reading(
                    isHour ? one.Factor + "-Avg@hour" : one.Factor,
                    at,
                    one.Value,
                    quality
                )),
            ],
            cancel
        );
        if (taken.Fault is { } refused)
            throw new InvalidOperationException($"The demonstration's packet of {mn} is refused: {refused}");
    }
}
