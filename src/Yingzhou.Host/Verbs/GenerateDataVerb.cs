using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Data.Quality;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>generate data</c>: departmental tables with known errors, and how many of them the rules find.</summary>
static class GenerateDataVerb
{
    static readonly Option<double> Scale = new("--scale")
    {
        Description = "1 is the plan's own 420 million rows",
        DefaultValueFactory = _ => 0.001,
    };

    /// <summary>As many rows as a department's table is profiled by (剖析建议).</summary>
    const int Profiled = 20_000;

    static readonly Option<long> Seed = new("--seed")
    {
        Description = "The same seed gives the same rows",
        DefaultValueFactory = _ => 20260101,
    };
    static readonly Option<string> Out = new("--out") { Description = "Where the tables go", DefaultValueFactory = _ => "generated/data" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var data = new Command(
            "data",
            "Writes Parquet tables of departments that do not exist, with known errors, and scores the rules on them"
        )
        {
            Scale,
            Seed,
            Out,
        };
        data.SetAction(Run);
        return data;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        // A city of its own, only for its catalogue and rules.
        var scratch = Directory.CreateTempSubdirectory("yz-generate-");
        try
        {
            await using var city = await SilentCity.Start(scratch.FullName, null, TimeProvider.System, cancel);
            await using var scope = city.Services.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            var folder = Path.GetFullPath(parsed.GetValue(Out)!);
            var tables = scope
                .ServiceProvider.GetRequiredService<DepartmentalData>()
                .Write(parsed.GetValue(Scale), parsed.GetValue(Seed), TimeProvider.System.GetUtcNow().Day(), folder);
            Print($"{tables.Sum(table => table.Rows):N0} rows in {tables.Count} tables in {folder}, {watch.Elapsed.TotalSeconds:N1} s");

            var rules = new Dictionary<string, IReadOnlyList<QualityRule>>();
            foreach (var table in tables)
                rules[table.Dataset] = await scope.ServiceProvider.GetRequiredService<IQuality>().Rules(table.Dataset, cancel);
            Print($"{"dataset", -22}{"rule", -20}{"precision", 22}{"recall", 22}");
            var score = scope.ServiceProvider.GetRequiredService<DetectionScore>();
            foreach (var scored in score.Of(tables, rules))
                Print($"{scored.Dataset, -22}{scored.Rule, -20}{Ratio(scored.Quality.Precision), 22}{Ratio(scored.Quality.Recall), 22}");
            Print($"proposals from {Profiled:N0} rows of each table, without any rule known, in cells");
            foreach (var scored in score.Proposed(tables, Profiled))
                Print(
                    $"{scored.Dataset, -22}{scored.Kind?.ToString() ?? "all", -20}{Ratio(scored.Quality.Precision), 22}{Ratio(scored.Quality.Recall), 22}"
                );
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            scratch.Delete(recursive: true);
        }
    }

    static string Ratio(RatioOf ratio) =>
        ratio.Share is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0000} ({ratio.Numerator}/{ratio.Denominator})")
            : "-";

    static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
