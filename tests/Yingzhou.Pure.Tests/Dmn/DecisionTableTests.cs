using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Dmn;

public class DecisionTableTests
{
    static readonly string[] Rules = ["> 0|-=>1", "> 5|-=>2", "> 5|> 5=>3", "< 0|-=>1"];

    [Theory]
    [InlineData("hitPolicy='UNIQUE'", 3, 0, "1")]
    [InlineData("hitPolicy='UNIQUE'", 6, 0, null)]
    [InlineData("hitPolicy='FIRST'", 6, 6, "1")]
    [InlineData("hitPolicy='ANY'", -1, 0, "1")]
    [InlineData("hitPolicy='ANY'", 6, 6, null)]
    [InlineData("hitPolicy='PRIORITY'", 6, 6, "3")]
    [InlineData("hitPolicy='RULE ORDER'", 6, 6, "[1, 2, 3]")]
    [InlineData("hitPolicy='OUTPUT ORDER'", 6, 6, "[3, 1, 2]")]
    [InlineData("hitPolicy='COLLECT'", 6, 6, "[1, 2, 3]")]
    [InlineData("hitPolicy='COLLECT' aggregation='SUM'", 6, 6, "6")]
    [InlineData("hitPolicy='COLLECT' aggregation='MIN'", 6, 6, "1")]
    [InlineData("hitPolicy='COLLECT' aggregation='MAX'", 6, 6, "3")]
    [InlineData("hitPolicy='COLLECT' aggregation='COUNT'", 6, 6, "3")]
    [InlineData("hitPolicy='FIRST'", 0, 0, null)]
    public void Hit_policies_choose_among_matching_rules(string policy, int a, int b, string? expected)
    {
        var model = Given.Table(policy, "3, 1, 2", Rules);

        Assert.Equal(expected, model.Evaluate("d", new(("a", a), ("b", b))).Value?.ToString());
    }

    [Fact]
    public void A_broken_unique_policy_names_the_rules()
    {
        var result = Given.Table("hitPolicy='UNIQUE'", "1, 2, 3", Rules).Evaluate("d", new(("a", 6), ("b", 0)));

        Assert.Contains(result.Problems, problem => problem.ElementId == "t" && problem.Detail.Contains("1, 2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_trace_says_which_rules_matched_and_where_the_others_failed()
    {
        var model = Given.Table("hitPolicy='COLLECT'", "1, 2, 3", Rules);

        var trace = model.Evaluate("d", new(("a", 6), ("b", 2)), new() { Trace = true }).Trace!;

        var table = Assert.Single(trace.Tables);
        Assert.Equal(["6", "2"], table.Inputs.Select(input => input!.ToString()));
        Assert.Equal([true, true, false, false], table.Rules.Select(rule => rule.Matched));
        Assert.Equal([true, false], table.Rules[2].Cells);
        Assert.Equal("r2", table.Rules[1].Rule.Id);
        Assert.Equal(2, trace.Inputs.Count);
    }

    [Fact]
    public void Without_being_asked_nothing_is_traced() =>
        Assert.Null(Given.Table("", "1", "-|-=>1").Evaluate("d", new(("a", 6), ("b", 2))).Trace);

    [Fact]
    public void An_input_of_the_wrong_type_makes_null_and_says_so()
    {
        var result = Given.Table("", "1", "-|> 1=>1").Evaluate("d", new(("a", "six"), ("b", 2)));

        Assert.Contains(result.Problems, problem => problem.Detail.Contains("no number", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_that_is_not_FEEL_is_a_problem_of_the_model_with_its_id()
    {
        var model = Given.Table("", "1", "-|)(=>1", "> 5|-=>2");

        Assert.Contains(model.Problems, problem => problem.ElementId == "r1c1");
        Assert.Equal("2", model.Evaluate("d", new(("a", 6), ("b", 0))).Value!.ToString());
    }
}
