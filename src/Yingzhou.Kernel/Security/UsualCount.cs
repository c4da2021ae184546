namespace Yingzhou.Kernel;

/// <summary>What a person usually does on a working day (行为基线): the median of the days on which they did anything, so that one bad day does not move it.</summary>
public static class UsualCount
{
    /// <param name="days">Counts of past days; days without any are left out, they are holidays.</param>
    /// <param name="unknown">What is taken for somebody without enough of a past.</param>
    /// <param name="least">Days that a baseline needs.</param>
    public static double Of(IEnumerable<int> days, double unknown, int least = 5)
    {
        var known = days.Where(count => count > 0).Order().ToList();
        return known.Count < least ? unknown
            : known.Count % 2 == 1 ? known[known.Count / 2]
            : (known[(known.Count / 2) - 1] + known[known.Count / 2]) / 2.0;
    }
}
