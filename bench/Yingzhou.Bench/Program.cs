using System.Globalization;
using Yingzhou.Bench;
using Yingzhou.Bench.Bundles;
using Yingzhou.Bench.Cases;
using Yingzhou.Bench.Feel;
using Yingzhou.Bench.Gateway;
using Yingzhou.Bench.Intake;
using Yingzhou.Bench.Ledger;
using Yingzhou.Bench.Matching;
using Yingzhou.Bench.Morning;
using Yingzhou.Bench.Privacy;
using Yingzhou.Bench.Quality;
using Yingzhou.Bench.Tiles;
using Yingzhou.Bench.Wires;

// bench feel|dmn|process|matching|parse|tiles: each prints one table, ours beside a named peer and beside the limit, all measured in this run.
var benches = new Dictionary<string, Func<Task<BenchTable>>>
{
    ["feel"] = FeelBench.Run,
    ["dmn"] = DmnBench.Run,
    ["process"] = ProcessBench.Run,
    ["matching"] = MatchingBench.Run,
    ["parse"] = ParseBench.Run,
    ["tiles"] = TilesBench.Run,
};
if (args is ["morning", .. var rest])
{
    Console.WriteLine(await MorningBench.Run(rest is ["--minutes", var minutes] ? double.Parse(minutes, CultureInfo.InvariantCulture) : 6));
    return 0;
}
if (args is ["cases", .. var sizes])
{
    // bench cases [N…] [--seconds S] [--keep FOLDER]: cities with so many cases before; made, or found in the folder from a run before.
    string? Of(string option) => Array.IndexOf(sizes, option) is >= 0 and var place ? sizes[place + 1] : null;
    var seconds = double.Parse(Of("--seconds") ?? "30", CultureInfo.InvariantCulture);
    var bases = sizes
        .TakeWhile(size => !size.StartsWith("--", StringComparison.Ordinal))
        .Select(size => long.Parse(size, CultureInfo.InvariantCulture))
        .ToList();
    Console.WriteLine(await CasesBench.Run(bases.Count == 0 ? [0, 100_000] : bases, seconds, Of("--keep")));
    return 0;
}
if (args is ["quality", .. var data])
{
    // bench quality [--rows N] [--keep FOLDER]: the files are made, or found in the folder from a run before.
    string? Of(string option) => Array.IndexOf(data, option) is >= 0 and var place ? data[place + 1] : null;
    Console.WriteLine(await QualityBench.Run(long.Parse(Of("--rows") ?? "20000000", CultureInfo.InvariantCulture), Of("--keep")));
    return 0;
}
if (args is ["gateway", .. var gateway])
{
    // bench gateway [--seconds S] [--rows N]
    double Number(string option, double otherwise) =>
        Array.IndexOf(gateway, option) is >= 0 and var place ? double.Parse(gateway[place + 1], CultureInfo.InvariantCulture) : otherwise;
    Console.WriteLine(await GatewayBench.Run(Number("--seconds", 15), (long)Number("--rows", 100_000)));
    return 0;
}
if (args is ["ledger", .. var ledger])
{
    // bench ledger [--entries N]
    Console.WriteLine(
        await LedgerBench.Run(ledger is ["--entries", var entries] ? int.Parse(entries, CultureInfo.InvariantCulture) : 100_000)
    );
    return 0;
}
if (args is ["psi", .. var psi])
{
    // bench psi [--ids N] [--peer N,N…]
    string Of(string option, string otherwise) => Array.IndexOf(psi, option) is >= 0 and var place ? psi[place + 1] : otherwise;
    var ids = int.Parse(Of("--ids", "100000"), CultureInfo.InvariantCulture);
    int[] peers = [.. Of("--peer", "5000,10000,20000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
    Console.WriteLine(await PsiBench.Run(ids, peers));
    return 0;
}
if (args is [EchoBroker.Verb, var port])
    return await EchoBroker.Run(int.Parse(port, CultureInfo.InvariantCulture));
if (args is ["intake", .. var intake])
{
    // bench intake [--seconds S] [--connections C] [--devices N] [--vessels N]; no devices, no rows of a live city
    int Count(string option, int otherwise) =>
        Array.IndexOf(intake, option) is >= 0 and var place ? int.Parse(intake[place + 1], CultureInfo.InvariantCulture) : otherwise;
    Console.WriteLine(
        await IntakeBench.Run(Count("--seconds", 6), Count("--connections", 64), Count("--devices", 100_000), Count("--vessels", 10_000))
    );
    return 0;
}
if (args is not [var name, ..] || !benches.TryGetValue(name, out var bench))
{
    Console.WriteLine(
        $"bench {string.Join('|', benches.Keys)}|morning [--minutes M]|cases [N…] [--seconds S] [--keep FOLDER]|quality [--rows N] [--keep FOLDER]|gateway [--seconds S] [--rows N]|ledger [--entries N]|psi [--ids N] [--peer N,N…]|intake [--seconds S] [--connections C] [--devices N] [--vessels N]"
    );
    return 2;
}
Console.WriteLine((await bench()).ToString());
return 0;
