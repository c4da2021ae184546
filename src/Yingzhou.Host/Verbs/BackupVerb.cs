using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Foundation.Backup;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>backup FILE</c>: records, files and keys into one file; the city may go on running.</summary>
static class BackupVerb
{
    internal static readonly Argument<string> Archive = new("file") { Description = "The archive, e.g. city.yzb" };
    internal static readonly Option<string> Data = new("--data") { Description = "The folder of the city", DefaultValueFactory = _ => "data" };
    internal static readonly Option<string?> Connection = new("--connection") { Description = "A PostgreSQL connection string instead of SQLite" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var backup = new Command("backup", "Writes records, files and keys into one archive, also while the city runs") { Archive, Data, Connection };
        backup.SetAction((parsed, cancel) => Run(parsed, "backed up", (city, file) => city.Save(file, cancel)));
        return backup;
    }

    internal static async Task<int> Run(ParseResult parsed, string done, Func<CityBackup, string, Task<Outcome<BackupReport>>> act)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, parsed.GetValue(Connection));
        var wall = Stopwatch.StartNew();
        var outcome = await act(city.Services.GetRequiredService<CityBackup>(), parsed.GetValue(Archive)!);
        if (!outcome.Succeeded)
        {
            await Console.Error.WriteLineAsync(outcome.Fault.ToString());
            return 1;
        }
        var report = outcome.Value;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{done}: {report.Entries} entries, {report.Bytes / 1048576.0:F1} MiB, {report.Scripts} schema scripts, made {report.MadeAt.ToOffset(CityTime.Offset):yyyy-MM-dd HH:mm:ss}, {wall.Elapsed.TotalSeconds:F1} s"
            )
        );
        return 0;
    }
}
