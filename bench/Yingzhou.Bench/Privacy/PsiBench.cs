using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Assurance.Privacy;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Privacy;

/// <summary>
/// Two nodes in two processes meet over the loopback and must find exactly what is shared. Beside them @openmined/psi.js on Node, both parties in one process without a wire, and the curve's multiplications alone: as many as
/// the protocol needs, by OpenSSL on all processors.
/// </summary>
static partial class PsiBench
{
    /// <param name="peers">Sizes of both of the peer's lists.</param>
    public static async Task<string> Run(int ids, IReadOnlyList<int> peers)
    {
        var folder = Directory.CreateTempSubdirectory("yz-bench-psi-").FullName;
        try
        {
            var expected = ids / 2;
            var (mine, theirs) = (Path.Combine(folder, "a.txt"), Path.Combine(folder, "b.txt"));
            await File.WriteAllLinesAsync(mine, Enumerable.Range(0, ids).Select(Id));
            await File.WriteAllLinesAsync(theirs, Enumerable.Range(ids - expected, ids).Select(Id));
            var best = double.MaxValue;
            var whole = double.MaxValue;
            var resident = 0L;
            for (var round = 0; round < 3; round++)
            {
                var clock = Stopwatch.StartNew();
                var (seconds, shared, memory) = await Meet(folder, round, mine, theirs);
                whole = Math.Min(whole, clock.Elapsed.TotalSeconds);
                if (shared != expected)
                    throw new InvalidOperationException($"{shared} shared entries were found, there are {expected}");
                (best, resident) = (Math.Min(best, seconds), Math.Max(resident, memory));
            }
            var perSecond = await OpenSsl();
            var limit = 4.0 * ids / perSecond;
            var lines = new List<string>
            {
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"psi, {ids:N0} × {ids:N0}, {expected:N0} shared, found exactly — peer: npm @openmined/psi.js 2.0.6; limit: 4 × {ids:N0} multiplications on P-256 by OpenSSL, {Environment.ProcessorCount} processors"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"two processes, hello to result      {best, 8:N2} s   best of three; {4 * ids / best:N0} multiplications/s with all around them; {resident >> 20} MB resident, the larger of both"
                ),
                string.Create(CultureInfo.InvariantCulture, $"the same with both programs' start  {whole, 8:N2} s"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"OpenSSL's multiplications alone     {limit, 8:N2} s   {perSecond:N0}/s; ours is {best / limit:N2} × the limit's time, goal ≤ 1.3"
                ),
            };
            (int Size, double Seconds)? first = null;
            foreach (var size in peers)
            {
                if (await NodePeer.Ask("psi.mjs", new JsonObject { ["size"] = size }) is not { } said)
                {
                    lines.Add("the peer does not run here");
                    break;
                }
                var seconds = said["seconds"]!.GetValue<double>();
                var growth = first is { } one ? Math.Log(seconds / one.Seconds) / Math.Log((double)size / one.Size) : double.NaN;
                first ??= (size, seconds);
                var ratio = seconds / size * ids / best;
                lines.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"peer, {size:N0} × {size:N0}, {said["shared"]} shared  {seconds, 8:N2} s   {said["way"]}; ours is {ratio:N1} × as fast{(size == ids ? "" : " by the entry")}, goal ≥ 10{(double.IsNaN(growth) ? "" : $"; cost ∝ n^{growth:N2}")}"
                    )
                );
            }
            return string.Join('\n', lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As long as a resident number.
    static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"3309021990{number:00000000}");

    static async Task<(double Seconds, int Shared, long Memory)> Meet(string folder, int round, string mine, string theirs)
    {
        var (a, b) = (Path.Combine(folder, "node-a"), Path.Combine(folder, "node-b"));
        var city = Sm2Key.Generate();
        var grant = new PsiGrant(
            $"Q-2026-{round + 1:000000}",
            "bench",
            "bench",
            new("a", "a", (await Host(["psi", "key", "--data", a])).Output.Trim()),
            new("b", "b", (await Host(["psi", "key", "--data", b])).Output.Trim()),
            PsiGain.SizeOnly,
            DateOnly.MaxValue,
            MayRepeat: true
        );
        var file = Path.Combine(folder, $"grant-{round}.json");
        await File.WriteAllTextAsync(file, grant.Signed(city));
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var at = free.LocalEndpoint.ToString()!;
        free.Stop();
        var key = Convert.ToHexStringLower(city.Public.Export());
        string[] Words(string verb, string data, string list) =>
            ["psi", verb, "--data", data, "--grant", file, "--city-key", key, "--list", list, "--out", $"{data}-out", "--at", at];
        var sides = await Task.WhenAll(Host(Words("serve", a, mine)), Host(Words("join", b, theirs)));
        if (sides.FirstOrDefault(side => side.Code != 0) is { Output: not null } failed)
            throw new InvalidOperationException(failed.Output);
        var told = Told().Match(sides[1].Output);
        return (
            double.Parse(told.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(told.Groups["shared"].ValueSpan, CultureInfo.InvariantCulture),
            sides.Max(side => side.Memory)
        );
    }

    static async Task<(int Code, string Output, long Memory)> Host(IReadOnlyList<string> words)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(StoredCity).Assembly.Location, .. words])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var memory = 0L;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.HasExited)
        {
            await Task.Delay(50);
            process.Refresh();
            memory = Math.Max(memory, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        return (process.ExitCode, string.Concat(await output), memory);
    }

    static async Task<double> OpenSsl()
    {
        using var speed = Process.Start(
            new ProcessStartInfo("openssl", ["speed", "-seconds", "3", "-multi", $"{Environment.ProcessorCount}", "ecdhp256"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = await Task.WhenAll(speed.StandardOutput.ReadToEndAsync(), speed.StandardError.ReadToEndAsync());
        await speed.WaitForExitAsync();
        return double.Parse(Speed().Match(output[0]).Groups["rate"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"共同 (?<shared>\d+) 条，用时 (?<seconds>[\d.]+) 秒")]
    private static partial Regex Told();

    [GeneratedRegex(@"nistp256\)\s+[\d.]+s\s+(?<rate>[\d.]+)")]
    private static partial Regex Speed();
}
