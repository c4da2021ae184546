namespace Yingzhou.Kernel;

/// <summary>
/// Waiting at a row of counters with one queue that people leave when they lose patience (M/M/c+M, Erlang A; C. Palm 1957). Arrivals are Poisson, service
/// times and patience exponential. With patience it is always stable, but a load of counters or more still means that many give up.
/// </summary>
/// <param name="PatienceMinutes">Mean patience in the queue; more than 0.</param>
public sealed record ErlangA(double ArrivalsPerHour, double ServiceMinutes, int Counters, double PatienceMinutes)
{
    // Below this share of the sum a state no longer shows in any figure.
    const double Negligible = 1e-15;

    /// <summary>Work offered, in counters kept busy.</summary>
    public double OfferedLoad => ArrivalsPerHour * ServiceMinutes / 60;

    /// <summary>Share of arrivals that give up before they are served (放弃率).</summary>
    public double AbandonShare => ArrivalsPerHour == 0 ? 0 : MeanQueue / PatienceMinutes / (ArrivalsPerHour / 60);

    /// <summary>Probability of having to wait at all.</summary>
    public double WaitProbability => States().WaitProbability;

    /// <summary>Mean minutes in the queue over all arrivals, those who give up included (Little's law).</summary>
    public double MeanWaitMinutes => ArrivalsPerHour == 0 ? 0 : MeanQueue / (ArrivalsPerHour / 60);

    /// <summary>Mean number of people in the queue.</summary>
    public double MeanQueue => States().MeanQueue;

    /// <summary>
    /// What one who joins now will wait when nobody patient overtakes: each of those ahead must be served or give up.
    /// </summary>
    /// <param name="ahead">People in the queue before them while all counters are busy; below 0 means that a counter is free.</param>
    public double PredictedWaitMinutes(int ahead)
    {
        if (ahead < 0)
            return 0;
        if (Counters == 0)
            return double.PositiveInfinity;
        return Enumerable.Range(0, ahead + 1).Sum(before => 1 / (Counters / ServiceMinutes + before / PatienceMinutes));
    }

    (double WaitProbability, double MeanQueue) States()
    {
        var arrivals = ArrivalsPerHour / 60;
        // Probabilities relative to the largest so far: thousands of counters neither overflow nor vanish.
        double state = 1,
            sum = 1,
            waiting = Counters == 0 ? 1 : 0,
            queue = 0;
        for (var people = 1; ; people++)
        {
            var queued = Math.Max(0, people - Counters);
            state *= arrivals / (Math.Min(people, Counters) / ServiceMinutes + queued / PatienceMinutes);
            sum += state;
            if (people >= Counters)
                waiting += state;
            queue += queued * state;
            if (sum > 1e200)
                (state, sum, waiting, queue) = (state / 1e200, sum / 1e200, waiting / 1e200, queue / 1e200);
            if (queued > 0 && state < sum * Negligible)
                return (waiting / sum, queue / sum);
        }
    }
}
