using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>One call to one official about one incident (叫应记录).</summary>
public sealed class IncidentCall
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid IncidentId { get; init; }

    /// <summary>From 0 over all levels.</summary>
    public required int Call { get; init; }

    /// <summary>0 whoever is in charge, 1 their superior.</summary>
    public required int Level { get; init; }

    public required string Official { get; init; }

    public required DateTimeOffset At { get; init; }
}
