using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage.Told;

/// <summary>One way that a job outside told of (外部血缘).</summary>
sealed class ToldEdge
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Job { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Kind and id, joined by a colon.</summary>
    public required string FromNode { get; init; }

    public string? FromColumn { get; init; }

    public required string ToNode { get; init; }

    public string? ToColumn { get; init; }
}
