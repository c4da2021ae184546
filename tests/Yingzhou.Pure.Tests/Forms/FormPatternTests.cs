using Yingzhou.Languages.Forms;

namespace Yingzhou.Pure.Tests.Forms;

public class FormPatternTests
{
    [Theory]
    [InlineData(@"^\d{3}$", "123", true)]
    [InlineData(@"^\d{3}$", "١٢٣", false)] // Arabic digits are digits to .NET, not to JavaScript
    [InlineData(@"^[\dX]+$", "12X", true)]
    [InlineData(@"^\w+$", "张三", false)]
    [InlineData(@"b", "abc", true)] // not anchored
    [InlineData(@"^[\u4e00-\u9fa5]{2,}$", "张三", true)]
    [InlineData(@"^a\/b$", "a/b", true)]
    [InlineData(@"^[^\d]$", "x", true)]
    public void Patterns_mean_what_JavaScript_means(string pattern, string text, bool matches) =>
        Assert.Equal(matches, FormPattern.Read(pattern).Pattern!.Matches(text));

    [Theory]
    [InlineData("(")]
    [InlineData("(?!x)y")]
    [InlineData(@"(a)\1")]
    public void What_cannot_be_judged_in_linear_time_is_refused(string pattern)
    {
        var (read, refusal) = FormPattern.Read(pattern);

        Assert.Null(read);
        Assert.NotNull(refusal);
    }
}
