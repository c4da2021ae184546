namespace Yingzhou.Kernel;

/// <summary>
/// 错误发现率: of many tests at once, those that may be reported so that at most such a share of the reports is chance. Source: Y. Benjamini, Y. Hochberg, JRSS B 57, 1995.
/// </summary>
public static class FalseDiscovery
{
    /// <param name="share">At most so large a share of false reports, e.g. 0.05.</param>
    /// <returns>Places of the probabilities that survive, in their own order.</returns>
    public static IReadOnlyList<int> Surviving(IReadOnlyList<double> probabilities, double share = 0.05)
    {
        var sorted = probabilities.Index().OrderBy(one => one.Item).ToArray();
        var last = sorted.Length - 1;
        while (last >= 0 && sorted[last].Item > share * (last + 1) / sorted.Length)
            last--;
        return [.. sorted.Take(last + 1).Select(one => one.Index).Order()];
    }
}
