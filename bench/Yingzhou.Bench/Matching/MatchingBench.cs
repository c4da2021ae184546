using System.Diagnostics;
using System.Globalization;

namespace Yingzhou.Bench.Matching;

/// <summary>bench matching: 10,000 enterprises × 500 clauses, every verdict compared with the oracle's; goal of issue 4: equal, below 2 s.</summary>
static class MatchingBench
{
    const int Firms = 10_000;
    const int Clauses = 500;
    const int Seed = 20261125;

    public static Task<BenchTable> Run()
    {
        var world = new MatchingWorld(Seed, Firms, Clauses);
        var table = EngineSide.Table(world);
        var compiling = Stopwatch.StartNew();
        var criteria = EngineSide.Criteria(world);
        compiling.Stop();
        var times = new List<double>();
        var verdicts = Support.Eligibility.BulkMatching.Run(table, criteria);
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            verdicts = Support.Eligibility.BulkMatching.Run(table, criteria);
            times.Add(clock.Elapsed.TotalSeconds);
        }
        var oracle = Stopwatch.StartNew();
        var counts = new long[4];
        long different = 0;
        string? first = null;
        Parallel.For(
            0,
            Clauses,
            clause =>
            {
                for (var firm = 0; firm < Firms; firm++)
                {
                    var answer = Oracle.Judge(world.Clauses[clause], world.Firms[firm]);
                    Interlocked.Increment(ref counts[(int)answer]);
                    if (!EngineSide.Same(answer, verdicts[clause][firm]) && Interlocked.Increment(ref different) == 1)
                        first =
                            $"{criteria[clause].Text} for {string.Join(", ", world.Firms[firm].Facts)}, declared {string.Join(", ", world.Firms[firm].Declared)}: {verdicts[clause][firm]}, oracle {answer}";
                }
            }
        );
        oracle.Stop();
        const double pairs = (double)Firms * Clauses;
        times.Sort();
        return Task.FromResult(
            new BenchTable(
                "matching: one pair",
                "a naive interpreter (the oracle)",
                "none",
                "equal, 5 million pairs below 2 s",
                [new("10,000 × 500", times[times.Count / 2] / pairs * 1e9, oracle.Elapsed.TotalSeconds / pairs * 1e9, null)],
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"all pairs: median {times[times.Count / 2]:F2} s of five (best {times[0]:F2}, worst {times[^1]:F2}); compiling the clauses {compiling.Elapsed.TotalSeconds:F2} s; oracle {oracle.Elapsed.TotalSeconds:F1} s"
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"可享 {counts[0]:N0}, 差一点 {counts[1]:N0}, 待补信息 {counts[2]:N0}, 不符合 {counts[3]:N0}; different from the oracle: {different:N0}"
                    ),
                    .. first is null ? Array.Empty<string>() : [first],
                ]
            )
        );
    }
}
