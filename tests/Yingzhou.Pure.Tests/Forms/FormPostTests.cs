using System.Text.Json.Nodes;
using CsCheck;
using Yingzhou.Languages.Forms;
using static Yingzhou.Pure.Tests.Forms.Given;

namespace Yingzhou.Pure.Tests.Forms;

public class FormPostTests
{
    const string All = """
        { "type": "group", "path": "shop", "components": [ { "type": "textfield", "key": "name", "label": "名称" } ] },
        { "type": "number", "key": "area", "label": "面积" },
        { "type": "checkbox", "key": "agree", "label": "同意" },
        { "type": "checklist", "key": "kinds", "label": "项目", "values": [ { "value": "hot" }, { "value": "cold" } ] },
        { "type": "dynamiclist", "path": "staff", "label": "人员", "components": [ { "type": "textfield", "key": "name", "label": "姓名" }, { "type": "checkbox", "key": "cook", "label": "厨师" } ] },
        { "type": "expression", "key": "double", "expression": "=area * 2" }
        """;

    static FormPosted Bind(params (string Name, string[] Values)[] posted) =>
        FormPost.Bind(Form(All), posted.ToDictionary(one => one.Name, one => (IReadOnlyList<string>)one.Values));

    [Fact]
    public void A_post_becomes_typed_answers()
    {
        var posted = Bind(
            ("shop.name", ["蓝海面馆"]),
            ("area", ["８５"]),
            ("kinds", ["hot", "cold"]),
            ("staff[0]", [""]),
            ("staff[0].name", ["甲"]),
            ("staff[0].cook", ["true"]),
            ("staff[1]", [""])
        );

        var judged = FormSubmission.Validate(Form(All), posted.Data, Context);

        Assert.Empty(judged.Errors);
        Assert.True(
            JsonNode.DeepEquals(
                Data(
                    """{ "shop": { "name": "蓝海面馆" }, "area": 85, "agree": false, "kinds": ["hot", "cold"], "staff": [ { "name": "甲", "cook": true }, { "cook": false } ], "double": 170 }"""
                ),
                judged.Data
            ),
            judged.Data.ToJsonString()
        );
    }

    [Fact]
    public void Names_that_the_form_does_not_have_are_not_looked_at() =>
        Assert.Equal(
            """{"agree":false,"kinds":[],"staff":[]}""",
            Bind(("role", ["admin"]), ("double", ["9"]), ("shop", ["x"])).Data.ToJsonString()
        );

    [Fact]
    public void A_row_is_added_or_removed_without_judging()
    {
        var added = Bind(("staff[0].name", ["甲"]), (FormPost.AddRow, ["staff"]));
        var removed = Bind(("staff[0].name", ["甲"]), ("staff[1].name", ["乙"]), (FormPost.RemoveRow, ["staff[0]"]));

        Assert.True(added.Edited);
        Assert.Equal(2, ((JsonArray)added.Data["staff"]!).Count);
        Assert.True(removed.Edited);
        Assert.Equal("乙", (string?)Assert.Single((JsonArray)removed.Data["staff"]!)!["name"]);
    }

    [Theory]
    [InlineData("staff[999999999].name")]
    [InlineData("staff[99999999999999].name")]
    [InlineData("staff[-1].name")]
    [InlineData("staff[0.name")]
    [InlineData("staff[]")]
    [InlineData("[0]")]
    public void Wild_row_numbers_are_bounded(string name) =>
        Assert.InRange(((JsonArray)Bind((name, ["甲"])).Data["staff"]!).Count, 0, FormLimits.Rows);

    [Fact]
    public void A_flood_of_names_is_refused() =>
        Assert.Equal(
            "too-many",
            Bind([.. Enumerable.Range(0, FormLimits.PostedNames + 1).Select(i => ($"n{i}", new[] { "" }))]).Error?.Rule
        );

    [Fact]
    public void No_post_whatever_makes_it_throw() =>
        Gen.Select(
                Gen.OneOf(
                    "staff",
                    "staff[0]",
                    "staff[1].name",
                    "shop.name",
                    "area",
                    "kinds",
                    "agree",
                    "staff[0].name[0]",
                    "[",
                    "]",
                    "a[b]"
                ),
                Gen.String
            )
            .Array[0, 12]
            .Sample(
                pairs =>
                {
                    var posted = pairs
                        .GroupBy(pair => pair.Item1)
                        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Item2)]);
                    _ = FormSubmission.Validate(Form(All), FormPost.Bind(Form(All), posted).Data, Context);
                },
                iter: 300
            );

    [Fact]
    public void What_is_accepted_is_accepted_again_unchanged() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.OneOf("蓝海面馆", " Ａ１ ", "x"), Gen.Bool)
            .Sample(
                (area, name, cook) =>
                {
                    var first = FormSubmission.Validate(
                        Form(All),
                        new JsonObject
                        {
                            ["area"] = area,
                            ["shop"] = new JsonObject { ["name"] = name },
                            ["staff"] = new JsonArray(new JsonObject { ["cook"] = cook }),
                        },
                        Context
                    );
                    var second = FormSubmission.Validate(Form(All), first.Data, Context);
                    return first.IsAccepted && second.IsAccepted && JsonNode.DeepEquals(first.Data, second.Data);
                },
                iter: 100
            );

    [Fact]
    public void A_fresh_form_holds_what_is_known_defaults_and_first_rows()
    {
        var form = Form(
            """
            { "type": "textfield", "key": "name", "label": "姓名", "defaultValue": "无", "properties": { "yz:element": "person.name" } },
            { "type": "select", "key": "way", "label": "领取", "defaultValue": "mail", "values": [ { "value": "mail" } ] },
            { "type": "dynamiclist", "path": "staff", "label": "人员", "defaultRepetitions": 2, "components": [ { "type": "number", "key": "n", "label": "数", "defaultValue": 1 } ] }
            """
        );

        var known = FormInput.Prefill(form, element => element == "person.name" ? JsonValue.Create("张三") : null);

        Assert.True(
            JsonNode.DeepEquals(
                Data("""{ "name": "张三", "way": "mail", "staff": [ { "n": 1 }, { "n": 1 } ] }"""),
                FormInput.Initial(form, known)
            )
        );
    }
}
