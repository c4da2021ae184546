using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>
/// A stretch of text without a comma (一段) and how its conditions go together. 或 joins its neighbours: the noun on its left with the noun on its right, the number with the number, so that
/// “3% 以上的高新技术企业或科技型中小企业” asks for 3% of both; where both sides say how much and what, each side is a whole. 且 binds more closely than 或. Between what one is, “、” is a choice; between
/// numbers, and under a denial, it adds.
/// </summary>
sealed partial class Stretch(string plain)
{
    readonly List<ReadLeaf> leaves = [];

    // Join of leaf i with leaf i + 1.
    readonly List<Join> joins = [];
    bool nextByAnd;

    enum Join
    {
        Goes,
        And,
        Or,
    }

    /// <summary>It begins with 或: an alternative to what stands before the comma.</summary>
    public bool IsAlternative { get; private set; }

    public bool IsEmpty => leaves.Count == 0;

    /// <summary>A 或 of which one side was not understood (另一边没有读懂): what is joined to it must not be asked for alone.</summary>
    public bool HasLooseEnd { get; private set; }

    /// <summary>且 and 或 side by side without a comma: two readings, of which one is drafted.</summary>
    public bool IsAmbiguous => joins.Contains(Join.And) && joins.Contains(Join.Or);

    bool hasAnd;

    /// <summary>The next phrase is joined by 且.</summary>
    public void And() => nextByAnd = hasAnd = leaves.Count > 0 || hasAnd;

    /// <param name="start">Of the phrase, in the whole text.</param>
    /// <param name="end">Where it stops to ask and begins to give.</param>
    /// <param name="covered">Places of words that contain 或 themselves: 环保或安全处罚.</param>
    public void Add(int start, int end, IReadOnlyList<ReadLeaf> read, IReadOnlyList<(int Start, int End)> covered)
    {
        List<int> ors =
        [
            .. Or()
                .Matches(plain[start..end])
                .Select(match => start + match.Index)
                .Where(at => !covered.Any(word => at >= word.Start && at < word.End)),
        ];
        if (leaves.Count == 0 && ors.Count > 0 && plain[start..ors[0]].Trim().Length == 0)
        {
            IsAlternative = true;
            ors.RemoveAt(0);
        }
        var ordered = read.OrderBy(leaf => leaf.Start).ToList();
        List<ReadLeaf> kept = [];
        List<Join> joined = [];
        for (var at = 0; at < ordered.Count; at++)
        {
            var leaf = ordered[at];
            if (kept.Count > 0)
            {
                var carried = Carries(kept[^1], leaf);
                var join = JoinOf(kept[^1], leaf, ors);
                if (carried)
                    (leaf, join) = (Deny(leaf), Join.Goes);
                joined.Add(join);
            }
            kept.Add(leaf);
        }
        Loosen(ors, kept, joined, start);
        if (kept.Count > 0 && leaves.Count > 0)
            joins.Add(nextByAnd ? Join.And : Join.Goes);
        if (kept.Count > 0)
            nextByAnd = false;
        leaves.AddRange(kept);
        joins.AddRange(joined);
        if (Either().IsMatch(plain[(kept.Count > 0 ? kept[^1].End : start)..end]))
            for (var at = joins.Count - joined.Count; at < joins.Count; at++)
                if (joins[at] is Join.Goes && plain[leaves[at].End..leaves[at + 1].Start].Contains('、', StringComparison.Ordinal))
                    joins[at] = Join.Or;
    }

    // 无处罚或失信: neither the one nor the other.
    bool Carries(ReadLeaf left, ReadLeaf right) =>
        left.Denied && !right.Counts && !right.Denied && right.Start >= left.End && Carried().IsMatch(plain[left.End..right.Start]);

    Join JoinOf(ReadLeaf left, ReadLeaf right, List<int> ors)
    {
        var between = plain[Math.Min(left.End, right.Start)..right.Start];
        if (ors.RemoveAll(at => at >= left.End && at < right.Start) > 0)
        {
            if (Filler().IsMatch(between))
                return Join.Or;
            // Something else stands on one side of it.
            ors.Add(left.End);
            return Join.Goes;
        }
        return Listed().IsMatch(between) && !left.Counts && !right.Counts ? Join.Or : Join.Goes;
    }

    // What is left over joins something that was not read: the chain beside it is not asked for.
    void Loosen(List<int> ors, List<ReadLeaf> kept, List<Join> joined, int start)
    {
        foreach (var at in ors)
        {
            HasLooseEnd = true;
            if (kept.Count == 0)
                continue;
            var near = kept.FindLastIndex(leaf => leaf.End <= at);
            foreach (var index in new[] { near + 1, near })
                if (index >= 0 && index < kept.Count && Beside(kept[index], at, start))
                {
                    kept.RemoveAt(index);
                    if (joined.Count > 0)
                        joined.RemoveAt(Math.Min(index, joined.Count - 1));
                }
        }
    }

    bool Beside(ReadLeaf leaf, int at, int start) =>
        !And2().IsMatch(plain[Math.Max(start, Math.Min(leaf.End, at))..Math.Max(at, leaf.Start)]);

    static ReadLeaf Deny(ReadLeaf leaf) => leaf.Denied ? leaf : leaf with { Feel = $"not({leaf.Feel})", Denied = true };

    /// <returns>Lines that all have to hold; <c>null</c> when they are too many.</returns>
    public IReadOnlyList<ReadLine>? Lines()
    {
        if (leaves.Count == 0)
            return [];
        var terms = Terms();
        return IsAmbiguous || (terms.Count == 2 && terms.TrueForAll(term => term.Count >= 2) && IsWhole(terms))
            ? ReadLine.AnyOf([.. terms.Select(Grouped)])
            : Grouped(leaves);
    }

    /// <summary>The alternative behind a comma: with the last line before it when both are one thing of a kind and nothing says 且, with all of them otherwise.</summary>
    public IReadOnlyList<ReadLine>? After(IReadOnlyList<ReadLine> before, Stretch previous)
    {
        if (Lines() is not { } own)
            return null;
        return own is [var single] && before.Count > 1 && !previous.hasAnd && previous.leaves[^1].Counts == leaves[0].Counts
            ? [.. before.SkipLast(1), before[^1].Or(single)]
            : ReadLine.AnyOf([before, own]);
    }

    List<List<ReadLeaf>> Terms()
    {
        List<List<ReadLeaf>> terms =
        [
            [leaves[0]],
        ];
        for (var at = 0; at < joins.Count; at++)
            if (joins[at] is Join.Or)
                terms.Add([leaves[at + 1]]);
            else
                terms[^1].Add(leaves[at + 1]);
        return terms;
    }

    static bool IsWhole(List<List<ReadLeaf>> terms) => terms[0][^1].Counts != terms[1][0].Counts;

    IReadOnlyList<ReadLine> Grouped(IReadOnlyList<ReadLeaf> part)
    {
        List<List<ReadLeaf>> groups = [];
        foreach (var leaf in part)
        {
            var at = leaves.IndexOf(leaf);
            if (groups.Count > 0 && at > 0 && joins[at - 1] is Join.Or)
                groups[^1].Add(leaf);
            else
                groups.Add([leaf]);
        }
        return [.. groups.Select(group => ReadLine.Of([.. group]))];
    }

    [GeneratedRegex("或者?(?!以上|以下|以内)")]
    private static partial Regex Or();

    // What may stand around 或 without being a condition of its own.
    [GeneratedRegex(
        "^(的|了|企业|单位|资格|称号|品牌|授权|记录|行为|情形|名单|认定|入库|、|或者?|还|已|曾|拥有|取得|获得|获评|获|具有|具备|建有|建成|为|属于|被|列入|受到|有|存在|发生|当年|上年|年|达到?|投保|支付|上|\\s|“|”)*$"
    )]
    private static partial Regex Filler();

    [GeneratedRegex("^(企业|单位|的)?、(拥有|取得|获评|建成|具有)?$")]
    private static partial Regex Listed();

    [GeneratedRegex("^[^，。；]{0,4}(条件|情形)?之一")]
    private static partial Regex Either();

    [GeneratedRegex("^(记录|行为|情形)?(、|和|及|与|或者?|以及)(被|已|有|列入|受到|存在|发生)*$")]
    private static partial Regex Carried();

    [GeneratedRegex("且|、")]
    private static partial Regex And2();
}
