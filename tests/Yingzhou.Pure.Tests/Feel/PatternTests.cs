using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>Patterns after XQuery 1.0 and XPath 2.0 Functions §7.6; the first examples are those of the standard's own text.</summary>
public class PatternTests
{
    [Theory]
    [InlineData("replace(\"abracadabra\", \"bra\", \"*\")", "a*cada*")]
    [InlineData("replace(\"abracadabra\", \"a.*a\", \"*\")", "*")]
    [InlineData("replace(\"abracadabra\", \"a.*?a\", \"*\")", "*c*bra")]
    [InlineData("replace(\"abracadabra\", \"a(.)\", \"a$1$1\")", "abbraccaddabbra")]
    [InlineData("replace(\"AAAA\", \"A+?\", \"b\")", "bbbb")]
    [InlineData("replace(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")", "carted")]
    [InlineData("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "[1=ab][2=]cd")]
    [InlineData("replace(\"a1\", \"(a)\", \"$10\")", "a01")]
    [InlineData("replace(\"abc\", \"B\", \"x\", \"i\")", "axc")]
    [InlineData("split(\"瀛洲;;舟山\", \";\")", "[\"瀛洲\", \"\", \"舟山\"]")]
    [InlineData("matches(\"helloworld\", \"hello world\", \"x\")", "true")]
    [InlineData("matches(\"a\\nb\", \"a.b\")", "false")]
    [InlineData("matches(\"a\\nb\", \"a.b\", \"s\")", "true")]
    [InlineData("matches(\"a\\nb\", \"^b$\")", "false")]
    [InlineData("matches(\"a\\nb\", \"^b$\", \"m\")", "true")]
    [InlineData("matches(\"abb\", \"(.)(.)\\2\")", "true")]
    [InlineData("matches(\"b\", \"(a)?b\\1\")", "true")]
    [InlineData("matches(\"x\", \"^[a-z-[aeiou]]$\")", "true")]
    [InlineData("matches(\"e\", \"^[a-z-[aeiou]]$\")", "false")]
    [InlineData("matches(\"\\U01F40E\", \"^.$\")", "true")]
    [InlineData("matches(\"\\U01F40E\", \"^[^a]$\")", "true")]
    [InlineData("matches(\"\\U01F40E\", \"^[\\U01F400-\\U01F4FF]$\")", "true")]
    [InlineData("matches(\"张3\", \"^\\p{Lo}\\d$\")", "true")]
    [InlineData("matches(\"_-.\", \"^\\i\\c+$\")", "true")]
    public void Patterns_mean_what_XPath_says(string expression, string expected) =>
        Assert.Equal(expected, FeelExpression.Parse(expression).Required.Evaluate(FeelContext.Empty).Value?.ToString());

    [Theory]
    [InlineData("matches(\"a\", \"(?=a)a\")")]
    [InlineData("matches(\"a\", \"(?<n>a)\")")]
    [InlineData("matches(\"a\", \"a**\")")]
    [InlineData("matches(\"a\", \"[a\")")]
    [InlineData("matches(\"a\", \"a{2,1}\")")]
    [InlineData("matches(\"a\", \"\\1(a)\")")]
    [InlineData("matches(\"a\", \"\\b\")")]
    [InlineData("matches(\"a\", \"a\", \"q\")")]
    [InlineData("matches(\"a\", \")\")")]
    [InlineData("matches(\"a\", \"[z-a]\")")]
    [InlineData("matches(\"a\", \"\\p{IsNowhere}\")")]
    [InlineData("replace(\"abra\", \"x*\", \"y\")")]
    [InlineData("replace(\"abra\", \"a\", \"$\")")]
    [InlineData("replace(\"abra\", \"a\", \"\\x\")")]
    public void What_XPath_does_not_allow_is_null_with_a_reason(string expression)
    {
        var result = FeelExpression.Parse(expression).Required.Evaluate(FeelContext.Empty);

        Assert.Null(result.Value);
        Assert.Equal(FeelProblem.NoResult, Assert.Single(result.Diagnostics).Problem);
    }
}
