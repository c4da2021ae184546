namespace Yingzhou.Kernel;

/// <summary>
/// A table of counts whose totals are known (带合计的统计表), and what hiding some of its cells really hides (补充抑制). Who knows a total and all but one of its cells
/// knows that one too. Source: p05 R2.
/// </summary>
/// <param name="Cells">Persons in each cell.</param>
/// <param name="Totals">For each total that is published or known from elsewhere, the cells that it adds up.</param>
public sealed record CountTable(IReadOnlyList<int> Cells, IReadOnlyList<IReadOnlyList<int>> Totals)
{
    const double Nothing = 1e-9;

    /// <summary>One row and its total.</summary>
    public static CountTable Row(params IReadOnlyList<int> cells) =>
        new(
            cells,
            [
                [.. Enumerable.Range(0, cells.Count)],
            ]
        );

    /// <summary>Cells with somebody in them, and fewer than <paramref name="k"/>: hidden whatever else is. An empty cell points at nobody.</summary>
    public IReadOnlySet<int> Small(int k) =>
        Cells.Index().Where(cell => cell.Item > 0 && cell.Item < k).Select(cell => cell.Index).ToHashSet();

    /// <summary>Hidden cells that the totals and the cells shown give away exactly, over however many steps.</summary>
    public IReadOnlyList<int> Exposed(IReadOnlySet<int> hidden)
    {
        // Each total is an equation in the hidden cells; a cell is given away when the equations, solved as far as they go, leave it alone in one.
        int[] unknown = [.. hidden.Order()];
        var rows = Totals
            .Select(total => unknown.Select(cell => total.Contains(cell) ? 1.0 : 0.0).ToArray())
            .Where(row => row.Any(part => part != 0))
            .ToList();
        Reduce(rows, unknown.Length);
        return
        [
            .. rows.Where(row => row.Count(part => Math.Abs(part) > Nothing) == 1)
                .Select(row => unknown[Array.FindIndex(row, part => Math.Abs(part) > Nothing)])
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>Why the table may not go out with just these cells hidden; <c>null</c> when it may. A large cell that was hidden beside a small one may be found out.</summary>
    public Fault? Refuse(IReadOnlySet<int> hidden, int k)
    {
        var small = Small(k);
        if (small.Where(cell => !hidden.Contains(cell)).Order().FirstOrDefault(-1) is var shown and >= 0)
            return new("opening.small-cell", $"第 {shown + 1} 格只有 {Cells[shown]} 人，少于 {k} 人的格必须隐去。");
        var exposed = Exposed(hidden);
        if (exposed.FirstOrDefault(small.Contains, -1) is var found and >= 0)
            return new("opening.cell-exposed", $"隐去的第 {found + 1} 格能由合计减出来，必须再隐去一格。");
        foreach (var total in Totals)
            if (LeftOf(total, hidden, exposed) is var sum and > 0 && sum < k)
                return new("opening.hidden-sum", $"隐去的格合起来只有 {sum} 人，合计减去其余就暴露了这 {sum} 人，必须再隐去一格。");
        return null;
    }

    /// <summary>The cells to hide: all small ones, and beside them the smallest others that keep them hidden, empty ones last.</summary>
    /// <returns><c>null</c> when nothing helps: a total itself counts fewer than <paramref name="k"/>, and must not be published.</returns>
    public IReadOnlySet<int>? Hide(int k)
    {
        var small = Small(k);
        var hidden = small.ToHashSet();
        while (Refuse(hidden, k) is not null)
        {
            var exposed = Exposed(hidden);
            var weak = Totals.Where(total =>
                total.Any(cell => small.Contains(cell) && exposed.Contains(cell))
                || LeftOf(total, hidden, exposed) is > 0 and var sum && sum < k
            );
            int[] next = [.. weak.SelectMany(total => total).Where(cell => !hidden.Contains(cell))];
            // Where the weak totals have nothing more to hide, another cell may still make them ambiguous.
            if (next.Length == 0)
                next = [.. Enumerable.Range(0, Cells.Count).Where(cell => !hidden.Contains(cell))];
            if (next.Length == 0)
                return null;
            hidden.Add(next.MinBy(cell => (Cells[cell] == 0, Cells[cell], cell)));
        }
        return hidden;
    }

    // Persons in the hidden cells that remain together once those that give themselves away are taken off.
    int LeftOf(IReadOnlyList<int> total, IReadOnlySet<int> hidden, IReadOnlyList<int> exposed) =>
        total.Where(cell => hidden.Contains(cell) && !exposed.Contains(cell)).Sum(cell => Cells[cell]);

    static void Reduce(List<double[]> rows, int columns)
    {
        var done = 0;
        for (var column = 0; column < columns && done < rows.Count; column++)
        {
            var pivot = Enumerable.Range(done, rows.Count - done).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) <= Nothing)
                continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var lead = rows[done][column];
            for (var i = 0; i < columns; i++)
                rows[done][i] /= lead;
            for (var other = 0; other < rows.Count; other++)
                if (other != done && rows[other][column] is var factor && Math.Abs(factor) > Nothing)
                    for (var i = 0; i < columns; i++)
                        rows[other][i] -= factor * rows[done][i];
            done++;
        }
    }
}
