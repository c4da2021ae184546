using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Replay;

namespace Yingzhou.Bench.Cases;

/// <summary>
/// Whole lifecycles of cases (办件全周期) through the real engine over SQLite, and what officials ask meanwhile: in a city without cases, and in cities with many. Two
/// submit and handle at once, as the two cores allow.
/// </summary>
static class CasesBench
{
    const int Workers = 2;
    const int Asked = 200;
    static readonly DateTimeOffset Now = CityTime.StartOf(new DateOnly(2026, 11, 25)).AddHours(10);

    /// <param name="bases">How many cases there are before, each in a city of its own.</param>
    /// <param name="seconds">How long lifecycles are played in each.</param>
    /// <param name="keep">Where the cities stay, to be measured again; <c>null</c> to throw them away.</param>
    public static async Task<string> Run(IReadOnlyList<long> bases, double seconds, string? keep)
    {
        var text = new StringBuilder();
        text.AppendLine(
            "Case lifecycles, SQLite, a commit survives the death of the process; goal: ≥ 200 a second empty, ≥ 80 % of it at 10 million; p95 of inbox and search < 100 ms"
        );
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{"cases before", -14}{"lifecycles/s", 14}{"steps/s", 10}{"inbox p95 ms", 14}{"search p95 ms", 14}{"number p95 ms", 14}{"mine p95 ms", 12}{"file MB", 10}{"memory MB", 11}"
        );
        foreach (var many in bases)
            text.AppendLine(await Measure(many, seconds, keep));
        return text.ToString();
    }

    static async Task<string> Measure(long many, double seconds, string? keep)
    {
        // An empty city is empty once.
        if (many == 0)
            keep = null;
        var folder = keep is null
            ? Directory.CreateTempSubdirectory("yz-cases-").FullName
            : Directory.CreateDirectory(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"cases-{many}"))).FullName;
        try
        {
            var file = Path.Combine(folder, "city.db");
            var grown = many == 0 ? 0 : CaseBase.Counted(file) ?? await Grow(folder, file, many);
            var clock = new ReplayClock(Now);
            await using var city = await SilentCity.Start(folder, null, clock, CancellationToken.None);
            var play = Lifecycles.Of(city.Services);
            await play.For(TimeSpan.FromSeconds(Math.Min(seconds, 10)), Workers, seed: (ulong)grown + 1);
            var (lifecycles, steps, took) = await play.For(TimeSpan.FromSeconds(seconds), Workers, seed: (ulong)grown + 2);
            var ask = new Questions(city.Services);
            var (inbox, search, number, mine) = (
                await ask.Inbox(Asked),
                await ask.Search(Asked),
                await ask.Number(Asked),
                await ask.Mine(Asked)
            );
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{grown, -14:N0}{lifecycles / took.TotalSeconds, 14:0.0}{steps / took.TotalSeconds, 10:0}{inbox, 14:0.0}{search, 14:0.0}{number, 14:0.0}{mine, 12:0.0}{new FileInfo(file).Length / 1048576.0, 10:N0}{Process.GetCurrentProcess().WorkingSet64 / 1048576.0, 11:N0}"
            );
        }
        finally
        {
            if (keep is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    // The few that are copied stand at every stage, as on any working day.
    static async Task<long> Grow(string folder, string file, long many)
    {
        var clock = new ReplayClock(CityTime.StartOf(new DateOnly(2026, 1, 1)));
        await using (var few = await SilentCity.Start(folder, null, clock, CancellationToken.None))
            await new CaseReplay(few.Services.GetRequiredService<IServiceScopeFactory>(), clock).Run(new(2026, 0.01, Until: Now));
        return CaseBase.Grow(file, many);
    }
}
