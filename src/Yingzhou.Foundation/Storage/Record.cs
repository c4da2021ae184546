using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>A thing the city keeps: it belongs to a region, carries a version, and every change of it leaves a line in the history.</summary>
public abstract class Record : IInRegion
{
    readonly List<CityEvent> raised = [];

    public Guid Id { get; init; } = SortableId.Next();

    /// <summary>Administrative division code (行政区划代码) the record belongs to: the row scope of every list query.</summary>
    public required string Region { get; set; }

    /// <summary>Counts the changes, from 1. It is the concurrency token, and the <c>ETag</c> at the edge.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset UpdatedAt { get; private set; }

    public string UpdatedBy { get; private set; } = "";

    /// <summary>Announces something that happened; it is published only after the transaction that stores it has been committed.</summary>
    protected void Raise(CityEvent happened) => raised.Add(happened);

    internal IReadOnlyList<CityEvent> TakeRaised()
    {
        if (raised.Count == 0)
            return [];
        CityEvent[] taken = [.. raised];
        raised.Clear();
        return taken;
    }

    internal void StampCreation(DateTimeOffset at, string by) =>
        (Version, CreatedAt, CreatedBy, UpdatedAt, UpdatedBy) = (1, at, by, at, by);

    internal void StampChange(DateTimeOffset at, string by) => (Version, UpdatedAt, UpdatedBy) = (Version + 1, at, by);
}
