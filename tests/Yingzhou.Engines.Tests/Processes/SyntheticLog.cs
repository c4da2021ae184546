using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>What is planted into a log whose truth is known.</summary>
/// <param name="Bottleneck">A leg that takes so many times as long.</param>
/// <param name="Hidden">A leg that lies unaccepted for nine tenths of its time.</param>
/// <param name="PingPong">A leg that sends back to the one before it, how often a case, and in which share of cases.</param>
/// <param name="Skipped">A leg that begins although the one before it has not been begun.</param>
sealed record Planted(
    (string Leg, double Times)? Bottleneck = null,
    string? Hidden = null,
    (string From, string To, int Returns, double Share)? PingPong = null,
    string? Skipped = null
);

/// <summary>Logs of bundles as their design has them: parallel legs interleave, times are log-normal, every hundredth leg is refused last. Equal seeds give equal logs.</summary>
sealed class SyntheticLog(CriticalPath plan, int seed, Planted? planted = null)
{
    static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    readonly Random random = new(seed);
    readonly List<LoggedEvent> log = [];

    public static IReadOnlyDictionary<string, double> Expected(CriticalPath plan) =>
        plan.Legs.ToDictionary(leg => leg.Id, leg => leg.PromisedDays * 24.0);

    public IReadOnlyList<LoggedEvent> Cases(int count)
    {
        for (var i = 0; i < count; i++)
            Case($"case-{i:00000}", Monday.AddHours(i * 3));
        // A log is not sorted by case: neither is this one.
        return [.. log.OrderBy(line => line.At)];
    }

    void Case(string id, DateTimeOffset start)
    {
        var finished = new Dictionary<string, DateTimeOffset>();
        var pingPong = planted?.PingPong is { } plan_ && random.NextDouble() < plan_.Share ? plan_ : default;
        foreach (var leg in plan.Legs)
        {
            var ready = leg.DependsOn.Select(on => finished[on]).Append(start).Max();
            if (leg.Id == planted?.Skipped)
                ready = start;
            if (leg.Id == pingPong.From)
                for (var back = 0; back < pingPong.Returns; back++)
                {
                    var sent = Stay(id, leg, ready, LoggedKind.Cancelled);
                    ready = Stay(id, plan.Legs.Single(other => other.Id == pingPong.To), sent, LoggedKind.Finished);
                }
            finished[leg.Id] = Stay(id, leg, ready, LoggedKind.Finished);
        }
    }

    DateTimeOffset Stay(string id, PromisedLeg leg, DateTimeOffset ready, LoggedKind end)
    {
        var hours =
            leg.PromisedDays
            * 24
            * 0.4
            * Math.Exp(0.4 * Normal())
            * (planted?.Bottleneck is { } slow && slow.Leg == leg.Id ? slow.Times : 1);
        var share = leg.Id == planted?.Hidden ? 0.9 : 0.02 + (0.2 * random.NextDouble());
        log.Add(new(id, leg.Id, leg.Unit, ready, LoggedKind.Ready));
        log.Add(new(id, leg.Id, leg.Unit, ready.AddHours(hours * share), LoggedKind.Accepted));
        log.Add(new(id, leg.Id, leg.Unit, ready.AddHours(hours), end));
        return ready.AddHours(hours);
    }

    // Box–Muller.
    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
