using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.External;
using Yingzhou.Languages.Feel.External.Java;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>External functions: refused unless the host supplies them; the Java library keeps Java's meaning.</summary>
public class ExternalFunctionTests
{
    static readonly FeelEvaluationOptions WithJava = new() { External = JavaLibrary.Find };

    static FeelResult Call(string type, string signature, string arguments, FeelEvaluationOptions? options = null)
    {
        var parameters = string.Join(", ", arguments.Split("; ").Where(a => a.Length > 0).Select((_, i) => $"p{i}"));
        var definition = $$"""{java: {class: "{{type}}", method signature: "{{signature}}"} }""";
        var text =
            $"{{f: function({parameters}) external {definition}, r: f({arguments.Replace("; ", ", ", StringComparison.Ordinal)})}}.r";
        return FeelExpression.Parse(text).Required.Evaluate(FeelContext.Empty, options ?? WithJava);
    }

    [Theory]
    [InlineData("java.lang.Math", "max(double, double)", "123.45; 456.78", "456.78")]
    [InlineData("java.lang.Math", "max(int,int)", "123; 456", "456")]
    [InlineData("java.lang.Math", "max(float,float)", "123.46; 456.78", "456.78")]
    [InlineData("java.lang.Math", "round(double)", "-2.5", "-2")]
    [InlineData("java.lang.Math", "rint(double)", "2.5", "2")]
    [InlineData("java.lang.Math", "floorMod(int,int)", "-7; 3", "2")]
    [InlineData("java.lang.Math", "abs(int)", "-2147483648", "-2147483648")]
    [InlineData("java.lang.Integer", "parseInt(java.lang.String,int)", "\"ff\"; 16", "255")]
    [InlineData("java.lang.Float", "valueOf(java.lang.String)", "\"1234.56\"", "1234.56")]
    [InlineData("java.lang.String", "valueOf(char)", "\"a\"", "a")]
    [InlineData("java.lang.String", "valueOf(double)", "12345678", "1.2345678E7")]
    [InlineData("java.lang.String", "valueOf(double)", "5", "5.0")]
    [InlineData(
        "java.lang.String",
        "format(java.lang.String, [Ljava.lang.Object;)",
        "\"%s 有 %,d 元 (%.2f%%)|%5s|%-5s|%05d\"; \"张三\"; 1234567; 12.345; \"a\"; \"b\"; -42",
        "张三 有 1,234,567 元 (12.35%)|    a|b    |-0042"
    )]
    [InlineData("String", "x()", "", null)]
    [InlineData("java.lang.Math", "max(int,int)", "1.5; 2", null)]
    [InlineData("java.lang.Math", "addExact(int,int)", "2147483647; 1", null)]
    [InlineData("java.lang.Math", "sqrt(double)", "-1", null)]
    [InlineData("java.lang.String", "valueOf(char)", "\"abc\"", null)]
    [InlineData("java.lang.String", "format(String, Object...)", "\"%1000000000d\"; 1", null)]
    [InlineData("java.lang.Runtime", "getRuntime()", "", null)]
    public void A_method_of_the_Java_library_answers_as_in_Java(string type, string signature, string arguments, string? expected) =>
        Assert.Equal(expected, Call(type, signature, arguments).Value?.ToString());

    [Fact]
    public void Without_the_hosts_word_every_external_function_is_refused()
    {
        var result = Call("java.lang.Math", "max(int,int)", "1; 2", FeelEvaluationOptions.Default);

        Assert.Null(result.Value);
        Assert.Contains(result.Diagnostics, fault => fault.Problem == FeelProblem.ExternalFunction);
    }

    [Fact]
    public void A_host_may_supply_functions_of_its_own_and_their_exceptions_become_null()
    {
        FeelEvaluationOptions own = new()
        {
            External = name =>
                name is { Kind: ExternalKind.Java, Owner: "gov.Tax" }
                    ? arguments => arguments[0] is FeelNumber n ? n : throw new InvalidOperationException("no number")
                    : null,
        };

        Assert.Equal("5", Call("gov.Tax", "rate(double)", "5", own).Value?.ToString());
        Assert.Null(Call("gov.Tax", "rate(double)", "\"a\"", own).Value);
        Assert.Null(Call("java.lang.Math", "abs(int)", "1", own).Value);
    }
}
