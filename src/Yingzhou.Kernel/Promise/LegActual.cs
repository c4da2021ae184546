namespace Yingzhou.Kernel;

/// <summary>What a finished leg really took, in working days since the bundle started.</summary>
/// <param name="ReadyAt">When its last predecessor finished; 0 for legs that depend on nothing. A leg is timed only from here.</param>
/// <param name="PausedDays">Working days of supplement or special procedure in between: not the unit's.</param>
public sealed record LegActual(string Id, int ReadyAt, int FinishedAt, int PausedDays = 0)
{
    public int ElapsedDays => FinishedAt - ReadyAt;

    /// <summary>Plays durations through the dependencies: what happens when each leg starts as soon as it is ready.</summary>
    public static IReadOnlyList<LegActual> Replay(CriticalPath plan, Func<PromisedLeg, int> elapsedDays)
    {
        var played = new Dictionary<string, LegActual>();
        foreach (var leg in plan.Legs)
        {
            var ready = leg.DependsOn.Select(on => played[on].FinishedAt).DefaultIfEmpty(0).Max();
            played[leg.Id] = new LegActual(leg.Id, ready, ready + elapsedDays(leg));
        }

        return [.. plan.Legs.Select(leg => played[leg.Id])];
    }
}
