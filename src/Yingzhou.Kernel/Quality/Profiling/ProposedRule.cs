namespace Yingzhou.Kernel;

/// <summary>What a proposed rule looks at (建议规则的种类).</summary>
public enum ProposalKind
{
    /// <summary>必填: hardly ever missing.</summary>
    Required,

    /// <summary>格式: nearly all values have one of a few shapes.</summary>
    Shape,

    /// <summary>误写: a rare value that is nearly a frequent one.</summary>
    Misspelling,

    /// <summary>函数依赖: equal values here have equal values there, nearly always.</summary>
    Dependency,

    /// <summary>离群值</summary>
    Outlier,

    /// <summary>唯一: hardly ever twice.</summary>
    Unique,

    /// <summary>并列值: what belongs into an empty cell stands in its neighbour's.</summary>
    Merged,
}

/// <summary>
/// A rule that the data themselves suggest (建议规则). It is shown with what speaks for it, and is in force only after somebody took it over: what is usual is not always right. Source: p02 R1.
/// </summary>
/// <param name="Column">Where the offending cells lie.</param>
/// <param name="Other">Of a dependency: the column it hangs on.</param>
/// <param name="Demand">What it would demand, in words.</param>
/// <param name="Expression">Of a shape: the regular expression; of an outlier: the limits, with a comma between.</param>
/// <param name="Support">Cells that keep it.</param>
/// <param name="Offending">Rows that do not, from 0, in order.</param>
public sealed record ProposedRule(
    ProposalKind Kind,
    string Column,
    string? Other,
    string Demand,
    string? Expression,
    int Support,
    IReadOnlyList<int> Offending
)
{
    /// <summary>Share of the cells concerned that keep it.</summary>
    public RatioOf Confidence => new(Support, Support + Offending.Count);
}
