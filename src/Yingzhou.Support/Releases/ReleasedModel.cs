using Yingzhou.Kernel;

namespace Yingzhou.Support.Releases;

/// <summary>What is drawn (图纸种类): a process (流程), a decision (决策表), a form (表单), or the order of the legs of a bundle (一件事编排).</summary>
public enum ModelKind
{
    Process,
    Decision,
    Form,
    Bundle,
}

/// <summary>A released version of a decision or a form (模型版本): never changed, never deleted, only followed by the next.</summary>
public sealed class ReleasedModel
{
    public Guid Id { get; init; } = SortableId.Next();

    public required ModelKind Kind { get; init; }

    /// <summary>Stable over versions: id of the decision or of the form.</summary>
    public required string Key { get; init; }

    /// <summary>Counts the versions of this key, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>发布序号: counts all releases of the city. What begins remembers the number it began under, and so keeps the versions of that moment.</summary>
    public required long Release { get; init; }

    public required string Name { get; init; }

    /// <summary>DMN XML, form-js JSON or the legs of a bundle, as drawn.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset InForceAt { get; init; }
}
