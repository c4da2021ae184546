namespace Yingzhou.Kernel;

/// <summary>
/// OSPA distance of two sets of positions (D. Schuhmacher, B.-T. Vo, B.-N. Vo, IEEE TSP 56, 2008): localisation and wrong number in one figure, metres.
/// </summary>
public static class Ospa
{
    /// <param name="cutOff">What a missing or superfluous target costs, metres.</param>
    public static double Distance(
        IReadOnlyList<(double East, double North)> truth,
        IReadOnlyList<(double East, double North)> found,
        double cutOff = 300,
        double order = 2
    )
    {
        var (few, many) = truth.Count <= found.Count ? (truth, found) : (found, truth);
        if (many.Count == 0)
            return 0;
        var most = Math.Pow(cutOff, order);
        // What a pair saves against its being missing.
        var best = Assignment.Best([.. few.Select(one => many.Select(other => Saved(one, other)).ToArray())]);
        var saved = best.Select((column, row) => column is { } pair ? Saved(few[row], many[pair])!.Value : 0).Sum();
        return Math.Pow(Math.Max(0, (most * many.Count) - saved) / many.Count, 1 / order);

        double? Saved((double East, double North) one, (double East, double North) other)
        {
            var apart = Math.Sqrt(Math.Pow(one.East - other.East, 2) + Math.Pow(one.North - other.North, 2));
            return apart < cutOff ? most - Math.Pow(apart, order) : null;
        }
    }
}
