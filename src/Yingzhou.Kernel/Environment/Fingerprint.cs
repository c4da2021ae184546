namespace Yingzhou.Kernel;

/// <param name="Share">0–1.</param>
public readonly record struct SourceShare(string Source, double Share);

/// <param name="Shares">The largest first; they add up to 1. A ranking of suspects, never one name.</param>
/// <param name="SquaredResidual">What the mixture leaves unexplained.</param>
public sealed record FingerprintFit(IReadOnlyList<SourceShare> Shares, double SquaredResidual);

/// <summary>
/// 指纹溯源: the mixture of source signatures nearest to a sample, shares not negative and adding up to one: min ‖y − Σ f·S‖. The nearest point of a convex hull, by Ph. Wolfe's finite algorithm
/// (Mathematical Programming 11, 1976). Source: c08 §3.6.
/// </summary>
public static class Fingerprint
{
    const double Settled = 1e-12;

    /// <returns>A fault when there is no source or signatures and sample have different lengths.</returns>
    public static Outcome<FingerprintFit> Fit(
        IReadOnlyList<double> sample,
        IReadOnlyList<(string Source, IReadOnlyList<double> Signature)> sources
    )
    {
        if (sources.Count == 0)
            return new Fault("environment.no-source", "没有可比对的来源指纹。") { Field = "sources" };
        if (sources.FirstOrDefault(source => source.Signature.Count != sample.Count) is { Source: { } odd })
            return new Fault("environment.signature-length", $"来源“{odd}”的指纹与样品的项目数不同。") { Field = "signature" };

        double[][] points = [.. sources.Select(source => source.Signature.Zip(sample, (one, other) => one - other).ToArray())];
        var shares = Nearest(points);
        var rest = Mix(points, shares);
        return new FingerprintFit(
            [.. sources.Select((source, i) => new SourceShare(source.Source, shares[i])).OrderByDescending(share => share.Share)],
            Dot(rest, rest)
        );
    }

    static double[] Nearest(double[][] points)
    {
        List<int> corral = [Enumerable.Range(0, points.Length).MinBy(i => Dot(points[i], points[i]))];
        List<double> weights = [1];
        // Each major round lowers the norm, so that no corral comes twice; the bound is for rounding.
        for (var round = 0; round < 100 * points.Length; round++)
        {
            var now = Mix([.. corral.Select(i => points[i])], weights);
            var best = Enumerable.Range(0, points.Length).MinBy(i => Dot(now, points[i]));
            if (corral.Contains(best) || Dot(now, points[best]) >= Dot(now, now) - Settled)
                break;
            corral.Add(best);
            weights.Add(0);
            while (!Inside(points, corral, weights)) { }
        }
        var shares = new double[points.Length];
        foreach (var (i, weight) in corral.Zip(weights))
            shares[i] = weight;
        return shares;
    }

    // Moves to the nearest point of the corral's affine hull, or to the border of the corral on the way, where one corner drops out.
    static bool Inside(double[][] points, List<int> corral, List<double> weights)
    {
        var goal = Affine([.. corral.Select(i => points[i])]);
        if (goal.All(weight => weight > Settled))
        {
            for (var i = 0; i < goal.Length; i++)
                weights[i] = goal[i];
            return true;
        }
        var step = Enumerable
            .Range(0, goal.Length)
            .Where(i => goal[i] <= Settled)
            .Select(i => weights[i] - goal[i] > 0 ? weights[i] / (weights[i] - goal[i]) : 0)
            .Append(1)
            .Min();
        for (var i = 0; i < goal.Length; i++)
            weights[i] += step * (goal[i] - weights[i]);
        var leaves = Enumerable.Range(0, goal.Length).Where(i => goal[i] <= Settled).MinBy(i => weights[i]);
        corral.RemoveAt(leaves);
        weights.RemoveAt(leaves);
        var sum = weights.Sum();
        for (var i = 0; i < weights.Count; i++)
            weights[i] = sum > 0 ? weights[i] / sum : 1.0 / weights.Count;
        return corral.Count == 1;
    }

    static double[] Affine(double[][] points)
    {
        var n = points.Length;
        // (1 + pᵢ·pⱼ) λ = 1, scaled to sum 1, has the same solution as the bordered system. Two like signatures leave it singular; the least ridge decides between them.
        var ridge = 1e-12 * (1 + points.Max(point => Dot(point, point)));
        var matrix = points.Select((one, i) => points.Select((other, j) => 1 + Dot(one, other) + (i == j ? ridge : 0)).ToArray()).ToArray();
        double[] equal = [.. Enumerable.Repeat(1.0, n)];
        var solution = LinearSystem.Solve(matrix, equal) ?? equal;
        var sum = solution.Sum();
        return [.. solution.Select(weight => weight / sum)];
    }

    static double[] Mix(IReadOnlyList<double[]> points, IReadOnlyList<double> weights)
    {
        var mixed = new double[points[0].Length];
        for (var i = 0; i < points.Count; i++)
        for (var k = 0; k < mixed.Length; k++)
            mixed[k] += weights[i] * points[i][k];
        return mixed;
    }

    static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}

/// <summary>下游浓度: what an outlet brings to a section downstream, c = q·C·e^(−k·t) ÷ (Q + q). Source: c08 §3.6.</summary>
public static class DownstreamPulse
{
    /// <param name="outletFlow">q, m³/s.</param>
    /// <param name="concentration">C, mg/L.</param>
    /// <param name="riverFlow">Q, m³/s.</param>
    /// <param name="decayPerHour">k.</param>
    /// <param name="travelHours">t.</param>
    /// <returns>mg/L; <c>null</c> when nothing flows.</returns>
    public static double? Concentration(
        double outletFlow,
        double concentration,
        double riverFlow,
        double decayPerHour,
        double travelHours
    ) => outletFlow + riverFlow > 0 ? outletFlow * concentration * Math.Exp(-decayPerHour * travelHours) / (riverFlow + outletFlow) : null;
}
