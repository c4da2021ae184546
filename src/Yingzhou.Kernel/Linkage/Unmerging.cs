namespace Yingzhou.Kernel;

/// <summary>A case, a certificate or another thing that hangs on a record of a person.</summary>
/// <param name="Member">The record it was linked to; <c>null</c> when it was linked to the merged one as a whole.</param>
public sealed record RecordLink(string Id, string? Member, DateTimeOffset At);

/// <param name="Returned">By member: what goes back by itself.</param>
/// <param name="ToDecide">Linked after the merge: which of the members it belongs to, nobody knows yet.</param>
public sealed record Unmerged(IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> Returned, IReadOnlyList<RecordLink> ToDecide);

/// <summary>A merge of two records that can be undone (合并可撤销). Source: p02 R6, §9.6.</summary>
public sealed record RecordMerge(IReadOnlyList<string> Members, DateTimeOffset At)
{
    /// <summary>What was linked before the merge returns to its owner; what came with or after it goes to a decision list.</summary>
    public Unmerged Undo(IEnumerable<RecordLink> links)
    {
        var all = links.ToList();
        return new(
            Members.ToDictionary(
                member => member,
                member => (IReadOnlyList<RecordLink>)[.. all.Where(link => Before(link) && link.Member == member)]
            ),
            [.. all.Where(link => !Before(link))]
        );
    }

    bool Before(RecordLink link) => link.At < At && link.Member is { } member && Members.Contains(member);
}
