namespace Yingzhou.Kernel;

/// <summary>What happened to a row of the source (变更类型).</summary>
public enum RowOp
{
    /// <summary>新增 (c)</summary>
    Insert,

    /// <summary>修改 (u)</summary>
    Update,

    /// <summary>删除 (d)</summary>
    Delete,

    /// <summary>快照 (r): how a chunk of the initial snapshot found it.</summary>
    Snapshot,
}

/// <summary>The place of a change in the total order of its source: the commit's position, then its number within the transaction.</summary>
public readonly record struct ChangeOrder(WalPosition Position, int Sequence) : IComparable<ChangeOrder>
{
    public int CompareTo(ChangeOrder other)
    {
        var byPosition = Position.CompareTo(other.Position);
        return byPosition != 0 ? byPosition : Sequence.CompareTo(other.Sequence);
    }

    public static bool operator <(ChangeOrder left, ChangeOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(ChangeOrder left, ChangeOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(ChangeOrder left, ChangeOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ChangeOrder left, ChangeOrder right) => left.CompareTo(right) >= 0;
}

/// <summary>A change as it came off the wire (变更). What the message does not carry is missing, which is another thing than <c>null</c>.</summary>
/// <param name="Key">Text of the key, see <see cref="RowKey"/>.</param>
/// <param name="Values">By column, in the source's text form; empty for a deletion.</param>
public sealed record RowChange(RowOp Op, string Key, ChangeOrder At, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Columns that the message left out because they did not change (大字段未变).</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The key before, when the change moved the row to another key.</summary>
    public string? OldKey { get; init; }

    /// <summary>The source's transaction.</summary>
    public uint Transaction { get; init; }

    /// <summary>Version of the schema under which it was written, from 1.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>By the source's clock.</summary>
    public DateTimeOffset CommittedAt { get; init; }
}

/// <summary>A row of the target as it stands (现状行). A deleted one stays as a mark: an older change must not bring it back.</summary>
/// <param name="Unknown">Columns whose value was never seen: they are unknown, not null, until they are read from the source.</param>
public sealed record TargetRow(
    ChangeOrder At,
    IReadOnlyDictionary<string, string?> Values,
    bool IsDeleted,
    uint Transaction,
    int Schema,
    DateTimeOffset CommittedAt,
    IReadOnlyList<string> Unknown
);

/// <summary>A key's columns as one text: alone as it is, several joined by the unit separator (U+001F), in the order of the key.</summary>
public static class RowKey
{
    public const char Separator = '\u001f';

    public static string Of(IEnumerable<string> values) => string.Join(Separator, values);

    public static string[] Parts(string key) => key.Split(Separator);
}
