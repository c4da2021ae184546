using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Process.Storage;

/// <summary>
/// One stay at an activity (停留): written in the step that enters and the step that leaves, so that the heat map counts by an index and reads no log. Gateways and
/// events that hold nobody up are not kept. Cost: one insert per activity, and for those that wait one update by primary key.
/// </summary>
sealed class VisitRow : IInRegion
{
    public required Guid InstanceId { get; init; }

    public required long ElementInstanceId { get; init; }

    /// <summary>Version and element, changed together by a migration as long as the stay lasts.</summary>
    public required Guid DefinitionId { get; set; }

    public required string ElementId { get; set; }

    public required string Region { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Elapsed time of the stay in seconds; <c>null</c> while it lasts.</summary>
    public long? Seconds { get; set; }

    /// <summary>Left because something else ended it (退回, 撤销, 边界事件), not because it was done.</summary>
    public bool IsCancelled { get; set; }
}
