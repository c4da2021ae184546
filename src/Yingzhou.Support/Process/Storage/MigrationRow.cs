using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Storage;

/// <summary>A migration of all running instances of one version (迁移): where it is, so that it goes on after a crash.</summary>
sealed class MigrationRow
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid SourceId { get; init; }

    public required Guid TargetId { get; init; }

    /// <summary>JSON object: element or flow id in the source → in the target, where they differ.</summary>
    public required string Mapping { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last instance looked at; they are taken in the order of their ids.</summary>
    public Guid? LastId { get; set; }

    public int Moved { get; set; }

    public int Stayed { get; set; }

    /// <summary>JSON array of the first refusals: instance and reason.</summary>
    public required string Reasons { get; set; }

    public int Version { get; set; }
}
