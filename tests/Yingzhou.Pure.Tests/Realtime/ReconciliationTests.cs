using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Realtime;

/// <summary>对账: which rows differ, found in few questions.</summary>
public class ReconciliationTests
{
    static List<HashedKey> Rows(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new HashedKey(
                    $"{i:D6}",
                    RowHash.Of(new Dictionary<string, string?> { ["id"] = $"{i}", ["name"] = "渔" }, ["id", "name"])
                )),
        ];

    static BucketSum Sum(IEnumerable<HashedKey> rows, KeyRange range) =>
        BucketSum.Of(rows.Where(row => range.Has(row.Key)).Select(row => row.Hash));

    static async Task<(int Mismatching, List<string> Keys, int Rounds)> Reconcile(List<HashedKey> ours, List<HashedKey> theirs)
    {
        var keys = new List<string>();
        var (mismatching, rounds) = (0, 0);
        foreach (var range in Reconciliation.Ranges([.. ours.Select(row => row.Key)]))
        {
            var sum = Sum(theirs, range);
            if (sum == Sum(ours, range))
                continue;
            mismatching++;
            List<HashedKey> inRange = [.. ours.Where(row => range.Has(row.Key))];
            var found = await Reconciliation.Bisect(range, inRange, sum, part => Task.FromResult(Sum(theirs, part)));
            // The last round lists.
            rounds = Math.Max(rounds, found.Rounds + 1);
            Assert.True(
                found.Rounds + 1 <= Math.Log2(Math.Max(1, inRange.Count)) + 1,
                $"{found.Rounds + 1} rounds for {inRange.Count} rows"
            );
            foreach (var part in found.Suspects)
                keys.AddRange(Reconciliation.Differing(inRange.Where(row => part.Has(row.Key)), theirs.Where(row => part.Has(row.Key))));
        }
        return (mismatching, keys, rounds);
    }

    [Fact]
    public async Task P04_8_one_row_that_differs_is_named_from_exactly_one_of_64_buckets()
    {
        var ours = Rows(64_000);
        Assert.Equal(64, Reconciliation.Ranges([.. ours.Select(row => row.Key)]).Count);
        var theirs = ours.ToList();
        theirs[12_345] = theirs[12_345] with { Hash = 1 };

        var (mismatching, keys, rounds) = await Reconcile(ours, theirs);

        Assert.Equal(1, mismatching);
        Assert.Equal(["012345"], keys);
        Assert.True(rounds <= Math.Log2(1_000) + 1);
    }

    [Fact]
    public Task Rows_that_are_missing_too_many_or_other_are_all_named() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 299].List[0, 4], Gen.Int[0, 299].List[0, 4], Gen.Int[0, 299].List[0, 4])
            .SampleAsync(
                async (count, missing, other, extra) =>
                {
                    var all = Rows(count);
                    // As far from each other as hashes of other rows are: what differs by one would cancel out in a sum.
                    var theirs = all.Select(
                            (row, i) => other.Contains(i) ? row with { Hash = (row.Hash * 0x9E37_79B9_7F4A_7C15) + 1 } : row
                        )
                        .Where((_, i) => !missing.Contains(i))
                        .ToList();
                    theirs.AddRange(extra.Distinct().Select(i => new HashedKey($"{i:D6}x", 7)));
                    var wanted = Reconciliation.Differing(all, theirs);

                    Assert.Equal(wanted, (await Reconcile(all, theirs)).Keys.Order(StringComparer.Ordinal));
                }
            );

    [Fact]
    public void A_hash_tells_null_from_empty_and_one_column_from_the_next()
    {
        static ulong Hash(string? a, string? b) => RowHash.Of(new Dictionary<string, string?> { ["a"] = a, ["b"] = b }, ["a", "b"]);

        Assert.Equal(
            6,
            new[] { Hash(null, ""), Hash("", null), Hash("", ""), Hash("1", "2"), Hash("12", ""), Hash("1;1:2", "") }.Distinct().Count()
        );
        // A column that was never filled is null.
        Assert.Equal(Hash("x", null), RowHash.Of(new Dictionary<string, string?> { ["a"] = "x" }, ["a", "b"]));
    }

    [Fact]
    public void Sums_do_not_know_an_order() =>
        Gen
            .ULong.List[0, 50]
            .Sample(hashes =>
            {
                Assert.Equal(BucketSum.Of(hashes), BucketSum.Of(hashes.AsEnumerable().Reverse()));
                Assert.Equal(BucketSum.Of(hashes.Skip(3)), BucketSum.Of(hashes) - BucketSum.Of(hashes.Take(3)));
            });
}
