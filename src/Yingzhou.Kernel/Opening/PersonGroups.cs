namespace Yingzhou.Kernel;

/// <summary>Persons that a released table shows alike (等价类): nothing in the columns that could single somebody out tells them apart.</summary>
/// <param name="Values">The values they share, in the order of the columns.</param>
/// <param name="Persons">How many they are.</param>
/// <param name="Sensitive">How many of them have each value of the sensitive column; empty when the table has none.</param>
public sealed record PersonGroup(IReadOnlyList<string> Values, int Persons, IReadOnlyDictionary<string, int> Sensitive);

/// <summary>What hides a person in a released table. Source: p05 R2.</summary>
public static class PersonGroups
{
    /// <summary>k of k-anonymity: the size of the smallest group. <c>null</c> when nobody is in the table.</summary>
    public static int? Smallest(IEnumerable<PersonGroup> groups) => groups.Select(group => (int?)group.Persons).Min();

    /// <summary>The groups that may be shown: at least k persons, with at least l different sensitive values.</summary>
    public static IEnumerable<PersonGroup> Releasable(IEnumerable<PersonGroup> groups, int k, int l) =>
        groups.Where(group => group.Persons >= k && group.Sensitive.Count(value => value.Value > 0) >= l);

    /// <summary>
    /// What would do (k/l 建议): the columns of which leaving out one alone makes every group large and varied enough, the one that keeps most groups apart first. Making it coarser may do too, and tells less; that is measured when it is
    /// proposed. Source: p06 R12.
    /// </summary>
    /// <returns>Places of the columns; empty when no single one is enough, or none has to go.</returns>
    public static IReadOnlyList<int> Advice(IReadOnlyCollection<PersonGroup> groups, int k, int l)
    {
        if (groups.Count == 0 || IsEnough(groups, k, l))
            return [];
        return
        [
            .. Enumerable
                .Range(0, groups.First().Values.Count)
                .Select(column => (Column: column, Joined: Without(groups, column)))
                .Where(one => IsEnough(one.Joined, k, l))
                .OrderByDescending(one => one.Joined.Count)
                .ThenBy(one => one.Column)
                .Select(one => one.Column),
        ];
    }

    static bool IsEnough(IReadOnlyCollection<PersonGroup> groups, int k, int l) => Smallest(groups) >= k && !(LeastDiverse(groups) < l);

    // A person who stands in two groups counts twice here; the file itself is measured anew.
    static List<PersonGroup> Without(IReadOnlyCollection<PersonGroup> groups, int column) =>
        [
            .. groups
                .GroupBy(group => string.Join('\u001f', group.Values.Where((_, place) => place != column)), StringComparer.Ordinal)
                .Select(same => new PersonGroup(
                    [.. same.First().Values.Where((_, place) => place != column)],
                    same.Sum(group => group.Persons),
                    same.SelectMany(group => group.Sensitive)
                        .GroupBy(value => value.Key, StringComparer.Ordinal)
                        .ToDictionary(value => value.Key, value => value.Sum(one => one.Value), StringComparer.Ordinal)
                )),
        ];

    /// <summary>
    /// l of l-diversity: the fewest different sensitive values within a group. <c>null</c> when no group has any. A group all of whose members have one value tells it
    /// of each of them, however large it is.
    /// </summary>
    public static int? LeastDiverse(IEnumerable<PersonGroup> groups) =>
        groups.Where(group => group.Sensitive.Count > 0).Select(group => (int?)group.Sensitive.Count(value => value.Value > 0)).Min();

    /// <summary>
    /// t of t-closeness: the largest distance between a group's sensitive values and those of the whole table, 0–1. Values have no order, so that the distance is half
    /// the sum of the differences of the shares (equal ground distance, Li et al. 2007). <c>null</c> when no group has any.
    /// </summary>
    public static double? Farthest(IReadOnlyCollection<PersonGroup> groups)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, persons) in groups.SelectMany(group => group.Sensitive))
            all[value] = all.GetValueOrDefault(value) + persons;
        var total = all.Values.Sum();
        if (total == 0)
            return null;
        return groups
            .Where(group => group.Sensitive.Values.Sum() > 0)
            .Max(group =>
            {
                var own = group.Sensitive.Values.Sum();
                return all.Sum(value =>
                        Math.Abs(((double)group.Sensitive.GetValueOrDefault(value.Key) / own) - ((double)value.Value / total))
                    ) / 2;
            });
    }
}
