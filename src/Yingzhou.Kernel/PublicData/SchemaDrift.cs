namespace Yingzhou.Kernel;

/// <summary>A column as registered or as it arrived.</summary>
/// <param name="Type">As it is written where it comes from, e.g. VARCHAR(100).</param>
public readonly record struct ColumnShape(string Name, string Type);

/// <param name="Registered">Type in the catalogue.</param>
/// <param name="Arrived">Type in the load.</param>
public readonly record struct RetypedColumn(string Name, string Registered, string Arrived);

/// <summary>
/// How a load differs from what its catalogue registers (结构漂移). A new column is kept apart until it is registered; one that is missing or of another type
/// stops the load, and the old data stays. Source: p01 R6.
/// </summary>
public sealed record SchemaDrift(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<RetypedColumn> Retyped)
{
    public bool StopsLoad => Removed.Count > 0 || Retyped.Count > 0;

    /// <param name="sameType">Whether an arriving type (second) holds what the registered one (first) promises; by default the same name.</param>
    public static SchemaDrift Between(
        IReadOnlyCollection<ColumnShape> registered,
        IReadOnlyCollection<ColumnShape> arrived,
        Func<string, string, bool>? sameType = null
    )
    {
        sameType ??= (one, other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
        var known = registered.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        var came = arrived.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return new(
            [.. arrived.Where(column => !known.ContainsKey(column.Name)).Select(column => column.Name)],
            [.. registered.Where(column => !came.ContainsKey(column.Name)).Select(column => column.Name)],
            [
                .. registered
                    .Where(column => came.TryGetValue(column.Name, out var now) && !sameType(column.Type, now.Type))
                    .Select(column => new RetypedColumn(column.Name, column.Type, came[column.Name].Type)),
            ]
        );
    }

    /// <summary>For the source's clerk: which column, what it was, what came.</summary>
    public override string ToString() =>
        string.Join(
            "；",
            Retyped
                .Select(column => $"{column.Name} 由 {column.Registered} 变为 {column.Arrived}")
                .Concat(Removed.Select(name => $"缺少 {name}"))
                .Concat(Added.Select(name => $"多出未登记的 {name}"))
        );
}
