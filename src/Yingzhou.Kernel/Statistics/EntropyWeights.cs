namespace Yingzhou.Kernel;

/// <summary>
/// Weights from how much an indicator tells objects apart (熵权法): 1 − entropy of its shares, normed. One volatile column takes nearly all, so they are only
/// mixed in: expert weights 0.7, entropy 0.3, and each weight stays within 0.5–2 times the expert's (a08 §3).
/// </summary>
public static class EntropyWeights
{
    public const double ExpertShare = 0.7;
    const double Least = 0.5;
    const double Most = 2;

    /// <param name="values">Objects × indicators, not negative, larger is better.</param>
    /// <returns><c>null</c> with fewer than two objects, or when no indicator tells them apart.</returns>
    public static IReadOnlyList<double>? Of(IReadOnlyList<IReadOnlyList<double>> values)
    {
        if (values.Count < 2)
            return null;
        double[] spread = [.. Enumerable.Range(0, values[0].Count).Select(j => 1 - Entropy([.. values.Select(row => row[j])]))];
        var sum = spread.Sum();
        return sum <= 1e-12 ? null : [.. spread.Select(one => one / sum)];
    }

    static double Entropy(IReadOnlyList<double> column)
    {
        var sum = column.Sum();
        // Nothing but zeros: all alike.
        return sum <= 0 ? 1 : -column.Where(x => x > 0).Sum(x => x / sum * Math.Log(x / sum)) / Math.Log(column.Count);
    }

    /// <summary>Whether every weight stays within 0.5–2 times the expert's.</summary>
    public static bool Within(IReadOnlyList<double> weights, IReadOnlyList<double> expert) =>
        weights.Zip(expert).All(pair => pair.First >= (Least * pair.Second) - 1e-12 && pair.First <= (Most * pair.Second) + 1e-12);

    /// <summary>The mix, brought back inside the limits: what is cut off goes to the others in proportion, until all fit. Sums to 1.</summary>
    public static IReadOnlyList<double> Mix(IReadOnlyList<double> expert, IReadOnlyList<double>? entropy)
    {
        double[] mixed =
        [
            .. expert.Select((weight, j) => entropy is null ? weight : (ExpertShare * weight) + ((1 - ExpertShare) * entropy[j])),
        ];
        var held = new double?[mixed.Length];
        for (var round = 0; round <= mixed.Length; round++)
        {
            var free = mixed.Where((_, j) => held[j] is null).Sum();
            var left = 1 - held.Sum(weight => weight ?? 0);
            double[] scaled = [.. mixed.Select((weight, j) => held[j] ?? (free > 0 ? weight * left / free : 0))];
            // Cut on the side that gives away more first: the other side may fit afterwards.
            var over = scaled.Select((weight, j) => Math.Max(0, weight - (Most * expert[j]))).ToArray();
            var under = scaled.Select((weight, j) => Math.Max(0, (Least * expert[j]) - weight)).ToArray();
            if (over.Sum() <= 1e-12 && under.Sum() <= 1e-12)
                return scaled;
            var high = over.Sum() >= under.Sum();
            for (var j = 0; j < mixed.Length; j++)
                if (held[j] is null && (high ? over[j] : under[j]) > 1e-12)
                    held[j] = (high ? Most : Least) * expert[j];
        }
        return [.. expert];
    }
}
