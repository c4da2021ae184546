using Yingzhou.Languages.Dmn.Analysis;

namespace Yingzhou.Pure.Tests.Dmn;

public class TableAnalysisTests
{
    static TableAnalysis Analysis(string policy, params string[] rules) => TableAnalysis.Of(Given.Table(policy, "1, 2, 3", rules).Decision("d")!.Table!);

    [Fact]
    public void A_table_that_answers_every_case_once_is_clean()
    {
        var analysis = Analysis("", "< 18|-=>1", "[18..60)|-=>2", ">= 60|<= 0=>3", ">= 60|> 0=>1");

        Assert.Empty(analysis.Gaps);
        Assert.Empty(analysis.Overlaps);
        Assert.Empty(analysis.Unreachable);
        Assert.True(analysis.IsComplete);
    }

    [Fact]
    public void A_forgotten_limit_is_a_gap_of_one_value() =>
        Assert.Equal("18 | -", Assert.Single(Analysis("", "< 18|-=>1", "> 18|-=>2").Gaps).ToString());

    [Fact]
    public void A_gap_in_two_columns_names_both() =>
        Assert.Equal(["[0..10] | > 5"], Analysis("", "< 0|-=>1", "> 10|-=>2", "[0..10]|<= 5=>3").Gaps.Select(gap => gap.ToString()));

    [Fact]
    public void Overlapping_rules_are_shown_with_the_region_they_share()
    {
        var overlap = Assert.Single(Analysis("", "<= 18|-=>1", ">= 18|> 0=>1").Overlaps);

        Assert.Equal((1, 2), (overlap.First.Number, overlap.Second.Number));
        Assert.Equal("18 | > 0", overlap.Region.ToString());
        Assert.True(overlap.SameOutputs);
    }

    [Fact]
    public void Under_hit_policy_first_a_rule_behind_others_that_cover_it_is_unreachable()
    {
        var analysis = Analysis("hitPolicy='FIRST'", "< 10|-=>1", ">= 5|< 3=>2", "> 20|>= 3=>2", "(21..30)|-=>3", "-|-=>1");

        Assert.Equal([4], analysis.Unreachable.Select(rule => rule.Number));
    }

    [Fact]
    public void A_condition_that_nothing_meets_makes_its_rule_unreachable() =>
        Assert.Equal([1], Analysis("", "[5..3]|-=>1", "-|-=>2").Unreachable.Select(rule => rule.Number));

    [Fact]
    public void Cells_that_depend_on_other_things_are_named_and_not_guessed_about()
    {
        var analysis = Analysis("", "< b|-=>1", ">= 0|-=>2");

        Assert.Empty(analysis.Gaps);
        Assert.Empty(analysis.Overlaps);
        Assert.Equal((1, 0), (analysis.Uncertain[0].Rule.Number, analysis.Uncertain[0].Column));
    }

    [Fact]
    public void Listed_words_leave_everything_else_open()
    {
        var gap = Assert.Single(Analysis("", "1, 2|-=>1", "3|-=>2").Gaps);

        Assert.Equal("not(1, 2, 3) | -", gap.ToString());
    }

    [Fact]
    public void A_table_too_large_to_look_through_says_so()
    {
        var rules = Enumerable.Range(0, 1500).Select(i => $"[{i}..{i}]|[{i}..{i}]=>1").ToArray();

        Assert.False(Analysis("", rules).IsComplete);
    }

    [Fact]
    public void A_table_of_hundreds_of_rules_is_looked_through_at_once()
    {
        string[] rules = ["< 0|-=>1", "> 400|-=>1", .. Enumerable.Range(0, 400).Select(i => $"[{i}..{i + 1})|-=>1")];

        var analysis = Analysis("", rules);

        Assert.True(analysis.IsComplete);
        Assert.Equal(["400 | -"], analysis.Gaps.Select(gap => gap.ToString()));
    }
}
