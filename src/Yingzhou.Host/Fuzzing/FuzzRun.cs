using System.Diagnostics;
using System.Globalization;

namespace Yingzhou.Host.Fuzzing;

/// <summary>What one run did.</summary>
/// <param name="Faults">Each different fault once, with its shortest input.</param>
/// <param name="MostLive">Bytes the whole process held, at most, when looked at.</param>
sealed record FuzzReport(
    string Target,
    long Inputs,
    long Understood,
    TimeSpan Took,
    IReadOnlyDictionary<string, string> Faults,
    TimeSpan Slowest,
    long MostAllocated,
    long MostLive
)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Target}: {Inputs:N0} inputs in {Took.TotalSeconds:N0} s, {100.0 * Understood / Math.Max(1, Inputs):N0} % understood, {Faults.Count} faults; "
                + $"slowest {Slowest.TotalMilliseconds:N0} ms, most allocated {MostAllocated >> 10:N0} KB, most live {MostLive >> 20:N0} MB"
        );
}

/// <summary>Draws inputs and damages them until the time or their number is over. The same seed draws the same inputs.</summary>
sealed class FuzzRun(FuzzTarget target, int seed, string? keep, TextWriter output) : IDisposable
{
    const int MostSeeds = 2_000;
    const int MostHangs = 3;

    readonly Random random = new(seed);
    readonly List<string> pool = [.. target.Seeds];
    readonly Dictionary<string, string> faults = new(StringComparer.Ordinal);
    FuzzWorker worker = new(target);
    long inputs,
        understood,
        mostAllocated,
        mostLive;
    int hangs;
    TimeSpan slowest;

    /// <param name="most">Inputs after which it ends however much time is left: the same run on every machine.</param>
    public FuzzReport Run(TimeSpan duration, long most = long.MaxValue)
    {
        var start = Stopwatch.GetTimestamp();
        var mutation = new Mutation(random, target.Words);
        while (inputs < most && Stopwatch.GetElapsedTime(start) < duration && hangs < MostHangs)
        {
            var input =
                random.Next(3) == 0 || pool.Count == 0
                    ? target.Draw(random)
                    : mutation.Of(pool[random.Next(pool.Count)], pool[random.Next(pool.Count)]);
            Try(input);
        }
        return new(target.Name, inputs, understood, Stopwatch.GetElapsedTime(start), faults, slowest, mostAllocated, mostLive);
    }

    public void Dispose() => worker.Dispose();

    void Try(string input)
    {
        inputs++;
        if (inputs % 2048 == 0)
            mostLive = Math.Max(mostLive, GC.GetTotalMemory(forceFullCollection: true));
        if (worker.Run(input) is not { } outcome)
        {
            hangs++;
            worker = new(target);
            // Shortening would hang at every step.
            Found("hangs", input);
            return;
        }
        if (outcome.Took > slowest)
            slowest = outcome.Took;
        mostAllocated = Math.Max(mostAllocated, outcome.Allocated);
        if (outcome.Fault is { } fault && !faults.ContainsKey(fault))
            Found(fault, Shrinking.Shortest(input, shorter => worker.Run(shorter)?.Fault == fault));
        if (!outcome.Understood)
            return;
        understood++;
        // What was understood is worth damaging; the pool changes slowly so that it stays varied.
        if (pool.Count < MostSeeds)
            pool.Add(input);
        else if (random.Next(8) == 0)
            pool[random.Next(pool.Count)] = input;
    }

    void Found(string fault, string input)
    {
        if (!faults.TryAdd(fault, input))
            return;
        var path = keep is null ? "" : " kept as " + FoundInputs.Keep(keep, target, input);
        output.WriteLine($"FAULT {target.Name}: {fault}{path}");
        output.WriteLine("  " + (input.Length > 400 ? input[..400] + "…" : input).ReplaceLineEndings("\n  "));
    }
}
