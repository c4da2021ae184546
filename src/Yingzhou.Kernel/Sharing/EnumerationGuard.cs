namespace Yingzhou.Kernel;

/// <summary>What a grant's calls look like when somebody browses (疑似枚举).</summary>
public enum Suspicion
{
    /// <summary>查无此人过多</summary>
    NotFound,

    /// <summary>号码连续</summary>
    Consecutive,

    /// <summary>办件以外的人过多</summary>
    Strangers,
}

/// <summary>How one call ended, as far as the guard minds.</summary>
public enum CallTrace
{
    Found,

    /// <summary>Nobody there.</summary>
    NotFound,

    /// <summary>The person is not a party of the case.</summary>
    Stranger,
}

/// <summary>
/// Watches the latest calls of one grant (枚举防护). Shares are judged over a full window only: three misses among the first five calls are a bad morning, not an attack. Source: p03 R7;
/// the run of consecutive numbers and the share of strangers are parameters.
/// </summary>
public sealed class EnumerationGuard
{
    public const int Window = 200;

    /// <summary>More than this share of the window, in hundredths: equal is still lawful.</summary>
    public const int MostNotFound = 30;
    public const int MostStrangers = 30;

    /// <summary>Calls in a row whose numbers each follow the one before.</summary>
    public const int LongestRun = 10;

    // Without the check character and with the parts a person is counted by: 17 digits.
    const int Counted = 17;

    readonly Queue<CallTrace> latest = new(Window + 1);
    readonly Lock gate = new();
    int notFound;
    int strangers;
    long? previous;
    int run = 1;

    /// <param name="subject">The number asked for; <c>null</c> when the call is about nobody.</param>
    /// <returns>Why the grant must be suspended; <c>null</c> when nothing is strange.</returns>
    public Suspicion? Note(CallTrace trace, string? subject = null)
    {
        lock (gate)
        {
            latest.Enqueue(trace);
            Count(trace, 1);
            if (latest.Count > Window)
                Count(latest.Dequeue(), -1);
            if (Follows(subject) >= LongestRun)
                return Suspicion.Consecutive;
            if (latest.Count < Window)
                return null;
            return notFound * 100 > MostNotFound * Window ? Suspicion.NotFound
                : strangers * 100 > MostStrangers * Window ? Suspicion.Strangers
                : null;
        }
    }

    void Count(CallTrace trace, int by)
    {
        if (trace is CallTrace.NotFound)
            notFound += by;
        else if (trace is CallTrace.Stranger)
            strangers += by;
    }

    int Follows(string? subject)
    {
        var number =
            subject is { Length: >= Counted }
            && long.TryParse(
                subject.AsSpan(0, Counted),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var read
            )
                ? read
                : (long?)null;
        if (number is null)
            return run;
        // The sequence of one sex goes in twos.
        run = previous is { } before && number - before is 1 or 2 ? run + 1 : 1;
        previous = number;
        return run;
    }
}
