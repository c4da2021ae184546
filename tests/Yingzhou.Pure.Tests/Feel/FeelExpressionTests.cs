using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

public class FeelExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666666666666666666667")]
    [InlineData("2 ** 100", "1267650600228229401496703205376")]
    [InlineData("9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000")]
    [InlineData("\"瀛\" + \"洲\"", "瀛洲")]
    [InlineData("if 3 > 2 then \"yes\" else \"no\"", "yes")]
    [InlineData("for i in 1..4 return i * i", "[1, 4, 9, 16]")]
    [InlineData("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]")]
    [InlineData("some x in [1, 2, 3] satisfies x > 2", "true")]
    [InlineData("every x in [1, 2, 3] satisfies x > 2", "false")]
    [InlineData("[1, 2, 3, 4][item > 2]", "[3, 4]")]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[{a: 1}, {a: 2}].a", "[1, 2]")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("(function(x, y) x - y)(y: 1, x: 5)", "4")]
    [InlineData("5 in (1..5)", "false")]
    [InlineData("5 in [1..5]", "true")]
    [InlineData("1 in ]1..5[", "false")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("5 between 1 and 5 and true", "true")]
    [InlineData("date(\"2024-02-28\") + duration(\"P2D\")", "2024-03-01")]
    [InlineData("@\"2024-01-31\" + @\"P1M\"", "2024-02-29")]
    [InlineData("date and time(\"2024-01-01T12:00:00@Asia/Shanghai\").time offset", "PT8H")]
    [InlineData("string length(\"\\U01F40E馬\")", "2")]
    [InlineData("substring(\"foobar\", start position: 3)", null)]
    [InlineData("substring(string: \"foobar\", start position: -2)", "ar")]
    [InlineData("1 + null", null)]
    [InlineData("null and false", "false")]
    [InlineData("sort([3, 1, 2], function(a, b) a < b)", "[1, 2, 3]")]
    [InlineData("{全名: \"张三\"}.全名", "张三")]
    [InlineData("1 // the rest is a comment", "1")]
    public void Expressions_have_the_values_of_the_standard(string expression, string? expected)
    {
        var parsed = FeelExpression.Parse(expression);
        if (expected is null && !parsed.Succeeded)
            return;

        Assert.Equal(expected, parsed.Required.Evaluate(FeelContext.Empty).Value?.ToString());
    }

    [Fact]
    public void Names_may_hold_spaces_without_being_declared_and_operators_when_they_are()
    {
        var variables = new FeelContext(("Applicant age", 20), ("a-b", 3), ("a", 10), ("b", 4));

        Assert.Equal("21", FeelExpression.Parse("Applicant  age + 1").Required.Evaluate(variables).Value!.ToString());
        Assert.Equal("6", FeelExpression.Parse("a-b").Required.Evaluate(variables).Value!.ToString());
        Assert.Equal("3", FeelExpression.Parse("a-b", new() { Names = ["a-b"] }).Required.Evaluate(variables).Value!.ToString());
    }

    [Fact]
    public void An_expression_knows_which_variables_it_asks_for() =>
        Assert.Equal(
            ["a", "full name", "list"],
            FeelExpression.Parse("for x in list return (function(y) x + y + a)(count(list[limit > 1])) + {b: full name, c: b}.c").Required.Variables);

    [Fact]
    public void Dates_and_moments_go_to_dotnet_and_back()
    {
        var moment = new DateTimeOffset(2024, 2, 29, 23, 30, 15, 125, TimeSpan.FromHours(8));

        Assert.Equal(moment, FeelDateTime.From(moment).ToDateTimeOffset());
        Assert.Equal("2024-02-29T23:30:15.125+08:00", FeelDateTime.From(moment).ToString());
        Assert.Equal(new DateOnly(2024, 2, 29), FeelDate.From(new(2024, 2, 29)).ToDateOnly());
    }

    [Fact]
    public void A_syntax_error_names_its_position()
    {
        var error = Assert.Single(FeelExpression.Parse("1 +\n* 2").Errors);

        Assert.Equal(FeelProblem.Syntax, error.Problem);
        Assert.Equal((2, 1), error.In("1 +\n* 2"));
    }

    [Fact]
    public void A_null_result_says_why()
    {
        var result = FeelExpression.Parse("1 + \"a\"").Required.Evaluate(FeelContext.Empty);

        Assert.Null(result.Value);
        Assert.Equal(2, Assert.Single(result.Diagnostics).Position);
    }

    [Fact]
    public void Json_goes_in_and_comes_out_with_all_its_digits()
    {
        var variables = JsonNode.Parse("""{"price": 12345678901234567890.12, "lines": [{"n": 1}, {"n": 2}], "on": "2024-01-31"}""")!.AsObject();

        Assert.Equal("12345678901234567890.13", Run("price + 0.01"));
        Assert.Equal("[1,2]", Run("lines.n"));
        Assert.Equal("\"2024-02-29\"", Run("date(on) + @\"P1M\""));

        string? Run(string text) => FeelJson.Evaluate(FeelExpression.Parse(text).Required, variables)?.ToJsonString();
    }

    [Theory]
    [InlineData("< 18, [60..65)", 60, true)]
    [InlineData("< 18, [60..65)", 65, false)]
    [InlineData("not(1, 2)", 3, true)]
    [InlineData("-", 3, true)]
    [InlineData("? * 2 > 5", 3, true)]
    [InlineData("limit", 7, true)]
    public void Unary_tests_decide_about_an_input(string tests, int input, bool matches) =>
        Assert.Equal(matches, FeelUnaryTests.Parse(tests).Required.Evaluate(input, new(("limit", 7))).Matches);
}
