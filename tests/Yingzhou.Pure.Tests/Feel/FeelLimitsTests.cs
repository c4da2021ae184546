using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>Untrusted expressions end: with a value, or with a reason.</summary>
public class FeelLimitsTests
{
    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal(FeelProblem.Limit, FeelExpression.Parse(new string('(', 10_000) + "1" + new string(')', 10_000)).Errors[0].Problem);

    [Fact]
    public void A_long_chain_of_operators_is_refused() =>
        Assert.Equal(FeelProblem.Limit, FeelExpression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 50_000))).Errors[0].Problem);

    [Fact]
    public void Text_that_could_be_read_in_many_ways_is_not_tried_for_ever() =>
        Assert.False(FeelExpression.Parse(string.Concat(Enumerable.Repeat("a in (", 150)) + "1").Succeeded);

    [Theory]
    [InlineData("for a in 1..100000, b in 1..100000 return a")]
    [InlineData("for a in 1..150000 return a")]
    [InlineData("count(for a in 1..100000000000 return null)")]
    [InlineData("{f: function(x) f(x), r: f(1)}.r")]
    [InlineData("some a in 1..10000000, b in 1..10000000 satisfies false")]
    [InlineData("{s: \"0123456789\", f: function(n, t) if n = 0 then t else g(n - 1, t + t), g: function(n, t) f(n, t)}.f(60, \"ab\")")]
    public void Work_without_end_is_given_up(string expression)
    {
        var limits = new FeelLimits { Steps = 200_000, Size = 100_000 };

        var result = FeelExpression.Parse(expression).Required.Evaluate(FeelContext.Empty, new() { Limits = limits });

        Assert.Null(result.Value);
        Assert.NotEmpty(result.Diagnostics);
    }

    [Fact]
    public void Values_that_share_their_parts_do_not_grow_beyond_all_bounds()
    {
        var text =
            "{a0: [1, 1], "
            + string.Join(", ", Enumerable.Range(1, 80).Select(i => $"a{i}: [a{i - 1}, a{i - 1}]"))
            + ", r: string(a80) = string(a79)}.r";

        Assert.True(FeelExpression.Parse(text).Required.Evaluate(FeelContext.Empty).GivenUp);
    }

    [Theory]
    [InlineData("for i in 1..3000 return if i = 1 then [] else [[[[[[partial[-1]]]]]]]")]
    [InlineData("for i in 1..100000 return count(partial)")]
    [InlineData("string(for i in 1..2000 return {x: partial, y: partial})")]
    [InlineData("replace(string join(for i in 1..50000 return \"a\"), \"a\", string join(for i in 1..50000 return \"b\"))")]
    public void Deep_and_heavy_values_are_given_up(string expression) =>
        Assert.True(FeelExpression.Parse(expression).Required.Evaluate(FeelContext.Empty).GivenUp);

    [Fact]
    public void A_pattern_that_explodes_is_given_up()
    {
        var result = FeelExpression
            .Parse("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+$\")")
            .Required.Evaluate(FeelContext.Empty);

        Assert.Null(result.Value);
        Assert.True(result.GivenUp);
    }

    [Theory]
    [InlineData("for i in 1..1000000 return string(for j in 1..20 return partial)")]
    [InlineData("{ a: string(for i in 1..40000 return 1234567), b: for i in 1..10000000 return a + a }.b")]
    [InlineData("{ a: for i in 1..100000 return i, b: for i in 1..10000000 return append(a, i) }.b")]
    [InlineData("{ a: for j in 1..20 return partial, b: some i in 1..10000000 satisfies a != a }.b")]
    [InlineData("{ a: for j in 1..20 return partial, b: some i in 1..10000000 satisfies list contains([a, a], [a]) }.b")]
    public void What_a_loop_makes_is_bounded(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = FeelExpression.Parse(text).Required.Evaluate(FeelContext.Empty);

        Assert.True(result.GivenUp || result.Value is null, text);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2L << 30);
    }

    [Fact]
    public void A_value_that_shares_its_parts_is_not_written_as_JSON()
    {
        var shared = FeelExpression.Parse("for i in 1..30 return partial").Required;

        Assert.Null(FeelJson.Evaluate(shared, []));
        Assert.NotNull(FeelJson.Evaluate(FeelExpression.Parse("for i in 1..8 return partial").Required, []));
    }
}
