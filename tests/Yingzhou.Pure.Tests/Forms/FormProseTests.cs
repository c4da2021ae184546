using Yingzhou.Languages.Forms;
using static Yingzhou.Pure.Tests.Forms.Given;

namespace Yingzhou.Pure.Tests.Forms;

public class FormProseTests
{
    static IReadOnlyList<FormProseBlock> Blocks(string text, string data = "{}") =>
        Assert
            .IsType<FormTextNode>(
                FormView
                    .Of(Form($$"""{ "type": "text", "text": {{System.Text.Json.JsonSerializer.Serialize(text)}} }"""), Data(data), Context)
                    .Nodes.Single()
            )
            .Blocks;

    [Fact]
    public void Headings_lists_strong_and_links_are_read()
    {
        var blocks = Blocks("# 须知\n\n约 **5 分钟**，见[指南](/guide)\n- 甲\n- 乙\n\n1. 一\n2. 二");

        Assert.Equal(
            [FormProseKind.Heading, FormProseKind.Paragraph, FormProseKind.Bullets, FormProseKind.Numbers],
            blocks.Select(block => block.Kind)
        );
        Assert.Equal([new("约 "), new("5 分钟", Strong: true), new("，见"), new("指南", Href: "/guide")], blocks[1].Lines[0]);
        Assert.Equal(["甲", "乙"], blocks[2].Lines.Select(line => line[0].Text));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](http://plain.example)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("<script>alert(1)</script>")]
    public void Anything_else_is_plain_text(string text) => Assert.All(Blocks(text).Single().Lines[0], span => Assert.Null(span.Href));

    [Fact]
    public void Values_are_put_in_and_are_never_markup()
    {
        var line = Blocks("您好，{{name}}，共 **{{ 1 + 2 }}** 项", """{ "name": "[点我](https://evil.example)" }""").Single().Lines[0];

        Assert.Equal([new("您好，[点我](https://evil.example)，共 "), new("3", Strong: true), new(" 项")], line);
    }

    [Fact]
    public void A_whole_expression_gives_its_text() =>
        Assert.Equal("共 3 项", Blocks("=\"共 \" + string(n) + \" 项\"", """{ "n": 3 }""").Single().Lines[0].Single().Text);
}
