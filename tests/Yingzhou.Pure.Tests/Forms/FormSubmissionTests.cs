using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;
using static Yingzhou.Pure.Tests.Forms.Given;

namespace Yingzhou.Pure.Tests.Forms;

public class FormSubmissionTests
{
    const string Mobile =
        """{ "type": "textfield", "key": "mobile", "label": "手机号码", "validate": { "required": true, "pattern": "^1\\d{10}$" } }""";
    const string Id =
        """{ "type": "textfield", "key": "id", "label": "公民身份号码", "validate": { "pattern": "^\\d{17}[\\dX]$" }, "properties": { "yz:element": "person.residentId" } }""";
    const string Area =
        """{ "type": "number", "key": "area", "label": "面积", "decimalDigits": 1, "validate": { "min": 1, "max": 1000 } }""";
    const string Day = """{ "type": "datetime", "subtype": "date", "key": "day", "dateLabel": "开业日期", "disallowPassedDates": true }""";
    const string Way =
        """{ "type": "radio", "key": "way", "label": "领取", "values": [ { "label": "邮寄", "value": "mail" }, { "label": "窗口", "value": "counter" } ] }""";
    const string Address =
        """{ "type": "textarea", "key": "address", "label": "地址", "validate": { "required": true, "maxLength": 5 }, "conditional": { "hide": "=not(way = \"mail\")" } }""";

    [Theory]
    [InlineData("13800138000")]
    [InlineData(" 138 0013 8000 ")]
    [InlineData("１３８００１３８０００")]
    [InlineData("138-0013-8000")]
    public void A_number_typed_as_people_type_it_is_taken(string typed) =>
        Assert.Equal("""{"mobile":"13800138000"}""", Kept(Mobile, $$"""{ "mobile": "{{typed}}" }"""));

    [Fact]
    public void A_small_x_at_the_end_of_a_resident_id_is_a_capital() =>
        Assert.Equal("""{"id":"14060219931214460X"}""", Kept(Id, """{ "id": "１４０６０２ 19931214460x" }"""));

    [Fact]
    public void Chinese_punctuation_in_free_text_stays() =>
        Assert.Equal(
            """{"t":"昌国街道（人民南路）108号，1楼"}""",
            Kept("""{ "type": "textfield", "key": "t", "label": "地址" }""", """{ "t": "　昌国街道（人民南路）１０８号，1楼 " }""")
        );

    [Theory]
    [InlineData(Mobile, "{}", "mobile required")]
    [InlineData(Mobile, """{ "mobile": "   " }""", "mobile required")]
    [InlineData(Mobile, """{ "mobile": "1380013800" }""", "mobile pattern")]
    [InlineData(Mobile, """{ "mobile": {} }""", "mobile text")]
    [InlineData(Area, """{ "area": "八十" }""", "area number")]
    [InlineData(Area, """{ "area": "1,5" }""", "area number")]
    [InlineData(Area, """{ "area": 0.9 }""", "area min")]
    [InlineData(Area, """{ "area": 1000.1 }""", "area max")]
    [InlineData(Area, """{ "area": 85.55 }""", "area decimal-digits")]
    [InlineData(Area, """{ "area": true }""", "area number")]
    [InlineData(Day, """{ "day": "2025-02-29" }""", "day moment")]
    [InlineData(Day, """{ "day": "2025-11-23" }""", "day past")]
    [InlineData(Way, """{ "way": "pigeon" }""", "way choice")]
    [InlineData(Way, """{ "way": ["mail"] }""", "way choice")]
    public void What_is_wrong_is_named_by_field_and_rule(string field, string data, string expected) =>
        Assert.Equal([expected], Broken(field, data));

    [Theory]
    [InlineData(Area, """{ "area": 1 }""")]
    [InlineData(Area, """{ "area": "１，０００" }""")]
    [InlineData(Area, """{}""")]
    [InlineData(Day, """{ "day": "2025年11月24日" }""")]
    public void What_lies_on_the_limit_is_accepted(string field, string data) => Assert.Empty(Broken(field, data));

    [Theory]
    [InlineData("email", "zs@zhoushan.gov.cn", true)]
    [InlineData("email", "ｚｓ＠zhoushan．gov．cn", true)]
    [InlineData("email", "zs@zhoushan", false)]
    [InlineData("email", "a@b@c.cn", false)]
    [InlineData("phone", "0580-2026666", true)]
    [InlineData("phone", "+86-13800138000", true)]
    [InlineData("phone", "12345", false)]
    public void Built_in_shapes_hold(string kind, string typed, bool accepted) =>
        Assert.Equal(
            accepted,
            Broken(
                $$"""{ "type": "textfield", "key": "k", "label": "联系", "validate": { "validationType": "{{kind}}" } }""",
                $$"""{ "k": "{{typed}}" }"""
            ).Count == 0
        );

    [Fact]
    public void A_hidden_field_is_not_demanded_and_its_answer_is_dropped()
    {
        Assert.Empty(Broken($"{Way},{Address}", """{ "way": "counter" }"""));
        Assert.Equal("""{"way":"counter"}""", Kept($"{Way},{Address}", """{ "way": "counter", "address": "人民路1号" }"""));
        Assert.Equal(["address required"], Broken($"{Way},{Address}", """{ "way": "mail" }"""));
    }

    [Fact]
    public void A_condition_without_an_answer_shows_the_field() =>
        Assert.Equal(
            ["address required"],
            Broken(
                Address
                    .Replace("not(way", "not(nobody.way", StringComparison.Ordinal)
                    .Replace("= \\\"mail\\\"", "> 3", StringComparison.Ordinal),
                "{}"
            )
        );

    [Fact]
    public void An_earlier_field_that_is_hidden_counts_as_unanswered_for_later_conditions()
    {
        var form =
            $$"""{{Way}}, { "type": "checkbox", "key": "insured", "label": "保价", "conditional": { "hide": "=not(way = \"mail\")" } }, { "type": "number", "key": "worth", "label": "价值", "validate": { "required": true }, "conditional": { "hide": "=not(insured = true)" } }""";

        Assert.Empty(Broken(form, """{ "way": "counter", "insured": true }"""));
        Assert.Equal(["worth required"], Broken(form, """{ "way": "mail", "insured": true }"""));
    }

    [Fact]
    public void Conditions_may_use_the_answers_of_the_guide() =>
        Assert.Empty(
            Broken(
                """{ "type": "textfield", "key": "sign", "label": "招牌", "validate": { "required": true }, "conditional": { "hide": "=not(answers.signboard = \"yes\")" } }""",
                "{}",
                Context with
                {
                    Surroundings = Data("""{ "answers": { "signboard": "no" } }"""),
                }
            )
        );

    [Fact]
    public void What_the_form_does_not_ask_is_not_kept() =>
        Assert.Equal("""{"way":"mail"}""", Kept(Way, """{ "way": "mail", "role": "admin" }"""));

    [Theory]
    [InlineData("12345", true)]
    [InlineData("𠮷𠮷𠮷𠮷𠮷", true)] // five characters of two UTF-16 units each
    [InlineData("123456", false)]
    public void Length_is_counted_in_characters(string text, bool accepted) =>
        Assert.Equal(accepted, Broken($"{Way},{Address}", $$"""{ "way": "mail", "address": "{{text}}" }""").Count == 0);

    [Fact]
    public void A_message_says_what_to_do()
    {
        var error = Assert.Single(
            FormSubmission.Validate(Form($"{Way},{Address}"), Data("""{ "way": "mail", "address": "1234567" }"""), Context).Errors
        );

        Assert.Equal("“地址”最多 5 个字，现为 7 个字，请精简。", error.Message);
    }

    [Fact]
    public void The_meaning_of_an_element_is_judged_after_its_shape()
    {
        var context = Context with { CheckElement = (element, value) => element == "person.residentId" ? $"查无 {value}" : null };

        Assert.Equal(["id element"], Broken(Id, """{ "id": "330902199001011238" }""", context));
        Assert.Equal(["id pattern"], Broken(Id, """{ "id": "33" }""", context));
        Assert.Empty(Broken(Id, "{}", context));
    }

    const string Locked =
        """{ "type": "textfield", "key": "name", "label": "姓名", "readonly": true, "validate": { "required": true }, "properties": { "yz:element": "person.name" } }""";

    [Fact]
    public void A_read_only_field_takes_what_is_known_whatever_was_handed_in() =>
        Assert.Equal(
            """{"name":"张三"}""",
            Kept(Locked, """{ "name": "李四" }""", Context with { Known = Data("""{ "name": "张三" }""") })
        );

    [Fact]
    public void A_read_only_field_of_which_nothing_is_known_is_open_and_demands_nothing()
    {
        var context = Context with { Known = [] };

        Assert.Empty(Broken(Locked, "{}", context));
        Assert.Equal("""{"name":"李四"}""", Kept(Locked, """{ "name": "李四" }""", context));
        Assert.False(FormView.Of(Form(Locked), [], context).Fields.Single().IsReadOnly);
    }

    [Fact]
    public void A_read_only_field_cannot_be_used_to_cheat_a_condition_before_it()
    {
        var form =
            $$"""{ "type": "checkbox", "key": "consent", "label": "监护人同意", "validate": { "required": true }, "conditional": { "hide": "=age >= 18" } }, { "type": "number", "key": "age", "label": "年龄", "readonly": true }""";

        Assert.Equal(["consent required"], Broken(form, """{ "age": 20 }""", Context with { Known = Data("""{ "age": 16 }""") }));
    }

    [Fact]
    public void A_computed_field_is_never_taken_from_outside() =>
        Assert.Equal(
            """{"a":2,"b":6}""",
            Kept(
                """{ "type": "number", "key": "a", "label": "甲" }, { "type": "expression", "key": "b", "expression": "=a * 3" }""",
                """{ "a": 2, "b": 999 }"""
            )
        );

    const string Staff = """
        { "type": "dynamiclist", "label": "人员", "path": "staff", "components": [
          { "type": "textfield", "key": "name", "label": "姓名", "validate": { "required": true } },
          { "type": "checkbox", "key": "cook", "label": "厨师" },
          { "type": "textfield", "key": "health", "label": "健康证", "validate": { "required": true }, "conditional": { "hide": "=not(this.cook = true) and i > 0" } } ] }
        """;

    [Fact]
    public void Rows_are_judged_each_with_its_own_answers()
    {
        var judged = FormSubmission.Validate(
            Form(Staff),
            Data("""{ "staff": [ { "name": "甲" }, { "name": "乙", "cook": true }, {} ] }"""),
            Context
        );

        Assert.Equal(["staff[1].health required", "staff[2].name required"], judged.Errors.Select(error => $"{error.Field} {error.Rule}"));
        Assert.Equal("请填写“人员第 3 项：姓名”。", judged.Errors[1].Message);
    }

    [Fact]
    public void More_rows_than_the_bound_are_refused_and_not_walked()
    {
        var rows = new JsonArray([.. Enumerable.Range(0, 50_000).Select(_ => new JsonObject())]);

        var judged = FormSubmission.Validate(Form(Staff), new JsonObject { ["staff"] = rows }, Context);

        Assert.Contains(judged.Errors, error => error is { Field: "staff", Rule: "rows" });
        Assert.InRange(judged.Errors.Count, 1, FormLimits.Rows + 1);
    }

    [Fact]
    public void The_chosen_options_own_value_is_kept_once()
    {
        const string Tags =
            """{ "type": "taglist", "key": "tags", "label": "标签", "values": [ { "label": "一", "value": 1 }, { "label": "是", "value": true } ] }""";

        Assert.Equal("""{"tags":[1,true]}""", Kept(Tags, """{ "tags": ["1", "1", "true"] }"""));
        Assert.Equal(["tags choice"], Broken(Tags, """{ "tags": ["2"] }"""));
    }

    [Fact]
    public void Options_may_lie_in_the_data_or_be_computed()
    {
        var context = Context with { Surroundings = Data("""{ "ways": ["mail", { "value": "counter", "label": "窗口" }] }""") };
        const string ByKey = """{ "type": "select", "key": "way", "label": "领取", "valuesKey": "ways" }""";
        const string Computed =
            """{ "type": "select", "key": "way", "label": "领取", "valuesExpression": "=for w in [\"mail\", \"counter\"] return {label: w, value: w}" }""";

        Assert.All(new[] { ByKey, Computed }, field => Assert.Empty(Broken(field, """{ "way": "counter" }""", context)));
        Assert.All(new[] { ByKey, Computed }, field => Assert.Equal(["way choice"], Broken(field, """{ "way": "pigeon" }""", context)));
    }

    [Fact]
    public void Limits_may_be_expressions() =>
        Assert.Equal(
            ["used max"],
            Broken(
                """{ "type": "number", "key": "all", "label": "总数" }, { "type": "number", "key": "used", "label": "已用", "validate": { "max": "=all" } }""",
                """{ "all": 3, "used": 4 }"""
            )
        );

    [Fact]
    public void Required_boxes_must_be_ticked_and_files_handed_in()
    {
        const string Box = """{ "type": "checkbox", "key": "agree", "label": "我已阅读", "validate": { "required": true } }""";
        const string Plan = """{ "type": "filepicker", "key": "plan", "label": "平面图", "validate": { "required": true } }""";

        Assert.Equal(["agree required", "plan required"], Broken($"{Box},{Plan}", """{ "agree": false, "plan": [] }"""));
        Assert.Equal(["plan one-file"], Broken(Plan, """{ "plan": ["f1", "f2"] }"""));
        Assert.Empty(Broken($"{Box},{Plan}", """{ "agree": true, "plan": ["f1"] }"""));
    }

    [Fact]
    public void A_pattern_that_would_explode_elsewhere_is_judged_in_time()
    {
        const string Evil = """{ "type": "textfield", "key": "k", "label": "键", "validate": { "pattern": "^(a+)+$" } }""";

        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(["k pattern"], Broken(Evil, $$"""{ "k": "{{new string('a', 10_000)}}!" }"""));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Data_of_another_shape_are_no_answers()
    {
        Assert.Equal(
            ["shop.name required"],
            Broken(
                """{ "type": "group", "path": "shop", "components": [ { "type": "textfield", "key": "name", "label": "名", "validate": { "required": true } } ] }""",
                """{ "shop": 3 }"""
            )
        );
        Assert.Equal(["staff[0].name required"], Broken(Staff, """{ "staff": ["x"] }"""));
        Assert.Empty(Broken(Staff, """{ "staff": "x" }"""));
    }
}
