using System.Collections.ObjectModel;

namespace Yingzhou.Kernel;

/// <summary>What became of a change at the target.</summary>
public enum Disposition
{
    /// <summary>已落地</summary>
    Applied,

    /// <summary>重复: it, or a later one, is already there.</summary>
    Duplicate,

    /// <summary>快照让位: the stream knows the row newer than the chunk found it.</summary>
    Outrun,

    /// <summary>Only columns that were unknown were filled by it.</summary>
    Filled,
}

/// <param name="Row">The row after it; the stored one when nothing changed, <c>null</c> when there is none.</param>
public sealed record AppliedChange(TargetRow? Row, Disposition Disposition);

/// <summary>
/// Exactly once in effect (恰好一次): a change counts when it is later than what is stored for its key, and everything older is a repetition. With row and position committed together,
/// any death and any repetition give the same target. Sources: p04 R1 (order), R3 (snapshot), R4 (missing is not null), R9 (deletion leaves a mark).
/// </summary>
public static class AppliedOnce
{
    static readonly IReadOnlyDictionary<string, string?> Nothing = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Applies a change of the stream.</summary>
    /// <param name="before">The row that the key was moved from, when <see cref="RowChange.OldKey"/> is set: what did not change lies there.</param>
    public static AppliedChange Stream(TargetRow? stored, RowChange change, TargetRow? before = null)
    {
        if (stored is not null && change.At <= stored.At)
            return new(stored, Disposition.Duplicate);
        if (change.Op is RowOp.Delete)
            return new(
                new(
                    change.At,
                    stored?.Values ?? Nothing,
                    IsDeleted: true,
                    change.Transaction,
                    change.Schema,
                    change.CommittedAt,
                    stored?.Unknown ?? []
                ),
                Disposition.Applied
            );
        if (change.Missing.Count == 0)
            return new(Row(change, change.Values, []), Disposition.Applied);

        // A row that was deleted and came back has no value that could have stayed unchanged. One that a chunk found under its new key before the stream told of the move
        // has its value there: what was read later holds, or the stream will tell.
        var here = stored is { IsDeleted: false } ? stored : null;
        var values = new Dictionary<string, string?>(change.Values);
        var unknown = new List<string>();
        foreach (var column in change.Missing)
            if (Knows(before, column, out var kept) || Knows(here, column, out kept))
                values[column] = kept;
            else
                unknown.Add(column);
        return new(Row(change, values, unknown), Disposition.Applied);
    }

    static bool Knows(TargetRow? row, string column, out string? value)
    {
        value = null;
        return row is not null && !row.Unknown.Contains(column) && row.Values.TryGetValue(column, out value);
    }

    static TargetRow Row(RowChange change, IReadOnlyDictionary<string, string?> values, IReadOnlyList<string> unknown) =>
        new(change.At, values, IsDeleted: false, change.Transaction, change.Schema, change.CommittedAt, unknown);

    /// <summary>
    /// Takes a row of a snapshot chunk. <see cref="RowChange.At"/> is the low watermark: the position up to which the target had applied the stream before the chunk was read.
    /// Everything later comes by the stream and wins, whichever arrives first.
    /// </summary>
    /// <param name="seen">What the chunk's own query could see: a commit may stand in the log an instant before others see it.</param>
    public static AppliedChange Snapshot(TargetRow? stored, RowChange found, SourceSnapshot? seen = null)
    {
        if (stored is null || (stored.At.Position < found.At.Position && (seen is null || seen.Sees(stored.Transaction))))
            return new(Row(found, found.Values, []), Disposition.Applied);
        return stored is { IsDeleted: false, Unknown.Count: > 0 } ? Fill(stored, found.Values) : new(stored, Disposition.Outrun);
    }

    /// <summary>Puts values that were read late (迟读) where a value was unknown, and nowhere else.</summary>
    public static AppliedChange Fill(TargetRow stored, IReadOnlyDictionary<string, string?> read)
    {
        var found = stored.Unknown.Where(read.ContainsKey).ToList();
        if (found.Count == 0)
            return new(stored, Disposition.Outrun);
        var values = new Dictionary<string, string?>(stored.Values);
        foreach (var column in found)
            values[column] = read[column];
        return new(stored with { Values = values, Unknown = [.. stored.Unknown.Except(found)] }, Disposition.Filled);
    }
}

/// <summary>A row that gets another key (换主键) leaves under the old one and comes under the new one, at the same place, the leaving first.</summary>
public static class KeyMove
{
    /// <summary>Each message has room for two changes: numbers of changes are even, and the second half of a move is odd.</summary>
    public const int Step = 2;

    public static (RowChange Gone, RowChange Come) Of(RowChange moved) =>
        (
            moved with
            {
                Op = RowOp.Delete,
                Key = moved.OldKey ?? throw new ArgumentException("The change keeps its key.", nameof(moved)),
                OldKey = null,
                Values = new Dictionary<string, string?>(),
                Missing = [],
            },
            moved with
            {
                Op = RowOp.Insert,
                OldKey = null,
                At = moved.At with { Sequence = moved.At.Sequence + 1 },
            }
        );
}
