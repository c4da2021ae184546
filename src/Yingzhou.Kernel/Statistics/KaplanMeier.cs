namespace Yingzhou.Kernel;

/// <summary>How long somebody was observed (观察时长).</summary>
/// <param name="Time">In one unit for all, e.g. months.</param>
/// <param name="Ended">Whether the event came then; otherwise they were still there when last seen (删失, "+").</param>
public readonly record struct Lifetime(double Time, bool Ended);

/// <summary>A step of the curve.</summary>
/// <param name="AtRisk">Observed just before this time; who is censored at the same time still counts.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Events, double Survival, double StandardError);

/// <summary>The share that is still there after a time (卡普兰—迈耶生存曲线; E. L. Kaplan and P. Meier, JASA 53, 1958), with Greenwood's error.</summary>
public sealed record KaplanMeier(IReadOnlyList<SurvivalStep> Steps, double LongestObserved)
{
    public static KaplanMeier Of(IReadOnlyCollection<Lifetime> lifetimes)
    {
        var steps = new List<SurvivalStep>();
        var (survival, variance) = (1.0, 0.0);
        foreach (var time in lifetimes.Where(one => one.Ended).Select(one => one.Time).Distinct().Order())
        {
            var atRisk = lifetimes.Count(one => one.Time >= time);
            var events = lifetimes.Count(one => one.Ended && one.Time == time);
            survival *= 1 - (double)events / atRisk;
            variance += atRisk == events ? 0 : (double)events / atRisk / (atRisk - events);
            steps.Add(new(time, atRisk, events, survival, survival * Math.Sqrt(variance)));
        }
        return new(steps, lifetimes.Count == 0 ? 0 : lifetimes.Max(one => one.Time));
    }

    /// <returns><c>null</c> beyond the longest observation, where nothing is known, unless nobody is left.</returns>
    public double? At(double time)
    {
        var reached = Steps.LastOrDefault(step => step.Time <= time);
        return time > LongestObserved && reached?.Survival != 0 ? null : reached?.Survival ?? 1;
    }

    /// <summary>95 % by Greenwood on the log(−log) scale, which never leaves 0 to 1.</summary>
    public (double Lower, double Upper)? IntervalAt(double time)
    {
        if (At(time) is null || Steps.LastOrDefault(step => step.Time <= time) is not { Survival: > 0 and < 1 } step)
            return null;
        var spread = 1.959963984540054 * step.StandardError / (step.Survival * Math.Log(step.Survival));
        var (one, other) = (Math.Pow(step.Survival, Math.Exp(spread)), Math.Pow(step.Survival, Math.Exp(-spread)));
        return (Math.Min(one, other), Math.Max(one, other));
    }
}
