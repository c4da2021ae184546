namespace Yingzhou.Kernel;

/// <summary>A reason with how often it was given (帕累托排列).</summary>
/// <param name="Cumulative">Of all, this reason and those before it.</param>
public sealed record ParetoLine<T>(T Reason, int Count, RatioOf Cumulative);

/// <summary>Reasons, the most frequent first: where work pays most.</summary>
public static class Pareto
{
    /// <remarks>Reasons given equally often keep the order in which they were first given.</remarks>
    public static IReadOnlyList<ParetoLine<T>> Of<T>(IEnumerable<T> reasons)
    {
        var groups = reasons
            .GroupBy(reason => reason)
            .Select(group => (group.Key, Count: group.Count()))
            .OrderByDescending(group => group.Count)
            .ToList();
        var all = groups.Sum(group => group.Count);
        var until = 0;
        return [.. groups.Select(group => new ParetoLine<T>(group.Key, group.Count, new(until += group.Count, all)))];
    }
}
