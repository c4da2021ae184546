using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Yingzhou.Bench.Bundles;

/// <summary>
/// A bundle of ten steps from start to finish, durable on SQLite with one fsync a step, by the real engine; beside npm bpmn-engine, which
/// keeps everything in memory, and beside the database alone, which commits the same rows in the same number of transactions. By the
/// wall: here the disk is waited for.
/// </summary>
static class ProcessBench
{
    const int Steps = 10;

    public static async Task<BenchTable> Run()
    {
        var peer = await NodePeer.Ask("bpmn-engine.mjs", new JsonObject { ["source"] = BundleDrawing.Of(Steps), ["milliseconds"] = 4000 });
        var perInstance = new List<double>();
        var lines = new List<BenchLine>();
        var written = 0.0;
        foreach (var instances in (int[])[100, 200, 400])
        {
            var folder = Directory.CreateTempSubdirectory("yz-bench-").FullName;
            try
            {
                await using var engine = await DurableEngine.Open(Path.Combine(folder, "ours"), BundleDrawing.Of(Steps));
                for (var warm = 0; warm < 300; warm++)
                    await engine.Play(Steps);
                var raw = new RawCommits(folder);
                raw.Mark(engine.File);
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < instances; i++)
                    await engine.Play(Steps);
                var ours = Stopwatch.GetElapsedTime(start).TotalNanoseconds / instances;
                var (took, rows) = raw.Time(engine.File, instances * (Steps + 1));
                var limit = took.TotalNanoseconds / instances;
                written = rows / (double)(instances * (Steps + 1));
                perInstance.Add(ours);
                lines.Add(
                    new(string.Create(CultureInfo.InvariantCulture, $"{instances} instances"), ours, (double?)peer?["nanoseconds"], limit)
                );
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return new(
            "Process, ten steps, durable",
            "bpmn-engine 25 (npm), in memory",
            "the database's own commits",
            "≥ 10 × the peer, ≤ 2 × the limit's time",
            lines,
            [
                Clock.Growth("instances in one database, time of one", perInstance[0], perInstance[1], perInstance[2]),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the limit writes {written:0.0} rows a transaction, each transaction synced to the disk"
                ),
            ]
        );
    }
}
