using System.Text.Json.Nodes;
using Yingzhou.Support.GovStack.Registration;

namespace Yingzhou.Engines.Tests.GovStack;

/// <summary>Both ways in which the specification writes <c>formData.data</c>: its schema and its example payload.</summary>
public class HandedInFormTests
{
    [Theory]
    [InlineData("""{"form":{"a":1},"answers":{"b":"x"}}""", """{"a":1}""", """{"b":"x"}""")]
    [InlineData("""{"the-form":{"a":1}}""", """{"a":1}""", "{}")]
    [InlineData("""{"a":1,"b":[2]}""", """{"a":1,"b":[2]}""", "{}")]
    [InlineData("""{"other":{"a":1}}""", """{"other":{"a":1}}""", "{}")]
    [InlineData("""{"answers":"yes"}""", """{"answers":"yes"}""", "{}")]
    [InlineData("{}", "{}", "{}")]
    [InlineData(null, "{}", "{}")]
    public void Form_and_answers_are_found(string? data, string form, string answers)
    {
        var read = HandedInForm.Of(data is null ? null : JsonNode.Parse(data)!.AsObject(), "the-form");

        Assert.Equal(form, read.Form.ToJsonString());
        Assert.Equal(answers, read.Answers.ToJsonString());
    }

    [Fact]
    public void What_the_facade_notes_itself_cannot_be_handed_in()
    {
        var data = JsonNode.Parse("""{"form":{"govstack":{"Member":"other"},"a":1}}""")!.AsObject();

        Assert.Equal("""{"a":1}""", HandedInForm.Of(data).Form.ToJsonString());
    }
}
