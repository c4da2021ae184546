using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Host.Verbs;

/// <summary><c>replay cases</c>: a year of cases through the real engine, under a simulated clock.</summary>
static class ReplayVerb
{
    /// <summary>Said once the city is seeded and the replay begins.</summary>
    internal const string Ready = "replaying";

    static readonly Option<int> Year = new("--year") { Description = "The year to replay", DefaultValueFactory = _ => 2026 };
    static readonly Option<double> Scale = new("--scale")
    {
        Description = "1 is the plan's own 36,883 cases",
        DefaultValueFactory = _ => 0.02,
    };
    static readonly Option<string> Data = new("--data") { Description = "The folder of the city", DefaultValueFactory = _ => "data" };
    static readonly Option<string?> Connection = new("--connection") { Description = "A PostgreSQL connection string instead of SQLite" };
    static readonly Option<DateOnly?> Until = new("--until")
    {
        Description = "Last simulated day; without it every case is driven to its end",
    };
    static readonly Option<bool> Check = new("--check") { Description = "Recounts everything afterwards" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var cases = new Command("cases", "Drives a year of cases through the engine") { Year, Scale, Data, Connection, Until, Check };
        cases.SetAction(Run);
        return new Command("replay", "Replays simulated days through the real engines") { cases, ReplayDayVerb.Command };
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var year = parsed.GetValue(Year);
        var clock = new ReplayClock(CityTime.StartOf(new DateOnly(year, 1, 1)));
        await using var city = await SilentCity.Start(parsed.GetValue(Data)!, parsed.GetValue(Connection), clock, cancel);
        var request = new ReplayRequest(
            year,
            parsed.GetValue(Scale),
            Until: parsed.GetValue(Until) is { } day ? CityTime.EndOf(day) : null
        );

        Console.WriteLine(Ready);
        var told = Stopwatch.StartNew();
        var report = await new CaseReplay(city.Services.GetRequiredService<IServiceScopeFactory>(), clock).Run(
            request,
            (count, at) =>
            {
                if (told.Elapsed.TotalSeconds < 5 && count < request.Count)
                    return;
                told.Restart();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {at.Day():yyyy-MM-dd}  {count}/{request.Count}"));
            },
            cancel
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Submitted} submissions ({report.Refused} refused by a rule), {report.Steps} steps, {report.Wall.TotalSeconds:F1} s, {report.Submitted / report.Wall.TotalSeconds:F1} submissions/s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB, simulated until {report.SimulatedUntil.Day():yyyy-MM-dd}"
            )
        );
        return parsed.GetValue(Check) ? await Recount(city, cancel) : 0;
    }

    static async Task<int> Recount(SilentCity city, CancellationToken cancel)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var found = await new CaseAudit(scope.ServiceProvider.GetRequiredService<CityContext>()).Run(cancel);
        Console.WriteLine(
            $"{found.Cases} cases ({found.Keys} submissions), {found.Finished} finished, on time {found.OnTime} (of those whose deadline has passed)"
        );
        foreach (var finding in found.Findings)
            Console.WriteLine($"  contradiction: {finding}");
        Console.WriteLine(found.Findings.Count == 0 ? "recount agrees" : "recount does NOT agree");
        return found.Findings.Count == 0 ? 0 : 1;
    }
}
