using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class MatchingAndDrawTests
{
    [Fact]
    public void Nobody_and_no_post_would_rather_have_each_other() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 5], Gen.Int[0, int.MaxValue])
            .Sample(
                (people, places, seed) =>
                {
                    var random = new Random(seed);
                    string[] candidates = [.. Enumerable.Range(0, people).Select(at => $"c{at}")],
                        posts = [.. Enumerable.Range(0, places).Select(at => $"p{at}")];
                    MatchCandidate[] wishing = [.. candidates.Select(one => new MatchCandidate(one, Some(random, posts)))];
                    MatchPost[] offering = [.. posts.Select(one => new MatchPost(one, random.Next(0, 3), Some(random, candidates)))];

                    var assigned = DeferredAcceptance.Assign(wishing, offering);

                    return DeferredAcceptance.BlockingPairs(wishing, offering, assigned).Count == 0
                        && assigned.All(one =>
                            wishing.Single(c => c.Id == one.Key).Wishes.Contains(one.Value)
                            && offering.Single(p => p.Id == one.Value).Ranking.Contains(one.Key)
                        )
                        && offering.All(post => assigned.Values.Count(one => one == post.Id) <= post.Capacity);
                }
            );

    [Fact]
    public void Candidates_get_the_best_that_is_stable()
    {
        // Both pairings are stable; those who propose get theirs.
        MatchCandidate[] candidates = [new("a", ["x", "y"]), new("b", ["y", "x"])];
        MatchPost[] posts = [new("x", 1, ["b", "a"]), new("y", 1, ["a", "b"])];

        Assert.Equal(new Dictionary<string, string> { ["a"] = "x", ["b"] = "y" }, DeferredAcceptance.Assign(candidates, posts));
        Assert.Equal(
            [("a", "x")],
            DeferredAcceptance.BlockingPairs([new("a", ["x"])], [new("x", 1, ["a"])], new Dictionary<string, string>())
        );
    }

    static string[] Some(Random random, string[] from) => [.. from.OrderBy(_ => random.Next()).Take(random.Next(from.Length + 1))];

    [Fact]
    public void The_hash_is_that_of_the_standard() =>
        // GB/T 32905-2016, example 1.
        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Sm3.Hex("abc"));

    [Fact]
    public void Anybody_can_recompute_a_draw_and_nobody_can_change_it_afterwards()
    {
        string[] list = ["e1", "e2", "e3", "e4", "e5"];
        var published = SealedDraw.Commit(list, "seed");

        Assert.Null(SealedDraw.Verify(published, ["e5", "e4", "e3", "e2", "e1"], "seed"));
        Assert.Equal(SealedDraw.Order(list, "seed", "1125"), SealedDraw.Order([.. list.Reverse()], "seed", "1125"));
        Assert.Equal("draw.list-changed", SealedDraw.Verify(published, [.. list, "e6"], "seed")!.Code);
        Assert.Equal("draw.seed-changed", SealedDraw.Verify(published, list, "sead")!.Code);
        Assert.NotEqual(
            SealedDraw.Order([.. Enumerable.Range(0, 30).Select(at => $"e{at}")], "seed", "1125"),
            SealedDraw.Order([.. Enumerable.Range(0, 30).Select(at => $"e{at}")], "seed", "1126")
        );
        Assert.Throws<ArgumentException>(() => SealedDraw.Commit(["e1", "e1"], "seed"));
    }

    [Fact]
    public void Everybody_is_drawn_as_often()
    {
        string[] list = [.. Enumerable.Range(0, 10).Select(at => $"e{at}")];
        var first = Enumerable.Range(0, 5_000).Select(draw => SealedDraw.Order(list, $"seed{draw}", "w")[0]).GroupBy(name => name).ToList();

        var chi = first.Sum(name => Math.Pow(name.Count() - 500, 2) / 500);

        Assert.Equal(10, first.Count);
        Assert.True(ChiSquare.UpperTail(chi, 9) > 0.001, $"χ² = {chi}");
    }

    [Fact]
    public void Who_may_not_is_passed_over_with_the_reason()
    {
        var (drawn, passed) = SealedDraw.Draw(["a", "b", "c", "d"], 2, name => name == "b" ? "同单位" : null);

        Assert.Equal(["a", "c"], drawn);
        Assert.Equal([("b", "同单位")], passed);
    }

    const string Work = "本文提出一种适用于高海况条件下的浮式防波堤结构，通过水池模型试验验证了消波性能，并在六横海域完成了示范应用。";

    [Fact]
    public void The_same_text_overlaps_wholly_and_another_one_not()
    {
        Assert.Equal(1, TextOverlap.Exact(Work, Work.Replace("，", " ", StringComparison.Ordinal)));
        Assert.Equal(0, TextOverlap.Exact(Work, "深水养殖网箱的锚泊系统在台风作用下会出现疲劳损伤，需要定期检测。"));
        Assert.Null(TextOverlap.Exact("短", Work));
    }

    [Fact]
    public void Copied_passages_are_found_where_they_stand()
    {
        var other = "另有研究。通过水池模型试验验证了消波性能，并在六横海域完成了示范应用，效果良好。";

        var passage = Assert.Single(TextOverlap.Passages(Work, other));

        Assert.StartsWith("通过水池模型试验", passage.Text, StringComparison.Ordinal);
        Assert.Equal(passage.Text, Work.Substring(passage.Start, passage.Text.Length));
        Assert.Empty(TextOverlap.Passages(Work, "完全不同的文字"));
    }

    [Fact]
    public void The_estimate_is_near_the_exact_share() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, int.MaxValue])
            .Sample(
                (kept, seed) =>
                {
                    var random = new Random(seed);
                    string Letters(int count) => new([.. Enumerable.Range(0, count).Select(_ => (char)('一' + random.Next(2_000)))]);
                    var common = Letters(kept);
                    var (one, other) = (common + Letters(400 - kept), common + Letters(400 - kept));
                    return Math.Abs(
                            TextOverlap.Estimate(TextOverlap.Signature(one), TextOverlap.Signature(other))!.Value
                                - TextOverlap.Exact(one, other)!.Value
                        ) < 0.15;
                },
                iter: 60
            );
}
