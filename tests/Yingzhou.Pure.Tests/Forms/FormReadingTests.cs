using Yingzhou.Languages.Forms;
using static Yingzhou.Pure.Tests.Forms.Given;

namespace Yingzhou.Pure.Tests.Forms;

public class FormReadingTests
{
    [Fact]
    public void Every_component_of_form_js_that_a_page_may_show_is_read()
    {
        var form = Form(
            """
            { "type": "text", "id": "t", "text": "# 填写须知\n\n约 5 分钟" },
            { "type": "group", "id": "g", "label": "门店", "path": "shop", "components": [
              { "type": "textfield", "id": "1", "key": "name", "label": "名称", "appearance": { "prefixAdorner": "舟山市", "suffixAdorner": "店" },
                "properties": { "yz:element": "shop.name", "yz:why": "印在执照上", "yz:personal": "true" } },
              { "type": "number", "id": "2", "key": "area", "label": "面积", "decimalDigits": 1, "increment": "0.5", "serializeToString": true } ] },
            { "type": "dynamiclist", "id": "l", "label": "从业人员", "path": "staff", "isRepeating": true, "allowAddRemove": true, "defaultRepetitions": 2,
              "components": [ { "type": "textfield", "id": "3", "key": "name", "label": "姓名" } ] },
            { "type": "textarea", "id": "4", "key": "note", "label": "说明" },
            { "type": "datetime", "id": "5", "key": "from", "subtype": "datetime", "dateLabel": "开业", "timeLabel": "时刻", "timeSerializingFormat": "no_timezone", "timeInterval": 15 },
            { "type": "checkbox", "id": "6", "key": "agree", "label": "我已阅读" },
            { "type": "checklist", "id": "7", "key": "kinds", "label": "项目", "values": [ { "label": "热食", "value": "hot" } ] },
            { "type": "radio", "id": "8", "key": "way", "label": "领取", "valuesKey": "ways" },
            { "type": "select", "id": "9", "key": "town", "label": "街道", "valuesExpression": "=towns" },
            { "type": "taglist", "id": "10", "key": "tags", "label": "标签", "values": [ { "label": "一", "value": 1 } ] },
            { "type": "filepicker", "id": "11", "key": "plan", "label": "平面图", "accept": ".pdf,.jpg", "multiple": true },
            { "type": "expression", "id": "12", "key": "sum", "expression": "=shop.area * 2", "computeOn": "change" },
            { "type": "separator", "id": "13" }, { "type": "spacer", "id": "14", "height": 60 }, { "type": "button", "id": "15", "label": "提交", "action": "submit" }
            """
        );

        Assert.Equal(
            ["name", "area", "name", "note", "from", "agree", "kinds", "way", "town", "tags", "plan", "sum"],
            form.Fields.Select(field => field.Key)
        );
        var name = Assert.IsType<FormTextField>(form.Fields.First());
        Assert.Equal(("shop.name", "印在执照上", true), (name.Element, name.Why, name.IsPersonal));
        Assert.Equal(0.5m, form.Fields.OfType<FormNumberField>().Single().Increment);
    }

    [Theory]
    [InlineData("""{ "type": "html", "id": "1", "content": "<b>" }""", "components[0].type type.refused")]
    [InlineData("""{ "type": "iframe", "id": "1", "url": "https://x" }""", "components[0].type type.refused")]
    [InlineData("""{ "type": "magic", "id": "1" }""", "components[0].type type.unknown")]
    [InlineData("""{ "type": "textfield", "id": "1", "label": "名" }""", "components[0].key key.shape")]
    [InlineData("""{ "type": "textfield", "id": "1", "key": "a b", "label": "名" }""", "components[0].key key.shape")]
    [InlineData("""{ "type": "textfield", "id": "1", "key": "a" }""", "components[0].label label.missing")]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "validate": { "pattern": "[" } }""",
        "components[0].validate.pattern pattern.invalid"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "validate": { "pattern": "(?=x)" } }""",
        "components[0].validate.pattern pattern.invalid"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "validate": { "minLength": 5, "maxLength": 4 } }""",
        "components[0].validate.minLength validate.order"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "validate": { "required": "yes" } }""",
        "components[0].validate.required json.kind"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "readonly": true, "validate": { "required": true } }""",
        "components[0].validate.required readonly.required"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "conditional": { "hide": "x > 1" } }""",
        "components[0].conditional.hide expression.shape"
    )]
    [InlineData(
        """{ "type": "textfield", "id": "1", "key": "a", "label": "名", "conditional": { "hide": "=x >" } }""",
        "components[0].conditional.hide expression.invalid"
    )]
    [InlineData("""{ "type": "radio", "id": "1", "key": "a", "label": "名" }""", "components[0] values.source")]
    [InlineData("""{ "type": "radio", "id": "1", "key": "a", "label": "名", "values": [] }""", "components[0].values values.empty")]
    [InlineData(
        """{ "type": "radio", "id": "1", "key": "a", "label": "名", "values": [ { "value": "x" }, { "value": "x" } ] }""",
        "components[0].values[1].value values.duplicate"
    )]
    [InlineData(
        """{ "type": "datetime", "id": "1", "key": "a", "dateLabel": "日", "subtype": "week" }""",
        "components[0].subtype value.unknown"
    )]
    [InlineData("""{ "type": "image", "id": "1", "source": "https://example.com/x.png" }""", "components[0].source image.source")]
    [InlineData("""{ "type": "image", "id": "1", "source": "//example.com/x.png" }""", "components[0].source image.source")]
    [InlineData("""{ "type": "dynamiclist", "id": "1", "label": "人", "components": [] }""", "components[0].path path.shape")]
    [InlineData("""{ "type": "text", "id": "1", "text": "{{#if x}}" }""", "components[0].text text.template")]
    [InlineData("3", "components[0] json.kind")]
    public void A_refusal_names_place_and_rule(string component, string problem) => Assert.Equal([problem], Rules(component));

    [Fact]
    public void Two_fields_may_not_share_a_key_nor_one_lie_inside_the_other()
    {
        Assert.Equal(
            ["components[1].key key.duplicate"],
            Rules(
                """{ "type": "checkbox", "id": "1", "key": "a", "label": "一" }, { "type": "checkbox", "id": "2", "key": "a", "label": "二" }"""
            )
        );
        Assert.Equal(
            ["components[1].key key.overlap"],
            Rules(
                """{ "type": "checkbox", "id": "1", "key": "a", "label": "一" }, { "type": "checkbox", "id": "2", "key": "a.b", "label": "二" }"""
            )
        );
        Assert.Equal(
            ["components[1].id id.duplicate"],
            Rules(
                """{ "type": "checkbox", "id": "1", "key": "a", "label": "一" }, { "type": "checkbox", "id": "1", "key": "b", "label": "二" }"""
            )
        );
    }

    [Theory]
    [InlineData("", "form.json")]
    [InlineData("[]", "form.json")]
    [InlineData("{", "form.json")]
    [InlineData("""{ "type": "default", "id": "F", "id": "G", "components": [] }""", "form.json")]
    [InlineData("""{ "type": "default", "components": [] }""", "form.id")]
    [InlineData("""{ "type": "other", "id": "F", "components": [] }""", "form.type")]
    [InlineData("""{ "type": "default", "id": "F", "schemaVersion": 99, "components": [] }""", "form.schema-version")]
    public void What_is_no_form_is_refused_whole(string json, string rule) =>
        Assert.Equal([rule], FormDefinition.Read(json).Problems.Select(problem => problem.Rule));

    [Fact]
    public void Forms_too_large_or_too_deep_are_refused()
    {
        var deep =
            string.Concat(Enumerable.Repeat("""{ "type": "group", "components": [ """, 20)) + string.Concat(Enumerable.Repeat("] }", 20));
        var many = string.Join(',', Enumerable.Repeat("""{ "type": "separator" }""", FormLimits.Components + 1));

        Assert.EndsWith("form.too-deep", Assert.Single(Rules(deep)), StringComparison.Ordinal);
        Assert.EndsWith("form.too-many", Assert.Single(Rules(many)), StringComparison.Ordinal);
        Assert.Equal("form.too-large", Assert.Single(FormDefinition.Read(new string(' ', FormLimits.DefinitionLength + 1)).Problems).Rule);
    }

    [Fact]
    public void The_forms_of_the_city_are_read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        var forms = Directory.GetFiles(Path.Combine(folder!.FullName, "city", "zhoushan", "forms"), "*.form.json");

        Assert.NotEmpty(forms);
        Assert.All(forms, file => Assert.Empty(FormDefinition.Read(File.ReadAllText(file), FeelForms.Check).Problems));
    }
}
