namespace Yingzhou.Kernel;

/// <summary>
/// Waiting at a row of counters with one queue (M/M/c, Erlang C). Arrivals are Poisson, service times exponential.
/// </summary>
public sealed record ErlangC(double ArrivalsPerHour, double ServiceMinutes, int Counters)
{
    /// <summary>Work offered, in counters kept busy.</summary>
    public double OfferedLoad => ArrivalsPerHour * ServiceMinutes / 60;

    /// <summary>With as much work as counters, or more, the queue only grows.</summary>
    public bool IsStable => OfferedLoad < Counters;

    /// <returns>The probability of having to wait at all; 1 when the queue only grows.</returns>
    public double WaitProbability
    {
        get
        {
            if (!IsStable)
                return 1;

            // Erlang B by its recursion: no factorials, so no overflow at any number of counters.
            var blocked = 1.0;
            for (var c = 1; c <= Counters; c++)
                blocked = OfferedLoad * blocked / (c + (OfferedLoad * blocked));
            return Counters * blocked / (Counters - (OfferedLoad * (1 - blocked)));
        }
    }

    /// <returns><c>null</c> when the queue only grows.</returns>
    public double? MeanWaitMinutes => IsStable ? WaitProbability * ServiceMinutes / (Counters - OfferedLoad) : null;

    public double ProbabilityOfWaitingOver(double minutes) =>
        IsStable ? WaitProbability * Math.Exp(-(Counters - OfferedLoad) * minutes / ServiceMinutes) : 1;

    /// <summary>Counters to open, at least those open now, until waits over <paramref name="minutes"/> are rare enough.</summary>
    /// <param name="minutes">Own default: 10.</param>
    /// <param name="tolerated">Own default: one visitor in ten; a probability equal to it is tolerated.</param>
    public int CountersFor(double minutes = 10, double tolerated = 0.1)
    {
        var queue = this with { Counters = Math.Max(Counters, (int)OfferedLoad + 1) };
        while (queue.ProbabilityOfWaitingOver(minutes) > tolerated)
            queue = queue with { Counters = queue.Counters + 1 };
        return queue.Counters;
    }
}
