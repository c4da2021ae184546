using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>A fair rank of departments (p02 R9): small tables and hard rules do not count against anybody.</summary>
public class DepartmentLeagueTests
{
    static JudgedKind Judged(string unit, string kind, long kept, long all) => new(unit, kind, new(kept, all));

    [Fact]
    public void Overlapping_intervals_share_a_rank_and_the_next_one_counts_those_before()
    {
        var lines = DepartmentLeague.Of([
            Judged("big", "unique", 99_500, 100_000),
            Judged("small", "unique", 12, 12),
            Judged("weak", "unique", 80_000, 100_000),
        ]);

        Assert.Equal(1, lines.Single(one => one.Unit == "big").Rank);
        Assert.Equal(1, lines.Single(one => one.Unit == "small").Rank);
        Assert.Equal(2, lines.Single(one => one.Unit == "weak").Rank);
        // It cannot be told from the small one, which may be the best of all.
        Assert.Equal(RankBand.Middle, lines.Single(one => one.Unit == "weak").Band);
    }

    [Fact]
    public void P02_1_the_interval_is_Wilsons()
    {
        var line = Assert.Single(DepartmentLeague.Of([Judged("one", "accuracy", 5_580, 6_000)]));

        Assert.Equal(.93, line.Adjusted!.Value, 4);
        Assert.Equal((.9233, .9362), (Math.Round(line.Lower, 4), Math.Round(line.Upper, 4)));
    }

    [Fact]
    public void Who_has_the_harder_rules_is_not_the_worse_for_it()
    {
        // Both keep exactly what the city keeps of each kind; one has mostly the hard kind.
        var lines = DepartmentLeague.Of([
            Judged("hard", "reference", 8_000, 10_000),
            Judged("hard", "required", 990, 1_000),
            Judged("easy", "reference", 800, 1_000),
            Judged("easy", "required", 9_900, 10_000),
        ]);

        Assert.Equal(lines[0].Adjusted!.Value, lines[1].Adjusted!.Value, 9);
        Assert.All(lines, line => Assert.Equal(1, line.Rank));
        Assert.NotEqual(lines[0].Kept.Share, lines[1].Kept.Share);
    }

    [Fact]
    public void Nothing_judged_is_no_rank_and_not_the_last_one()
    {
        var line = DepartmentLeague.Of([Judged("none", "unique", 0, 0), Judged("some", "unique", 5, 9)]).Single(one => one.Unit == "none");

        Assert.Equal((null, null, RankBand.Unknown), (line.Adjusted, line.Rank, line.Band));
    }

    [Fact]
    public void Ranks_are_in_the_order_of_the_intervals_and_nobody_certainly_better_stands_behind() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Long[0, 500], Gen.Long[0, 500])
            .Array[1, 12]
            .Sample(some =>
            {
                var lines = DepartmentLeague.Of([
                    .. some.Select(one =>
                        Judged($"u{one.Item1}", $"k{one.Item2}", Math.Min(one.Item3, one.Item4), Math.Max(one.Item3, one.Item4))
                    ),
                ]);
                return lines.All(one =>
                    one.Rank is null || lines.All(other => other.Rank is null || !(other.Lower > one.Upper) || other.Rank < one.Rank)
                );
            });
}
