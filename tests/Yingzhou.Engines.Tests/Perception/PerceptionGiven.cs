using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Commanding;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Listening;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>Devices of the tests, and what they send.</summary>
static class PerceptionGiven
{
    public const string Outlet = "330900ZS0001W00100000001";
    public const string Gauge = "tide-shenjiamen";
    public const string Secret = "123456";

    public static async Task<CityUnderTest> City(CityTemplate template, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var city = await CityUnderTest.On(new(2026, 11, 30), kind, template);
        foreach (var (code, product) in new[] { (Outlet, "water-outlet"), (Gauge, "tide-gauge") })
            CityUnderTest.Succeed(
                await city.Do<RegisterDevice, Outcome<Device>>(register =>
                    register.Run(new(code, code, product, "ecology", "330902", Secret), CancellationToken.None)
                )
            );
        return city;
    }

    public static IOptions<PerceptionOptions> Options(Action<PerceptionOptions> set)
    {
        var options = new PerceptionOptions();
        set(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    /// <summary>Where a city of one process keeps what devices say.</summary>
    public static IntakeFolders Folders(string folder) =>
        new(
            Microsoft.Extensions.Options.Options.Create(new StorageOptions { Folder = folder }),
            Microsoft.Extensions.Options.Options.Create(new SiloOptions())
        );

    /// <summary>The lease of a city of one process.</summary>
    public static CityLease Alone { get; } =
        new(
            Microsoft.Extensions.Options.Options.Create(new SiloOptions()),
            Microsoft.Extensions.Options.Options.Create(new StorageOptions()),
            TimeProvider.System,
            NullLogger<CityLease>.Instance
        );

    public static CommandAnswers Answers(CityUnderTest city) =>
        city.Do<CommandAnswers, CommandAnswers>(Task.FromResult).GetAwaiter().GetResult();

    public static Task<Hj212Door> Door(CityUnderTest city) =>
        city.Do<IIntake, Hj212Door>(async intake =>
        {
            var door = new Hj212Door(intake, Answers(city), Options(options => options.Hj212Port = 0), NullLogger<Hj212Door>.Instance);
            await door.StartAsync(CancellationToken.None);
            return door;
        });

    public static byte[] Packet(
        DateTimeOffset at,
        double value,
        string mn = Outlet,
        string password = Secret,
        int millisecond = 1,
        char mark = 'N'
    )
    {
        var time = at.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return Hj212Writer.Frame(
            new(time + millisecond.ToString("000", CultureInfo.InvariantCulture), 32, 2011, password, mn, 5),
            string.Create(CultureInfo.InvariantCulture, $"DataTime={time};w01018-Rtd={value},w01018-Flag={mark}")
        );
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);
}
