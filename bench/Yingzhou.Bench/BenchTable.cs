using System.Globalization;
using System.Text;

namespace Yingzhou.Bench;

/// <summary>One line: nanoseconds of one operation, ours, the peer's, the limit's.</summary>
sealed record BenchLine(string Name, double Ours, double? Peer, double? Limit, long? Bytes = null);

/// <summary>What a benchmark prints. Ratios are what is quoted; the nanoseconds are of this machine in this minute.</summary>
sealed record BenchTable(string Title, string Peer, string Limit, string Goal, IReadOnlyList<BenchLine> Lines, IReadOnlyList<string> Notes)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Title} — peer: {Peer}; limit: {Limit}; goal: {Goal}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{"", -28}{"ours ns", 12}{"B/op", 8}{"peer ns", 14}{"limit ns", 12}{"× peer", 10}{"limit ×", 9}"
        );
        foreach (var line in Lines)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{line.Name, -28}{line.Ours, 12:N0}{line.Bytes, 8:N0}{line.Peer, 14:N0}{line.Limit, 12:N1}{line.Peer / line.Ours, 10:N0}{line.Ours / line.Limit, 9:N1}"
            );
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"geometric mean: {Mean(line => line.Peer / line.Ours):N0} × the peer, {Mean(line => line.Ours / line.Limit):N1} × the limit's time"
        );
        foreach (var note in Notes)
            text.AppendLine(note);
        return text.ToString();
    }

    double Mean(Func<BenchLine, double?> ratio)
    {
        var known = Lines.Select(ratio).OfType<double>().ToList();
        return known.Count == 0 ? double.NaN : Math.Exp(known.Average(Math.Log));
    }
}

static class Clock
{
    /// <summary>
    /// Nanoseconds of the processor, not of the wall, because the machine is shared, and bytes of one call: the best of several rounds,
    /// because what disturbs only ever slows down.
    /// </summary>
    public static (double Nanoseconds, long Bytes) Time(Action<int> work, int milliseconds = 100, int rounds = 9)
    {
        // Long enough for the compiler's second look.
        for (var warm = 0; warm < 3; warm++)
            Run(work, 20_000_000 / 1000);
        Thread.Sleep(200);
        var turns = 64;
        while (Run(work, turns) < milliseconds * 1_000_000.0 && turns < 1 << 28)
            turns *= 2;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var best = Run(work, turns) / turns;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / turns;
        for (var round = 1; round < rounds; round++)
            best = Math.Min(best, Run(work, turns) / turns);
        return (best, bytes);
    }

    static double Run(Action<int> work, int turns)
    {
        var start = Environment.CpuUsage.TotalTime;
        work(turns);
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds;
    }

    /// <summary>How the time grows when the work doubles twice: the exponent, 1 for linear.</summary>
    public static string Growth(string of, double one, double two, double four) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"growth, {of}: 1× {one:N0} ns, 2× {two:N0} ns, 4× {four:N0} ns → cost ∝ n^{Math.Log2(four / one) / 2:N2}"
        );
}
