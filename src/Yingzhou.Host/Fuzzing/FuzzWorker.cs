using System.Diagnostics;

namespace Yingzhou.Host.Fuzzing;

/// <summary>What happened to one input.</summary>
/// <param name="Understood">Whether it was accepted by the language.</param>
/// <param name="Fault">What went wrong; <c>null</c> when nothing did.</param>
/// <param name="Allocated">Bytes.</param>
readonly record struct FuzzOutcome(bool Understood, string? Fault, TimeSpan Took, long Allocated);

/// <summary>
/// Runs inputs on a thread of its own, with a stack as small as the smallest platform gives, and watches it: an input that takes more
/// than its share of the processor hangs. A thread that hangs cannot be stopped, only left behind.
/// </summary>
sealed class FuzzWorker : IDisposable
{
    const int StackBytes = 1 << 20;

    /// <summary>Time of the processor, because the machine is shared, and by the clock, because the process may do other things, too.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    /// <summary>Of one input; the limits set for fuzzing keep honest inputs far below.</summary>
    public const long MostAllocated = 512L << 20;

    static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim wanted = new(0);
    readonly SemaphoreSlim done = new(0);
    readonly FuzzTarget target;
    string input = "";
    FuzzOutcome outcome;
    volatile bool abandoned;

    public FuzzWorker(FuzzTarget target)
    {
        this.target = target;
        new Thread(Work, StackBytes) { IsBackground = true, Name = $"fuzz {target.Name}" }.Start();
    }

    /// <returns><c>null</c> when it hangs; the worker is then of no more use.</returns>
    public FuzzOutcome? Run(string text)
    {
        input = text;
        var (before, start) = (Processor(), Stopwatch.GetTimestamp());
        wanted.Release();
        while (!done.Wait(Glance))
        {
            if (Processor() - before < LongestTime || Stopwatch.GetElapsedTime(start) < LongestTime)
                continue;
            abandoned = true;
            return null;
        }
        return outcome;
    }

    static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    void Work()
    {
        while (true)
        {
            wanted.Wait();
            if (abandoned)
                return;
            var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var (understood, fault) = (false, (string?)null);
            try
            {
                understood = target.Check(input);
            }
            catch (Exception error)
            {
                fault = error is BrokenPromiseException ? error.Message : $"{error.GetType().Name} {Where(error)}";
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > MostAllocated)
                fault ??= "more memory allocated than one input may";
            outcome = new(understood, fault, Stopwatch.GetElapsedTime(start), allocated);
            done.Release();
            if (abandoned)
                return;
        }
    }

    // Faults from the same place are one fault, whatever the message says.
    static string Where(Exception error) => error.StackTrace?.Split('\n')[0].Trim() ?? "";

    // The semaphores go with the thread: it may still be waiting on one.
    public void Dispose()
    {
        abandoned = true;
        wanted.Release();
    }
}
