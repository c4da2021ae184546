using Yingzhou.Apps.Governance.EcoEnvironment.Judging;

namespace Yingzhou.Apps.Tests.EcoEnvironment;

/// <summary>溯源 on three hundred made-up incidents with their truth kept (c08 §3.6): how often the source is among the first three, and whether the probabilities mean what they say.</summary>
public sealed class TracingQualityTests(ITestOutputHelper output)
{
    const int Incidents = 300;
    const int Factors = 5;

    [Fact]
    public void Of_three_hundred_incidents_the_source_is_among_the_first_three_and_the_probabilities_are_calibrated()
    {
        var random = new Random(20261130);
        var (hits, brier, judged) = (0, 0.0, 0);
        for (var incident = 0; incident < Incidents; incident++)
        {
            var sources = 4 + random.Next(5);
            var signatures = Enumerable.Range(0, sources).Select(_ => Shares(random)).ToList();
            var truth = random.Next(sources);
            // Everybody discharges a little; the source a great deal. An eighth of the monitors is silent.
            var candidates = signatures
                .Select(
                    (signature, i) =>
                        new TraceCandidate(
                            $"S{i}",
                            signature,
                            random.Next(8) == 0 ? null : (i == truth ? 150 : 30) * Lognormal(random, 0.4),
                            0.05 + (random.NextDouble() * 0.3),
                            2.5,
                            0.01,
                            1 + (random.NextDouble() * 20)
                        )
                )
                .ToList();
            // What arrives: half the source's, the rest of the others', and errors of the analysis.
            var weights = signatures.Select((_, i) => i == truth ? 1.0 : 0.6 * random.NextDouble() / sources).ToList();
            var mixed = Enumerable
                .Range(0, Factors)
                .Select(k => signatures.Select((signature, i) => weights[i] * signature[k]).Sum() * Lognormal(random, 0.05))
                .ToList();
            var sum = mixed.Sum();

            var traced = SourceTrace.Of([.. mixed.Select(value => value / sum)], candidates).Value;

            Assert.Equal(1, traced.Sum(one => one.Probability), 9);
            hits += traced.Take(3).Any(one => one.Outlet == $"S{truth}") ? 1 : 0;
            foreach (var one in traced)
                (brier, judged) = (brier + Math.Pow(one.Probability - (one.Outlet == $"S{truth}" ? 1 : 0), 2), judged + 1);
        }

        output.WriteLine($"top three {hits / (double)Incidents:0.000}, Brier {brier / judged:0.000}");
        Assert.True(hits >= 0.8 * Incidents, $"{hits} of {Incidents} among the first three");
        Assert.True(brier / judged <= 0.15, $"Brier {brier / judged:0.000}");
    }

    static double[] Shares(Random random)
    {
        var drawn = Enumerable.Range(0, Factors).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
        return [.. drawn.Select(one => one / drawn.Sum())];
    }

    static double Lognormal(Random random, double spread) =>
        Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
