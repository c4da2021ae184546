namespace Yingzhou.Kernel;

/// <summary>
/// Dependencies that nearly hold (近似函数依赖): where rows with equal values in one column nearly always have equal values in another, the few that do not are suspected. A cell is offending
/// only if at least half of the dependencies that speak of it say so: of two columns that contradict each other one alone does not tell which is wrong.
/// </summary>
static class Dependencies
{
    /// <summary>Least rows with one value that can outvote one of them.</summary>
    const int SmallestGroup = 3;

    /// <summary>Share of what chance leaves open that the dependency must explain (Goodman and Kruskal's λ).</summary>
    const double Explains = 0.6;

    /// <summary>Least share of the grouped rows: what holds for a few groups only says nothing of the table.</summary>
    const double Covers = 0.3;

    public static IEnumerable<ProposedRule> Of(ProfiledTable table)
    {
        var codes = Enumerable.Range(0, table.Names.Count).Select(column => Codes(table.Column(column))).ToList();
        var found = new List<Found>();
        for (var on = 0; on < codes.Count; on++)
        for (var of = 0; of < codes.Count; of++)
            if (on != of && Find(codes[on], codes[of], on, of) is { } dependency)
                found.Add(dependency);
        foreach (var (of, speaking) in found.GroupBy(dependency => dependency.Of).Select(same => (same.Key, same.ToList())))
        {
            var (said, wrong) = (new int[table.Rows], new int[table.Rows]);
            foreach (var dependency in speaking)
            {
                foreach (var row in dependency.Spoken)
                    said[row]++;
                foreach (var row in dependency.Against)
                    wrong[row]++;
            }
            foreach (var dependency in speaking)
            {
                int[] offending = [.. dependency.Against.Where(row => wrong[row] * 2 >= said[row]).Order()];
                if (offending.Length > 0)
                    yield return new(
                        ProposalKind.Dependency,
                        table.Names[of],
                        table.Names[dependency.On],
                        $"“{table.Names[dependency.On]}”相同时也相同",
                        null,
                        dependency.Spoken.Count - offending.Length,
                        offending
                    );
            }
        }
    }

    sealed record Found(int On, int Of, List<int> Spoken, List<int> Against);

    static Found? Find(int[] on, int[] of, int onColumn, int ofColumn)
    {
        var groups = Enumerable
            .Range(0, on.Length)
            .Where(row => on[row] >= 0 && of[row] >= 0)
            .GroupBy(row => on[row])
            .Where(group => group.Count() >= SmallestGroup)
            .ToList();
        var (spoken, against, kept) = (new List<int>(), new List<int>(), 0);
        foreach (var group in groups)
        {
            var (usual, count) = group.CountBy(row => of[row]).MaxBy(one => one.Value);
            spoken.AddRange(group);
            kept += count;
            if (count * 2 > group.Count())
                against.AddRange(group.Where(row => of[row] != usual));
        }
        if (spoken.Count < Covers * on.Length || groups.Count < 2)
            return null;
        var byChance = spoken.CountBy(row => of[row]).Max(one => one.Value);
        return byChance < spoken.Count && kept - byChance >= Explains * (spoken.Count - byChance)
            ? new(onColumn, ofColumn, spoken, against)
            : null;
    }

    static int[] Codes(IReadOnlyList<string?> cells)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. cells.Select(cell =>
                ProfiledTable.IsMissing(cell) ? -1
                : known.TryGetValue(cell!, out var code) ? code
                : known[cell!] = known.Count
            ),
        ];
    }
}
