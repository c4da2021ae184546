namespace Yingzhou.Kernel;

/// <summary>
/// Dependencies that nearly hold (近似函数依赖): where rows with equal values in one column nearly always have equal values in another, the few that do not are suspected. A cell is offending
/// only if at least half of the dependencies that speak of it, each after its strength, say so: of two columns that contradict each other one alone does not tell which is wrong.
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
            var (said, wrong) = (new double[table.Rows], new double[table.Rows]);
            foreach (var dependency in speaking)
            {
                foreach (var row in dependency.Spoken.Concat(dependency.For))
                    said[row] += dependency.Strength;
                foreach (var row in dependency.Against)
                    wrong[row] += dependency.Strength;
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

    /// <param name="Spoken">Rows of groups that are large enough to accuse one of theirs.</param>
    /// <param name="For">Rows of pairs that agree: too few to accuse, enough to stand up for each other.</param>
    /// <param name="Strength">Share of what chance leaves open that it explains: a loose dependency does not outvote a strict one.</param>
    sealed record Found(int On, int Of, List<int> Spoken, List<int> For, List<int> Against, double Strength);

    static Found? Find(int[] on, int[] of, int onColumn, int ofColumn)
    {
        var all = Enumerable.Range(0, on.Length).Where(row => on[row] >= 0 && of[row] >= 0).GroupBy(row => on[row]).ToList();
        var groups = all.Where(group => group.Count() >= SmallestGroup).ToList();
        // Where its fellows agree on a value, a row without one lacks it.
        var missing = Enumerable.Range(0, on.Length).Where(row => on[row] >= 0 && of[row] < 0).ToLookup(row => on[row]);
        var (spoken, against, silent, kept) = (new List<int>(), new List<int>(), new List<int>(), 0);
        foreach (var group in groups)
        {
            var (usual, count) = group.CountBy(row => of[row]).MaxBy(one => one.Value);
            spoken.AddRange(group);
            kept += count;
            var lacking = missing[group.Key].ToList();
            if (count * 2 > group.Count() + lacking.Count)
            {
                against.AddRange(group.Where(row => of[row] != usual).Concat(lacking));
                silent.AddRange(lacking);
            }
        }
        if (spoken.Count < Covers * on.Length || groups.Count < 2)
            return null;
        var byChance = spoken.CountBy(row => of[row]).Max(one => one.Value);
        if (byChance == spoken.Count || (double)(kept - byChance) / (spoken.Count - byChance) is var strength && strength < Explains)
            return null;
        var pairs = all.Where(group => group.Count() == 2 && of[group.First()] == of[group.Last()]).SelectMany(group => group);
        return new(onColumn, ofColumn, [.. spoken, .. silent], [.. pairs], against, strength);
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
