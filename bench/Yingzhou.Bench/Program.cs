using Yingzhou.Bench;
using Yingzhou.Bench.Bundles;
using Yingzhou.Bench.Feel;
using Yingzhou.Bench.Matching;

// bench feel|dmn|process|matching: each prints one table, ours beside a named peer and beside the limit, all measured in this run.
var benches = new Dictionary<string, Func<Task<BenchTable>>>
{
    ["feel"] = FeelBench.Run,
    ["dmn"] = DmnBench.Run,
    ["process"] = ProcessBench.Run,
    ["matching"] = MatchingBench.Run,
};
if (args is not [var name, ..] || !benches.TryGetValue(name, out var bench))
{
    Console.WriteLine($"bench {string.Join('|', benches.Keys)}");
    return 2;
}
Console.WriteLine((await bench()).ToString());
return 0;
