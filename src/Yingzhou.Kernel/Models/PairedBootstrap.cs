namespace Yingzhou.Kernel;

/// <summary>
/// 95 % interval of a mean difference between two versions that were tried on the same cases (配对自助法). Neighbours in time err alike, so whole blocks are drawn (moving blocks; H. R. Künsch, Annals of Statistics 17, 1989). The same
/// seed gives the same interval.
/// </summary>
public static class PairedBootstrap
{
    const int Rounds = 1_000;

    /// <param name="differences">Challenger minus champion, more is better, in the order of time.</param>
    /// <returns><c>null</c> below ten cases: so few say nothing.</returns>
    public static MetricDifference? Interval(IReadOnlyList<double> differences, int block, int seed = 1)
    {
        const int fewest = 10;
        var count = differences.Count;
        if (count < fewest)
            return null;
        var size = Math.Clamp(block, 1, count / 2);
        var random = new Random(seed);
        double[] means = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var (sum, taken) = (0.0, 0);
            while (taken < count)
            {
                var start = random.Next(count - size + 1);
                for (var i = start; i < start + size && taken < count; i++, taken++)
                    sum += differences[i];
            }
            means[round] = sum / count;
        }
        return new(Quantile.Of(means, 0.025)!.Value, Quantile.Of(means, 0.975)!.Value);
    }
}
