namespace Yingzhou.Kernel;

/// <summary>An open order of a rule, one of those that its rows are divided among.</summary>
/// <param name="Part">From 1.</param>
/// <param name="ClaimedFixed">The source says that the rows of this one are mended.</param>
public readonly record struct OrderPart(int Part, bool ClaimedFixed);

/// <summary>
/// Divides the rows that break a rule among orders of at most <see cref="IssueWay.MostRows"/> each (工单拆分). When fewer rows break it than before, those that were said to be mended are believed
/// first: what is left falls to the others. Source: p02 §4.
/// </summary>
public static class OrderParts
{
    /// <summary>Open orders of one rule at a time: more would bury the department. The rest waits and is ordered when these are done.</summary>
    public const int Most = 20;

    /// <param name="failing">Rows that break the rule now.</param>
    /// <returns>Rows of each part; 0 for an open one that nothing is left for. New parts take the lowest free numbers.</returns>
    public static IReadOnlyDictionary<int, int> Share(long failing, IReadOnlyCollection<OrderPart> open)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failing);
        var shares = new SortedDictionary<int, int>();
        foreach (var part in open.OrderBy(one => one.ClaimedFixed).ThenBy(one => one.Part))
            Take(part.Part);
        for (var part = 1; failing > 0 && shares.Count < Most; part++)
            if (!shares.ContainsKey(part))
                Take(part);
        return shares;

        void Take(int part)
        {
            shares[part] = (int)Math.Min(IssueWay.MostRows, failing);
            failing -= shares[part];
        }
    }
}
