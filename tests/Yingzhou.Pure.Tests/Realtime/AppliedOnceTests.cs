using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Realtime;

/// <summary>The worked examples of page p04 about changes, snapshots and repetition; and that any repetition, any death and any chunk give the same target.</summary>
public class AppliedOnceTests
{
    static RowChange Change(RowOp op, ulong position, string key, params (string Column, string? Value)[] values) =>
        new(op, key, new(new(position), 1), values.ToDictionary(value => value.Column, value => value.Value))
        {
            Transaction = (uint)position,
        };

    static AppliedChange Then(AppliedChange before, RowChange change) => AppliedOnce.Stream(before.Row, change);

    [Fact]
    public void P04_3_what_is_sent_again_after_a_crash_is_dropped()
    {
        RowChange[] sent = [Change(RowOp.Insert, 100, "7", ("a", "1")), Change(RowOp.Update, 120, "7", ("a", "2"))];
        var applied = new List<Disposition>();
        TargetRow? row = null;
        foreach (var change in sent.Concat(sent))
        {
            var after = AppliedOnce.Stream(row, change);
            applied.Add(after.Disposition);
            row = after.Row;
        }

        Assert.Equal("2", row!.Values["a"]);
        Assert.Equal(2, applied.Count(one => one is Disposition.Applied));
        Assert.Equal(2, applied.Count(one => one is Disposition.Duplicate));
    }

    [Fact]
    public void P04_4_the_stream_wins_over_the_chunk_whichever_comes_first()
    {
        var chunk = Change(RowOp.Snapshot, 200, "7", ("a", "1"));
        var stream = Change(RowOp.Update, 230, "7", ("a", "5"));

        var chunkFirst = AppliedOnce.Stream(AppliedOnce.Snapshot(null, chunk).Row, stream);
        var streamFirst = AppliedOnce.Snapshot(AppliedOnce.Stream(null, stream).Row, chunk);

        Assert.Equal("5", chunkFirst.Row!.Values["a"]);
        Assert.Equal("5", streamFirst.Row!.Values["a"]);
        Assert.Equal(Disposition.Outrun, streamFirst.Disposition);
    }

    [Fact]
    public void A_chunk_does_not_bring_back_what_the_stream_deleted()
    {
        var deleted = AppliedOnce.Stream(null, Change(RowOp.Delete, 230, "7"));

        Assert.True(AppliedOnce.Snapshot(deleted.Row, Change(RowOp.Snapshot, 200, "7", ("a", "1"))).Row!.IsDeleted);
    }

    [Fact]
    public void A_commit_that_the_chunk_could_not_see_yet_wins_although_it_stands_before_it_in_the_log()
    {
        var stored = AppliedOnce.Stream(null, Change(RowOp.Update, 199, "7", ("a", "5"))).Row;
        var chunk = Change(RowOp.Snapshot, 200, "7", ("a", "1"));

        Assert.Equal("5", AppliedOnce.Snapshot(stored, chunk, SourceSnapshot.Parse("198:210:199")).Row!.Values["a"]);
        Assert.Equal("1", AppliedOnce.Snapshot(stored, chunk, SourceSnapshot.Parse("198:210:")).Row!.Values["a"]);
    }

    [Theory]
    [InlineData("100:200:150", 99u, true)]
    [InlineData("100:200:150", 149u, true)]
    [InlineData("100:200:150", 150u, false)]
    [InlineData("100:200:150", 200u, false)]
    [InlineData("4294967290:4294967300:", 4294967289u, true)]
    [InlineData("4294967290:4294967300:4294967298", 1u, true)]
    [InlineData("4294967290:4294967300:4294967298", 2u, false)]
    [InlineData("4294967290:4294967300:", 4u, false)]
    [InlineData("3:9:", 0u, true)]
    public void A_snapshot_sees_what_ended_before_it_also_when_numbers_go_round(string snapshot, uint transaction, bool sees) =>
        Assert.Equal(sees, SourceSnapshot.Parse(snapshot).Sees(transaction));

    [Fact]
    public void P04_5_an_unchanged_large_value_is_missing_not_null()
    {
        var row = AppliedOnce.Stream(null, Change(RowOp.Insert, 100, "7", ("b", "1"), ("t", "long")));
        var after = Then(row, Change(RowOp.Update, 120, "7", ("b", "2")) with { Missing = ["t"] });

        Assert.Equal(("2", "long"), (after.Row!.Values["b"], after.Row.Values["t"]));
        Assert.Empty(after.Row.Unknown);
    }

    [Fact]
    public void A_large_value_that_was_never_seen_is_unknown_until_it_is_read()
    {
        var row = AppliedOnce.Stream(null, Change(RowOp.Update, 120, "7", ("b", "2")) with { Missing = ["t"] });
        Assert.Equal(["t"], row.Row!.Unknown);
        Assert.False(row.Row.Values.ContainsKey("t"));

        var chunk = AppliedOnce.Snapshot(row.Row, Change(RowOp.Snapshot, 110, "7", ("b", "1"), ("t", "long")));

        Assert.Equal(Disposition.Filled, chunk.Disposition);
        Assert.Equal(("2", "long"), (chunk.Row!.Values["b"], chunk.Row.Values["t"]));
        Assert.Empty(chunk.Row.Unknown);
    }

    [Fact]
    public void P04_7_a_new_key_deletes_the_old_one_and_inserts_the_new_one_at_the_same_place()
    {
        var seven = AppliedOnce.Stream(null, Change(RowOp.Insert, 100, "7", ("a", "1"), ("t", "long"))).Row;
        var moved = Change(RowOp.Update, 120, "9", ("a", "1")) with { Missing = ["t"], OldKey = "7" };

        var (gone, come) = KeyMove.Of(moved);
        var deleted = AppliedOnce.Stream(seven, gone).Row!;
        var inserted = AppliedOnce.Stream(null, come, before: seven).Row!;

        Assert.True(deleted.IsDeleted);
        Assert.Equal("long", inserted.Values["t"]);
        Assert.Equal((120UL, 120UL), (deleted.At.Position.Value, inserted.At.Position.Value));
        Assert.True(deleted.At < inserted.At);
    }

    // One source: transactions over a few keys, each change a whole row or one with a missing column, as PostgreSQL would send it.
    static readonly Gen<(int Key, int Deed, int Value)> Deed = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 99]);

    static (List<RowChange> Log, List<Dictionary<string, Dictionary<string, string?>>> States) Source(
        IEnumerable<(int Key, int Deed, int Value)> deeds
    )
    {
        var rows = new Dictionary<string, Dictionary<string, string?>>();
        var log = new List<RowChange>();
        var states = new List<Dictionary<string, Dictionary<string, string?>>> { new() };
        foreach (var (number, deed, value) in deeds)
        {
            var key = $"{number}";
            var position = (ulong)(log.Count + 1) * 10;
            if (!rows.TryGetValue(key, out var row))
                log.Add(
                    Change(
                        RowOp.Insert,
                        position,
                        key,
                        [.. (rows[key] = new() { ["a"] = $"{value}", ["t"] = $"T{value}" }).Select(pair => (pair.Key, pair.Value))]
                    )
                );
            else if (deed == 0)
            {
                rows.Remove(key);
                log.Add(Change(RowOp.Delete, position, key));
            }
            else if (deed == 1)
            {
                rows[key] = new(row) { ["a"] = $"{value}" };
                log.Add(Change(RowOp.Update, position, key, ("a", $"{value}")) with { Missing = ["t"] });
            }
            else if (deed == 2)
            {
                rows.Remove(key);
                rows[$"{key}-{position}"] = new(row) { ["a"] = $"{value}" };
                log.Add(Change(RowOp.Update, position, $"{key}-{position}", ("a", $"{value}")) with { Missing = ["t"], OldKey = key });
            }
            else
                log.Add(
                    Change(
                        RowOp.Update,
                        position,
                        key,
                        [.. (rows[key] = new() { ["a"] = null, ["t"] = $"T{value}" }).Select(pair => (pair.Key, pair.Value))]
                    )
                );
            states.Add(rows.ToDictionary(pair => pair.Key, pair => pair.Value));
        }
        return (log, states);
    }

    static void Apply(Dictionary<string, TargetRow> target, RowChange change)
    {
        if (change.OldKey is not { } oldKey)
        {
            target[change.Key] = AppliedOnce.Stream(target.GetValueOrDefault(change.Key), change).Row!;
            return;
        }
        var (gone, come) = KeyMove.Of(change);
        var before = target.GetValueOrDefault(oldKey);
        target[oldKey] = AppliedOnce.Stream(before, gone).Row!;
        target[come.Key] = AppliedOnce
            .Stream(target.GetValueOrDefault(come.Key), come, before is { IsDeleted: false } ? before : null)
            .Row!;
    }

    /// <summary>What was never seen is read late from the source as it is.</summary>
    static void ReadLate(Dictionary<string, TargetRow> target, IReadOnlyDictionary<string, Dictionary<string, string?>> source)
    {
        foreach (var (key, row) in target.Where(row => row.Value is { IsDeleted: false, Unknown.Count: > 0 }).ToList())
            if (source.TryGetValue(key, out var values))
                target[key] = AppliedOnce.Fill(row, values).Row!;
    }

    static void Same(IReadOnlyDictionary<string, Dictionary<string, string?>> source, Dictionary<string, TargetRow> target)
    {
        var living = target.Where(row => !row.Value.IsDeleted).ToDictionary(row => row.Key, row => row.Value);
        Assert.Equal(source.Keys.Order(), living.Keys.Order());
        foreach (var (key, values) in source)
            Assert.Equal(values.OrderBy(value => value.Key), living[key].Values.OrderBy(value => value.Key));
    }

    [Fact]
    public void Any_deaths_and_any_repetition_give_the_same_target() =>
        Gen.Select(Deed.List[1, 40], Gen.Int[0, 1_000].List[0, 8])
            .Sample(
                (deeds, deaths) =>
                {
                    var (log, states) = Source(deeds);
                    var target = new Dictionary<string, TargetRow>();
                    var durable = 0;
                    // Each life starts anew at some place that was confirmed, at most where the life before came to.
                    foreach (var death in deaths.Append(log.Count))
                    {
                        var until = Math.Max(durable, Math.Min(log.Count, death % (log.Count + 1)));
                        for (var i = durable * (death % 3) / 2 % (durable + 1); i < (death == log.Count ? log.Count : until); i++)
                            Apply(target, log[i]);
                        durable = until;
                    }
                    foreach (var change in log)
                        Apply(target, change);
                    Same(states[^1], target);
                }
            );

    [Fact]
    public void Chunks_read_at_any_moment_and_taken_at_any_later_one_give_the_same_target() =>
        Gen.Select(Deed.List[1, 40], Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40]))
            .Sample(
                (deeds, times) =>
                {
                    var (log, states) = Source(deeds);
                    int[] moments =
                    [
                        times.Item1 % (log.Count + 1),
                        times.Item2 % (log.Count + 1),
                        times.Item3 % (log.Count + 1),
                        times.Item4 % (log.Count + 1),
                    ];
                    Array.Sort(moments);
                    // The slot is made, then the stream has come to the low watermark, then the chunk is read, then it is taken.
                    var (low, read) = (moments[0], moments[1]);
                    var target = new Dictionary<string, TargetRow>();
                    for (var i = 0; i < log.Count; i++)
                    {
                        if (i == moments[2])
                            Take();
                        // A slot that was made just now has nothing from before; a station that was added later has.
                        if (i >= low || times.Item1 % 2 == 0)
                            Apply(target, log[i]);
                        // What is unknown is read from the source as it is by then, which is ahead of the stream.
                        if (i == moments[3])
                            ReadLate(target, states[Math.Min(log.Count, i + 1 + (times.Item2 % 7))]);
                    }
                    if (moments[2] == log.Count)
                        Take();
                    ReadLate(target, states[^1]);
                    Same(states[^1], target);

                    void Take()
                    {
                        foreach (var (key, values) in states[read])
                            target[key] = AppliedOnce
                                .Snapshot(
                                    target.GetValueOrDefault(key),
                                    Change(RowOp.Snapshot, (ulong)low * 10, key, [.. values.Select(pair => (pair.Key, pair.Value))])
                                )
                                .Row!;
                    }
                }
            );

    [Fact]
    public void Whole_rows_of_a_key_may_come_in_any_order() =>
        Gen.Select(Gen.Int[0, 99].List[1, 12], Gen.Int[0, int.MaxValue])
            .Sample(
                (values, seed) =>
                {
                    var changes = values
                        .Select((value, i) => Change(i == 0 ? RowOp.Insert : RowOp.Update, (ulong)(i + 1), "7", ("a", $"{value}")))
                        .ToArray();
#pragma warning disable CA5394 // A seed from the property's own generator.
                    new Random(seed).Shuffle(changes);
#pragma warning restore CA5394
                    var row = changes.Aggregate((TargetRow?)null, (stored, change) => AppliedOnce.Stream(stored, change).Row);
                    Assert.Equal($"{values[^1]}", row!.Values["a"]);
                }
            );
}
