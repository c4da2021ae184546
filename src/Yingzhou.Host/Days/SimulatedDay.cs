using System.Globalization;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Days;

/// <summary>
/// A made-up day of the city's waters and outlets, the same for the same seed: ships that go to and fro on straight lanes, some of which cross what is watched, one that comes to an island at noon, and the
/// demonstration's monitors, of which the boiler exceeds for an hour in the afternoon.
/// </summary>
sealed class SimulatedDay(int vessels, TimeSpan interval, int seed = 1)
{
    const string Secret = "123456";
    const string Boiler = "330900ZS0002A00100000001";
    const string Outlet = "330900ZS0001W00100000001";
    const int FirstMmsi = 412_400_000;

    // 花鸟南小岛, from the south.
    const double VisitedLongitude = 122.722;
    const double VisitedLatitude = 30.791;

    sealed record Lane(int Mmsi, double Longitude, double Latitude, double East, double North, double Knots, double Phase);

    readonly Lane[] lanes = Lanes(vessels, seed);

    /// <summary>In order of time, from one moment until before another.</summary>
    public IEnumerable<DayMessage> Between(DateTimeOffset from, DateTimeOffset until)
    {
        var first = new DateTimeOffset((from.UtcTicks + interval.Ticks - 1) / interval.Ticks * interval.Ticks, TimeSpan.Zero);
        for (var at = first; at < until; at += interval)
        {
            foreach (var lane in lanes)
                yield return new(at, Said(lane, at));
            if (Visitor(at) is { } visitor)
                yield return new(at, visitor);
            if (IsEvery(at, TimeSpan.FromMinutes(10)))
                yield return new(at, Water(at));
            if (IsEvery(at, TimeSpan.FromHours(1)))
                yield return new(at, Gas(at.AddHours(-1)));
        }
    }

    bool IsEvery(DateTimeOffset at, TimeSpan span) => at.UtcTicks % span.Ticks < interval.Ticks;

    static Lane[] Lanes(int vessels, int seed)
    {
#pragma warning disable CA5394 // Lanes need no secrecy, but must be the same again.
        var chance = new Random(seed);
        double Next(double least, double most) => least + (chance.NextDouble() * (most - least));
        return
        [
            .. Enumerable
                .Range(0, vessels)
                .Select(i =>
                {
                    var (sin, cos) = Math.SinCos(Next(0, 2 * Math.PI));
                    return new Lane(FirstMmsi + i, Next(121.9, 122.9), Next(29.8, 30.85), sin, cos, Next(4, 14), Next(0, 24));
                }),
        ];
#pragma warning restore CA5394
    }

    // To and fro over ten hours' sailing, so that no ship leaves the picture.
    static string Said(Lane lane, DateTimeOffset at)
    {
        var hours = at.ToUnixTimeSeconds() / 3600.0 + lane.Phase;
        var there = hours % 10 is var part && part < 5;
        var miles = lane.Knots * (there ? part : 10 - part) / 5;
        return Position(
            lane.Mmsi,
            lane.Longitude + (miles * lane.East / 60 / Math.Cos(lane.Latitude * Math.PI / 180)),
            lane.Latitude + (miles * lane.North / 60),
            lane.Knots / 5,
            ((Math.Atan2(lane.East, lane.North) * 180 / Math.PI) + (there ? 360 : 540)) % 360,
            at
        );
    }

    static string? Visitor(DateTimeOffset at)
    {
        var minutes = (at.ToOffset(CityTime.Offset).TimeOfDay - TimeSpan.FromHours(11.5)).TotalMinutes;
        if (minutes is < 0 or > 120)
            return null;
        // In, an hour at the shore, out again.
        var metres =
            minutes < 30 ? 6_000 - (minutes * 185)
            : minutes > 90 ? 450 + ((minutes - 90) * 185)
            : 450 + (2 * Math.Sin(minutes));
        return Position(
            FirstMmsi - 1,
            VisitedLongitude,
            VisitedLatitude - (metres / 110_900),
            minutes is < 30 or > 90 ? 6 : 0.1,
            minutes < 30 ? 0 : 180,
            at
        );
    }

    static string Position(int mmsi, double longitude, double latitude, double knots, double course, DateTimeOffset at) =>
        AisWriter
            .Position()
            .Set("mmsi", mmsi)
            .Set("lon", longitude)
            .Set("lat", latitude)
            .Set("speed", knots)
            .Set("course", course)
            .Set("second", at.Second)
            .Sentences()[0];

    static string Water(DateTimeOffset at)
    {
        var wave = Math.Sin(at.ToUnixTimeSeconds() / 4_000.0);
        return Packet(
            Outlet,
            32,
            2011,
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"w01018-Rtd={34 + (7 * wave):F1},w01018-Flag=N;w21003-Rtd={1.7 + (0.3 * wave):F2},w21003-Flag=N;w01001-Rtd=7.4,w01001-Flag=N;w00000-Rtd={14 + wave:F2},w00000-Flag=N"
            )
        );
    }

    static string Gas(DateTimeOffset hour)
    {
        var wave = Math.Sin(hour.ToUnixTimeSeconds() / 13_000.0);
        var sulphur = hour.ToOffset(CityTime.Offset).Hour == 15 ? 66 : 28 + (6 * wave);
        return Packet(
            Boiler,
            31,
            2061,
            hour,
            string.Create(
                CultureInfo.InvariantCulture,
                $"a21026-Avg={sulphur:F1},a21026-Flag=N;a21002-Avg={96 + (12 * wave):F1},a21002-Flag=N;a19001-Avg={6.2 + (0.4 * wave):F2},a19001-Flag=N"
            )
        );
    }

    static string Packet(string mn, int system, int command, DateTimeOffset at, string values)
    {
        var time = at.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return System.Text.Encoding.ASCII.GetString(
            Hj212Writer.Frame(new(time + "000", system, command, Secret, mn, 5), $"DataTime={time};{values}")
        );
    }
}
