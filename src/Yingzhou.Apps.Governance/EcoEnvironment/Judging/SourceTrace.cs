using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>What is known of one source above a section.</summary>
/// <param name="Concentration">mg/L that left it when the water now at the section passed; <c>null</c> when nobody knows.</param>
/// <param name="Flow">m³/s.</param>
sealed record TraceCandidate(
    string Outlet,
    IReadOnlyList<double> Signature,
    double? Concentration,
    double? Flow,
    double RiverFlow,
    double DecayPerHour,
    double TravelHours
);

/// <param name="Fingerprint">Share of the sample by proportions.</param>
/// <param name="Pulse">mg/L that it brings to the section; <c>null</c> when nobody knows.</param>
/// <param name="Probability">Of both together, adding up to 1 over all.</param>
sealed record TracedSource(string Outlet, double Fingerprint, double? Pulse, double Probability);

/// <summary>
/// 溯源 (c08 §3.6): the mixture of signatures nearest to the sample, weighed with what each outlet brought down the river in time. A ranking for who goes and looks, never one name: a source without figures
/// keeps its fingerprint, and none is ruled out.
/// </summary>
static class SourceTrace
{
    // What speaks against a source leaves it this much: data may be wrong.
    const double Floor = 0.02;

    // Farther apart than an analysis errs.
    const double Distinct = 0.02;

    static bool Alike(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        one.Zip(other, (a, b) => Math.Abs(a - b)).Max() <= Distinct;

    /// <param name="sample">Shares of the fingerprint's factors, adding up to 1.</param>
    public static Outcome<TracedSource[]> Of(IReadOnlyList<double> sample, IReadOnlyList<TraceCandidate> candidates)
    {
        var fit = Fingerprint.Fit(sample, [.. candidates.Select(one => (one.Outlet, one.Signature))]);
        if (fit.Fault is { } fault)
            return fault;
        var found = fit.Value.Shares.ToDictionary(share => share.Source, share => share.Share);
        // Sources that look the same share what the fit gave to one of them.
        var shares = candidates.ToDictionary(
            one => one.Outlet,
            one => candidates.Where(other => Alike(one.Signature, other.Signature)).Average(other => found[other.Outlet])
        );
        var pulses = candidates.ToDictionary(
            one => one.Outlet,
            one =>
                one is { Concentration: { } concentration, Flow: { } flow }
                    ? DownstreamPulse.Concentration(flow, concentration, one.RiverFlow, one.DecayPerHour, one.TravelHours)
                    : null
        );
        var known = pulses.Values.OfType<double>().ToList();
        var mean = known.Count > 0 ? known.Average() : 0;
        var weights = candidates.ToDictionary(
            one => one.Outlet,
            // Who is not known brings as much as the others do.
            one => Math.Max(Floor, shares[one.Outlet]) * (mean > 0 ? Math.Max(Floor, (pulses[one.Outlet] ?? mean) / mean) : 1)
        );
        var sum = weights.Values.Sum();
        return candidates
            .Select(one => new TracedSource(one.Outlet, shares[one.Outlet], pulses[one.Outlet], weights[one.Outlet] / sum))
            .OrderByDescending(one => one.Probability)
            .ToArray();
    }
}
