using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

/// <summary>A released version of a drawn process (流程定义). Running instances stay on theirs; a new release makes a new version.</summary>
public sealed class ProcessDefinition
{
    public Guid Id { get; init; } = SortableId.Next();

    /// <summary>Id of the process element, stable over versions.</summary>
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>BPMN 2.0 XML as drawn, with its diagram.</summary>
    public required string Xml { get; init; }

    /// <summary>SHA-256 of the XML, by which a start sees that content did not change.</summary>
    public required string Digest { get; init; }

    /// <summary>发布序号: its place among all releases of the city.</summary>
    public long Release { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }
}
