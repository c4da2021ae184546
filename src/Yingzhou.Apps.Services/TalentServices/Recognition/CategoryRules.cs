using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>One way into a category (认定条件), compiled once.</summary>
/// <param name="Category">A–F, A the highest.</param>
public sealed record CategoryClause(string Id, string Category, string Title, Criterion Criterion);

/// <summary>A clause that what is not known decides.</summary>
/// <param name="Missing">The minimal sets of facts that could make it hold, smallest first.</param>
public sealed record OpenClause(CategoryClause Clause, IReadOnlyList<IReadOnlyList<string>> Missing);

/// <summary>A clause that fails by a little (差一点).</summary>
public sealed record NearClause(CategoryClause Clause, IReadOnlyList<Gap> Gaps);

/// <summary>What the facts say of somebody's category (认定判断).</summary>
/// <param name="Proven">The clause of the highest category that registers prove; <c>null</c> when none does.</param>
/// <param name="Open">Clauses of higher categories that may still hold, the highest category first.</param>
/// <param name="Near">Clauses of higher categories that fail by a little.</param>
public sealed record CategoryFinding(CategoryClause? Proven, IReadOnlyList<OpenClause> Open, IReadOnlyList<NearClause> Near)
{
    /// <summary>Nothing that is unknown could give more: it can be decided without a person.</summary>
    public bool IsSettled => Open.Count == 0;

    /// <summary>The facts worth asking for: those of the smallest sets, each once.</summary>
    public IReadOnlyList<string> Wanted =>
        [.. Open.SelectMany(one => one.Missing.Take(1)).SelectMany(set => set).Distinct(StringComparer.Ordinal)];
}

/// <summary>一键智认 (a10 §3): of all clauses the highest category that holds wins; what is unknown is never a no.</summary>
public static class CategoryRules
{
    public static CategoryFinding Find(IEnumerable<CategoryClause> clauses, FactSheet sheet)
    {
        var judged = clauses
            .OrderBy(clause => clause.Category, StringComparer.Ordinal)
            .ThenBy(clause => clause.Id, StringComparer.Ordinal)
            .Select(clause => (Clause: clause, Judgement: clause.Criterion.Judge(sheet)))
            .ToList();
        var proven = judged.FirstOrDefault(one => one.Judgement.Verdict is Verdict.Entitled).Clause;
        // Of its own category and below nothing is of interest any more.
        var above = judged.Where(one => proven is null || string.CompareOrdinal(one.Clause.Category, proven.Category) < 0).ToList();
        return new(
            proven,
            [.. above.Where(one => one.Judgement.Verdict is Verdict.Open).Select(one => new OpenClause(one.Clause, one.Judgement.Missing))],
            [.. above.Where(one => one.Judgement.Verdict is Verdict.Near).Select(one => new NearClause(one.Clause, one.Judgement.Gaps))]
        );
    }
}

/// <summary>What becomes of a category when its facts are looked at again (复核).</summary>
public enum Renewed
{
    /// <summary>保持.</summary>
    Kept,

    /// <summary>升级.</summary>
    Raised,

    /// <summary>降级.</summary>
    Lowered,

    /// <summary>失效: not even the lowest category is left.</summary>
    Lapsed,

    /// <summary>待查: something unknown decides whether it can be kept, and until it is known it is.</summary>
    Undecided,
}

/// <summary>Validity and downgrading (有效期与降级, a10 §3).</summary>
public static class Renewal
{
    public static Renewed Of(string category, CategoryFinding finding) =>
        finding.Proven is { } proven && string.CompareOrdinal(proven.Category, category) <= 0
            ? proven.Category == category
                ? Renewed.Kept
                : Renewed.Raised
            : finding.Open.Any(one => string.CompareOrdinal(one.Clause.Category, category) <= 0)
                ? Renewed.Undecided
                : finding.Proven is null
                    ? finding.Open.Count > 0
                        ? Renewed.Undecided
                        : Renewed.Lapsed
                    : Renewed.Lowered;
}
