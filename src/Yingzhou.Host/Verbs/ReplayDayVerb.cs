using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Host.Days;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Perception;

namespace Yingzhou.Host.Verbs;

/// <summary><c>replay day</c>: a recorded or simulated day of AIS and HJ 212 through the real intake, under the day's own clock. The city of the folder must not be running.</summary>
static class ReplayDayVerb
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    const int MostTogether = 4_096;

    // What comes round by itself and looks at the stream.
    static readonly string[] Jobs = ["perception-rules", "perception-silence", "perception-fold", "islands-silent-vessels", "eco-judge"];

    static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of a city that is not running",
        DefaultValueFactory = _ => "data",
    };
    static readonly Option<string?> File = new("--file")
    {
        Description = "A recording: a line \"ISO-8601 MESSAGE\" each; without it a day is simulated",
    };
    static readonly Option<DateOnly> Day = new("--day")
    {
        Description = "The day to simulate",
        DefaultValueFactory = _ => new(2026, 11, 30),
    };
    static readonly Option<double> Hours = new("--hours") { Description = "How much of it", DefaultValueFactory = _ => 24 };
    static readonly Option<int> Vessels = new("--vessels") { Description = "Ships of the simulated day", DefaultValueFactory = _ => 60 };
    static readonly Option<double> Every = new("--every")
    {
        Description = "Seconds between two reports of a ship",
        DefaultValueFactory = _ => 30,
    };
    static readonly Option<double> Speed = new("--speed") { Description = "Times as fast as time itself; 0 for as fast as it goes" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var day = new Command("day", "Plays a day of AIS and HJ 212 into the real intake")
        {
            Data,
            File,
            Day,
            Hours,
            Vessels,
            Every,
            Speed,
        };
        day.SetAction(Run);
        return day;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var messages = parsed.GetValue(File) is { } file
            ? DayMessage.Read(System.IO.File.ReadLines(file))
            : Simulated(parsed, CityTime.StartOf(parsed.GetValue(Day)).ToUniversalTime());
        using var all = messages.GetEnumerator();
        if (!all.MoveNext())
        {
            Console.WriteLine("nothing to play");
            return 1;
        }
        var clock = new ReplayClock(all.Current.At);
        await using var city = await SilentCity.Start(parsed.GetValue(Data)!, null, clock, cancel);
        var feed = city.Services.GetRequiredService<IAlertFeed>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var storing = feed.Run(stop.Token);
        var before = await Alerts(city, cancel);
        var (count, start, wall, next) = (0L, clock.GetUtcNow(), Stopwatch.StartNew(), clock.GetUtcNow() + Tick);
        var (speed, due) = (parsed.GetValue(Speed), new Dictionary<string, DateTimeOffset>());
        var intake = new DayIntake(city.Services.GetRequiredService<IAisIntake>(), city.Services.GetRequiredService<IHj212Intake>());
        var goesOn = true;
        while (goesOn)
        {
            var at = all.Current.At;
            for (; next <= at; next += Tick)
            {
                clock.MoveTo(next);
                await ComeRound(city, next, due, cancel);
            }
            clock.MoveTo(at);
            if (speed > 0 && ((at - start) / speed) - wall.Elapsed is var early && early > TimeSpan.Zero)
                await Task.Delay(early, cancel);
            // What came at one moment waits for the disk together, as it would at the ports.
            var together = new List<Task>();
            do together.Add(intake.Hand(all.Current, cancel));
            while ((goesOn = all.MoveNext()) && all.Current.At == at && together.Count < MostTogether);
            try
            {
                await Task.WhenAll(together);
            }
            catch (IOException taken)
            {
                Console.WriteLine($"the intake of this folder is another process's: is the city running? {taken.Message}");
                return 1;
            }
            count += together.Count;
        }
        await feed.Settled(cancel);
        await stop.CancelAsync();
        await storing.ContinueWith(_ => { }, TaskScheduler.Default);
        Tell(count, clock.GetUtcNow() - start, wall.Elapsed);
        foreach (var (kind, number) in await Alerts(city, cancel))
            Console.WriteLine($"  {kind}: {number - before.GetValueOrDefault(kind)} alerts");
        return 0;
    }

    static IEnumerable<DayMessage> Simulated(ParseResult parsed, DateTimeOffset from) =>
        new SimulatedDay(parsed.GetValue(Vessels), TimeSpan.FromSeconds(parsed.GetValue(Every))).Between(
            from,
            from.AddHours(parsed.GetValue(Hours))
        );

    static async Task ComeRound(SilentCity city, DateTimeOffset now, Dictionary<string, DateTimeOffset> due, CancellationToken cancel)
    {
        await using var scope = city.Services.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<ICityJob>().Where(job => Jobs.Contains(job.Name)))
            if (due.GetValueOrDefault(job.Name) <= now)
            {
                due[job.Name] = now + job.Rest;
                await job.Run(cancel);
            }
    }

    static void Tell(long count, TimeSpan day, TimeSpan wall) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} messages of {day.TotalHours:F1} h in {wall.TotalSeconds:F1} s: {count / wall.TotalSeconds:N0} a second, {day / wall:N0} times as fast, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB"
            )
        );

    static async Task<Dictionary<string, int>> Alerts(SilentCity city, CancellationToken cancel)
    {
        await using var scope = city.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<Alert>()
            .GroupBy(alert => alert.Kind)
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count(), cancel);
    }
}
