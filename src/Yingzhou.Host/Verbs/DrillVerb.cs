using System.CommandLine;
using System.Globalization;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>drill breach</c>: who read and took what between two days, as a report in Chinese.</summary>
static class DrillVerb
{
    static readonly Option<DateOnly> From = new("--from") { Description = "The first day, e.g. 2026-11-23", Required = true };
    static readonly Option<DateOnly> Until = new("--until") { Description = "The last day", Required = true };
    static readonly Option<string> Into = new("--out")
    {
        Description = "Where the report goes",
        DefaultValueFactory = _ => "breach-report.md",
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var breach = new Command("breach", "Writes who and what was read in a window, from the evidence alone; its hash enters the ledger")
        {
            From,
            Until,
            Into,
            BackupVerb.Data,
            BackupVerb.Connection,
        };
        breach.SetAction(Breach);
        return new Command("drill", "Exercises for what nobody wants to happen") { breach };
    }

    static async Task<int> Breach(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(BackupVerb.Data)!, parsed.GetValue(BackupVerb.Connection));
        await using var scope = city.Services.CreateAsyncScope();
        var written = await scope
            .ServiceProvider.GetRequiredService<IBreachReport>()
            .Write(CityTime.StartOf(parsed.GetValue(From)), CityTime.StartOf(parsed.GetValue(Until).AddDays(1)), null, cancel);
        if (written.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
            return 1;
        }
        var report = written.Value;
        await File.WriteAllTextAsync(parsed.GetValue(Into)!, report.Text, cancel);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Looks.Sum(one => one.Count)} looks by {report.Looks.Count} persons at {report.Targets} objects, {report.Taken.Count} times data left; {parsed.GetValue(Into)}, ledger entry {report.Entry}"
            )
        );
        return 0;
    }
}
