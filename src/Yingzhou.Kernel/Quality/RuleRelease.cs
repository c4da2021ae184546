namespace Yingzhou.Kernel;

/// <summary>A score of one day under one version of the rules.</summary>
public readonly record struct ScoredDay(DateOnly Day, int RuleVersion, double Points);

/// <param name="Breaks">The rules changed since the point before: the line must not be drawn through.</param>
public readonly record struct SeriesPoint(ScoredDay Scored, bool Breaks);

/// <summary>A change of rules is a release (规则发布): it must not look like a change of the data, nor overturn a ranking in mid-quarter. Source: p02 R8.</summary>
public static class RuleRelease
{
    public static IReadOnlyList<SeriesPoint> Series(IEnumerable<ScoredDay> scored)
    {
        var points = new List<SeriesPoint>();
        foreach (var day in scored.OrderBy(one => one.Day).ThenBy(one => one.RuleVersion))
            points.Add(new(day, points.Count > 0 && points[^1].Scored.RuleVersion != day.RuleVersion));
        return points;
    }

    /// <summary>The version by which departments are ranked: that in force when the quarter began, else the first one released in it.</summary>
    /// <param name="releases">When each version came into force.</param>
    /// <returns><c>null</c> when nothing was released by that day.</returns>
    public static int? RankedBy(IReadOnlyCollection<(int Version, DateOnly From)> releases, DateOnly day)
    {
        var quarter = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        var before = releases
            .Where(release => release.From <= quarter)
            .OrderBy(release => release.From)
            .ThenBy(release => release.Version)
            .ToList();
        if (before.Count > 0)
            return before[^1].Version;
        return releases
            .Where(release => release.From <= day)
            .OrderBy(release => release.From)
            .Select(release => (int?)release.Version)
            .FirstOrDefault();
    }
}
