using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.Listening;

namespace Yingzhou.Support.Perception.Demo;

/// <summary>A few devices of a demonstration, and the hours before its first start: an outlet, a station of the air, a station of the water, two tide gauges (one silent), a meter that was never heard.</summary>
sealed class DemoDevices(IServiceScopeFactory scopes, IntakeDesk intake, TimeProvider clock) : IDemoSeed
{
    const string Secret = "123456";
    const string Outlet = "330900ZS0001W00100000001";
    const string Gauge = "tide-shenjiamen";
    const string Quiet = "tide-shengshan";
    const string Station = "0033090201";

    static readonly RegisterDeviceRequest[] Devices =
    [
        new(Outlet, "衢山水产加工园排口", "water-outlet", "ecology", "330921", Secret, null, 122.31, 30.45),
        new("330900ZS0003A00100000001", "定海城区空气站", "air-station", "ecology", "330902", Secret, null, 122.11, 30.02),
        new(Gauge, "沈家门潮位站", "tide-gauge", "water", "330903", Secret, null, 122.30, 29.94),
        new(Quiet, "嵊山潮位站", "tide-gauge", "water", "330922", Secret, null, 122.82, 30.72),
        new(Station, "岑港水库水文站", "hydrology-station", "water", "330902", "1A2B", null, 122.02, 30.07),
        new("meter-dongji-001", "东极岛水表 001", "water-meter", "water", "330903", Secret),
    ];

    public async Task Seed(CancellationToken cancel)
    {
        var isNew = false;
        foreach (var device in Devices)
        {
            await using var scope = scopes.CreateAsyncScope();
            var registered = await scope.ServiceProvider.GetRequiredService<RegisterDevice>().Run(device, cancel);
            isNew |= registered.Succeeded;
            if (registered.Fault is { Status: not 409 } fault)
                throw new InvalidDataException($"The demonstration's device {device.Code} is refused: {fault}");
        }
        if (isNew)
            await Past(cancel);
    }

    async Task Past(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        for (var minutes = 360; minutes >= 0; minutes -= 10)
        {
            var at = now.AddMinutes(-minutes);
            var height = 2.1 + (1.6 * Math.Sin(at.ToUnixTimeSeconds() / 44_714.0 * 2 * Math.PI));
            var packet = Packet(at, 32 + (6 * Math.Sin(minutes / 40.0)), minutes == 120 ? 'C' : 'N');
            await intake.Take(Outlet, Wire.Hj212, packet, Hj212Message.Read(packet).Readings, at, cancel);
            await intake.Take(Gauge, Wire.Mqtt, [], [new("level", at, Math.Round(height, 3)), new("temperature", at, 17.5)], at, cancel);
            if (minutes % 60 == 0)
                await intake.Take(
                    Station,
                    Wire.Sl651,
                    [],
                    [new("Z", at, Math.Round(18.4 - (minutes / 2_000.0), 3)), new("PT", at, 412.5), new("VT", at, 12.6)],
                    at,
                    cancel
                );
            if (minutes > 60)
                await intake.Take(Quiet, Wire.Mqtt, [], [new("level", at, Math.Round(height + 0.2, 3))], at, cancel);
        }
        var broken = Packet(now, 40, 'N');
        // A digit of the check, before CR LF.
        broken[^4] = broken[^4] == (byte)'0' ? (byte)'1' : (byte)'0';
        var message = Hj212Message.Read(broken);
        intake.Refuse(Outlet, Wire.Hj212, "演示", broken, message.Fault!);
    }

    static byte[] Packet(DateTimeOffset at, double oxygenDemand, char mark)
    {
        var local = at.ToOffset(CityTime.Offset);
        var time = local.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return Hj212Writer.Frame(
            new(time + "000", 32, 2011, Secret, Outlet, 5),
            string.Create(
                CultureInfo.InvariantCulture,
                $"DataTime={time};w01018-Rtd={oxygenDemand:F1},w01018-Flag={mark};w21003-Rtd={oxygenDemand / 20:F2},w21003-Flag=N;w01001-Rtd=7.4,w01001-Flag=N"
            )
        );
    }
}
