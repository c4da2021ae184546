namespace Yingzhou.Kernel;

/// <summary>Why a mandate does not carry a use, in the order in which it is asked.</summary>
public enum MandateRefusal
{
    /// <summary>授权还没有开始.</summary>
    NotYet,

    /// <summary>授权已经终止: the time is over, it was withdrawn, or the representative who gave it is none any more.</summary>
    Over,

    /// <summary>不在授权的事项里.</summary>
    Item,

    /// <summary>次数用完.</summary>
    Count,
}

/// <summary>
/// How far a mandate (授权) reaches: all of its limits hold at once. Source: page p18 R7.
/// </summary>
/// <param name="Items">Ids of service items and bundles; empty for all.</param>
/// <param name="MostUses">How many applications it carries; <c>null</c> without limit.</param>
/// <param name="From">From this instant, inclusive.</param>
/// <param name="Until">Until this instant, exclusive: at it the mandate does not count any more. <c>null</c> without end.</param>
public sealed record MandateTerms(IReadOnlyList<string> Items, int? MostUses, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <param name="target">What is applied for.</param>
    /// <param name="items">The items that it starts; all of them are covered, or the target itself is.</param>
    /// <param name="used">Uses so far.</param>
    /// <returns><c>null</c> when it carries the use.</returns>
    public MandateRefusal? Refuse(string target, IReadOnlyList<string> items, int used, DateTimeOffset at) =>
        at < From ? MandateRefusal.NotYet
        : at >= Until ? MandateRefusal.Over
        : !Covers(target, items) ? MandateRefusal.Item
        : used >= MostUses ? MandateRefusal.Count
        : null;

    /// <returns><c>null</c> where there is no limit.</returns>
    public int? Left(int used) => MostUses is { } most ? Math.Max(0, most - used) : null;

    bool Covers(string target, IReadOnlyList<string> items) =>
        Items.Count == 0 || Items.Contains(target) || items.Count > 0 && items.All(Items.Contains);
}
