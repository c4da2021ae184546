using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>No data is an alarm, one for each cause (p07 R4).</summary>
public sealed class SilenceAlarmTests(CityTemplate template)
{
    const string Gateway = "gateway-1";
    const int Meters = 300;

    [Fact]
    public async Task P07_6_a_gateway_with_300_meters_is_one_alarm_and_no_300_recoveries()
    {
        await using var city = await CityUnderTest.On(new(2026, 11, 30), DatabaseKind.Sqlite, template);
        await Register(city);
        await Frames(city, Enumerable.Range(0, Meters));

        await Look(city);
        Assert.Empty(await Alarms(city));
        city.Clock.Advance(await Limit(city));
        await Look(city);
        await Look(city);

        var alarm = Assert.Single(await Alarms(city));
        Assert.Equal((Gateway, AlertLevel.Orange, 1), (alarm.SubjectKey, alarm.Level, alarm.Times));
        Assert.Contains("影响 300 台设备", alarm.Text, StringComparison.Ordinal);

        await Frames(city, Enumerable.Range(0, Meters));
        await Look(city);

        Assert.NotNull(Assert.Single(await Alarms(city)).EndedAt);
    }

    [Fact]
    public async Task P07_5_a_meter_that_alone_is_silent_is_its_own_alarm_from_the_third_missed_interval()
    {
        await using var city = await CityUnderTest.On(new(2026, 11, 30), DatabaseKind.Sqlite, template);
        await Register(city, meters: 3);
        await Frames(city, Enumerable.Range(0, 3));
        var limit = await Limit(city);

        city.Clock.Advance(limit - TimeSpan.FromSeconds(1));
        await Frames(city, [1, 2]);
        await Look(city);
        Assert.Empty(await Alarms(city));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await Look(city);

        Assert.Equal("meter-000", Assert.Single(await Alarms(city)).SubjectKey);
        await Frames(city, [0]);
        await Look(city);
        Assert.NotNull(Assert.Single(await Alarms(city)).EndedAt);
    }

    static Task Register(CityUnderTest city, int meters = Meters) =>
        city.Step<Done>(async services =>
        {
            var records = (CityContext)services.GetService(typeof(CityContext))!;
            records.Add(Made(Gateway, null));
            for (var meter = 0; meter < meters; meter++)
                records.Add(Made(Code(meter), Gateway));
            ((DeviceBook)services.GetService(typeof(DeviceBook))!).Forget();
            await Task.CompletedTask;
            return Done.It;
        });

    static Device Made(string code, string? gateway) =>
        new()
        {
            Region = "330902",
            Code = code,
            Name = code,
            Product = "water-meter",
            Unit = "water",
            Gateway = gateway,
            SecretHash = "none",
        };

    static string Code(int meter) => $"meter-{meter:000}";

    static async Task Frames(CityUnderTest city, IEnumerable<int> meters)
    {
        // Each says only that it is there.
        var taken = await Task.WhenAll(
            meters.Select(meter => city.Do<IIntake, Outcome<IntakeReceipt>>(intake => intake.Take(Code(meter), Wire.Http, [1], [])))
        );
        Assert.All(taken, CityUnderTest.Succeed);
    }

    static Task<TimeSpan> Limit(CityUnderTest city) =>
        city.Do<Support.Perception.Content.ProductContent, TimeSpan>(products =>
            Task.FromResult(Silence.Limit(products["water-meter"]!.Interval))
        );

    static Task<int> Look(CityUnderTest city) => city.Do<SilenceAlarms, int>(alarms => alarms.Run());

    static Task<List<Alert>> Alarms(CityUnderTest city) => city.Read(records => records.Set<Alert>().AsNoTracking().ToListAsync());
}
