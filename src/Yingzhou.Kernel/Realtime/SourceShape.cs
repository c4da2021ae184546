using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Yingzhou.Kernel;

/// <summary>A column of a source table.</summary>
/// <param name="Type">As the source writes it, e.g. <c>numeric(10,2)</c>, <c>character varying(20)</c>.</param>
/// <param name="IsKey">Part of the identity by which its rows are known.</param>
public sealed record SourceColumn(string Name, string Type, bool IsKey = false);

/// <summary>The structure of a source table (表结构). Two with the same digest are the same version, however often a restart announces them.</summary>
public sealed record SourceShape(IReadOnlyList<SourceColumn> Columns)
{
    public IReadOnlyList<string> Key => [.. Columns.Where(column => column.IsKey).Select(column => column.Name)];

    /// <summary>SHA-256 over names, types and identity, 16 hexadecimal digits. The order of columns is no part of it: values travel by name.</summary>
    public string Digest =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            '\n',
                            Columns
                                .OrderBy(column => column.Name, StringComparer.Ordinal)
                                .Select(column => $"{column.Name}\t{column.Type}\t{(column.IsKey ? "key" : "")}")
                        )
                    )
                )
                .AsSpan(0, 8)
        );
}

/// <summary>What a changed structure means for its station (结构变更处置).</summary>
public enum ShapeVerdict
{
    /// <summary>未变: a restart says it again.</summary>
    Same,

    /// <summary>自动: new columns, wider types, closed columns.</summary>
    Automatic,

    /// <summary>待人工: something left and something came, which may be a new name.</summary>
    Held,

    /// <summary>停站: another key, or a type that holds less. Only this station stops.</summary>
    StopsStation,
}

/// <param name="Closed">Columns that the source dropped: kept, filled no more.</param>
public sealed record ShapeChange(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Closed,
    IReadOnlyList<RetypedColumn> Widened,
    IReadOnlyList<RetypedColumn> Narrowed,
    bool OtherKey
)
{
    public ShapeVerdict Verdict =>
        OtherKey || Narrowed.Count > 0 ? ShapeVerdict.StopsStation
        : Added.Count > 0 && Closed.Count > 0 ? ShapeVerdict.Held
        : Added.Count > 0 || Closed.Count > 0 || Widened.Count > 0 ? ShapeVerdict.Automatic
        : ShapeVerdict.Same;

    public static ShapeChange Between(SourceShape before, SourceShape after)
    {
        var known = before.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var came = after.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var retyped = before
            .Columns.Where(column => came.TryGetValue(column.Name, out var now) && now.Type != column.Type)
            .Select(column => new RetypedColumn(column.Name, column.Type, came[column.Name].Type))
            .ToLookup(column => TypeWidth.Holds(column.Arrived, column.Registered));
        return new(
            [.. after.Columns.Where(column => !known.ContainsKey(column.Name)).Select(column => column.Name)],
            [.. before.Columns.Where(column => !came.ContainsKey(column.Name)).Select(column => column.Name)],
            [.. retyped[true]],
            [.. retyped[false]],
            !before.Key.Order(StringComparer.Ordinal).SequenceEqual(after.Key.Order(StringComparer.Ordinal))
        );
    }

    /// <summary>For the pipeline's engineer: what was done to the table.</summary>
    public override string ToString() =>
        string.Join(
            "；",
            Added
                .Select(name => $"新增列 {name}")
                .Concat(Closed.Select(name => $"源端删除列 {name}"))
                .Concat(Widened.Select(column => $"{column.Name} 由 {column.Registered} 放宽为 {column.Arrived}"))
                .Concat(Narrowed.Select(column => $"{column.Name} 由 {column.Registered} 改为 {column.Arrived}，装不下原来的值"))
                .Concat(OtherKey ? ["主键变了"] : [])
        );
}

/// <summary>Whether a PostgreSQL type holds every value of another one.</summary>
static partial class TypeWidth
{
    static readonly string[] Integers = ["smallint", "integer", "bigint"];

    [GeneratedRegex(@"^numeric\((\d+),(-?\d+)\)$")]
    static partial Regex Numeric { get; }

    [GeneratedRegex(@"^character varying\((\d+)\)$")]
    static partial Regex Varying { get; }

    public static bool Holds(string wide, string narrow)
    {
        if (wide == narrow)
            return true;
        if (Array.IndexOf(Integers, narrow) is >= 0 and var from)
            return Array.IndexOf(Integers, wide) > from || wide == "numeric";
        if (Numeric.Match(narrow) is { Success: true } small)
            return wide == "numeric"
                || (Numeric.Match(wide) is { Success: true } large && Digits(large) >= Digits(small) && Places(large) >= Places(small));
        if (Varying.Match(narrow) is { Success: true } shorter)
            return wide is "text" or "character varying"
                || (Varying.Match(wide) is { Success: true } longer && Number(longer, 1) >= Number(shorter, 1));
        return (narrow, wide) is ("real", "double precision") or ("character varying", "text") or ("text", "character varying");
    }

    static int Digits(Match numeric) => Number(numeric, 1) - Number(numeric, 2);

    static int Places(Match numeric) => Number(numeric, 2);

    static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
}
