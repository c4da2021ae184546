namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>One condition as it was read, before it is known how it goes together with its neighbours.</summary>
/// <param name="Start">In the whole text.</param>
/// <param name="Counts">A number with its limit; otherwise something that one is, has or has not.</param>
/// <param name="Denied">It was read as <c>not(…)</c>.</param>
sealed record ReadLeaf(int Start, int End, string Feel, bool Counts, bool Denied);

/// <summary>Alternatives of which one has to hold, and the stretch of the text that says so.</summary>
sealed record ReadLine(int Start, int End, IReadOnlyList<string> Alternatives)
{
    const int MostLines = 16;

    public static ReadLine Of(params IReadOnlyList<ReadLeaf> leaves) =>
        new(leaves.Min(leaf => leaf.Start), leaves.Max(leaf => leaf.End), Merged(leaves.Select(leaf => leaf.Feel)));

    public ReadLine Or(ReadLine other) =>
        new(Math.Min(Start, other.Start), Math.Max(End, other.End), Merged(Alternatives.Concat(other.Alternatives)));

    public RuleLine Written(string text) => new(text[Start..End], string.Join(" or ", Alternatives));

    /// <summary>
    /// One of the terms has to hold, each of which asks for several things: (a and b) or c is (a or c) and (b or c), so that a draft stays a list of lines that all hold.
    /// </summary>
    /// <returns><c>null</c> when it would be more lines than anybody reads.</returns>
    public static IReadOnlyList<ReadLine>? AnyOf(IReadOnlyList<IReadOnlyList<ReadLine>> terms)
    {
        IEnumerable<ReadLine> lines = terms[0];
        foreach (var term in terms.Skip(1))
            lines = [.. lines.SelectMany(line => term.Select(line.Or))];
        var all = lines.ToList();
        // a or b says less than a: where a is asked for anyway, the longer line says nothing.
        var needed = all.Where(line =>
                !all.Exists(other => Implies(other, line) && (!Implies(line, other) || all.IndexOf(other) < all.IndexOf(line)))
            )
            .ToList();
        return needed.Count > MostLines ? null : needed;
    }

    static bool Implies(ReadLine one, ReadLine other) => one != other && one.Alternatives.All(other.Alternatives.Contains);

    // 省级专精特新或国家级“小巨人” is one fact with two values.
    static IReadOnlyList<string> Merged(IEnumerable<string> leaves)
    {
        var merged = new List<string>();
        foreach (var feel in leaves)
            if (
                LeafForm.Parse(feel) is { Succeeded: true, Value: { Kind: LeafKind.OneOf, Wanted: true } choice }
                && merged.FindIndex(other =>
                    LeafForm.Parse(other) is { Succeeded: true, Value: { Kind: LeafKind.OneOf, Wanted: true } form }
                    && form.Fact == choice.Fact
                )
                    is >= 0
                        and var at
            )
            {
                var before = LeafForm.Parse(merged[at]).Value;
                merged[at] = (before with { Values = [.. before.Values.Union(choice.Values)] }).Feel;
            }
            else if (!merged.Contains(feel))
                merged.Add(feel);
        return merged;
    }
}
