using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Yingzhou.Apps.Tests.Ui;
using Yingzhou.Languages.Forms;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Forms;

namespace Yingzhou.Apps.Tests.Forms;

public class FormBodyTests
{
    static readonly DateTimeOffset Now = new(2025, 11, 24, 15, 0, 0, TimeSpan.FromHours(8));
    static readonly FormContext Context = new(new FeelForms(TimeProvider.System).Evaluate, new DateOnly(2025, 11, 24));

    static FormDefinition Form(string components) =>
        FormDefinition.Read($$"""{ "type": "default", "id": "F", "components": [ {{components}} ] }""", FeelForms.Check).Required;

    static async Task<IElement> Page(
        string components,
        string data = "{}",
        IReadOnlyList<FormError>? errors = null,
        FormContext? context = null,
        Dictionary<string, Provenance>? sources = null
    )
    {
        var view = FormView.Of(Form(components), (JsonObject)JsonNode.Parse(data)!, context ?? Context);
        return await Rendered.Html<FormBody>(("View", view), ("Errors", errors ?? []), ("Sources", sources ?? []), ("Now", Now));
    }

    static async Task<IElement> PageOfJudged(string components, string data)
    {
        var json = (JsonObject)JsonNode.Parse(data)!;
        return await Page(components, data, FormSubmission.Validate(Form(components), json, Context).Errors);
    }

    static IElement Control(IElement page, string name) => page.Owner!.GetElementById(name)!;

    const string Name =
        """{ "type": "textfield", "key": "name", "label": "姓名", "description": "与身份证一致", "validate": { "required": true }, "properties": { "yz:element": "person.name", "yz:personal": "true", "yz:why": "用来确认您的身份" } }""";
    const string Way =
        """{ "type": "radio", "key": "way", "label": "领取方式", "validate": { "required": true }, "values": [ { "label": "邮寄", "value": "mail" }, { "label": "到窗口", "value": "counter" } ] }""";
    const string Address =
        """{ "type": "textarea", "key": "address", "label": "邮寄地址", "validate": { "required": true, "maxLength": 200 }, "conditional": { "hide": "=not(way = \"mail\")" } }""";
    const string Staff =
        """{ "type": "dynamiclist", "path": "staff", "label": "从业人员", "components": [ { "type": "textfield", "key": "name", "label": "姓名", "validate": { "required": true } } ] }""";

    [Fact]
    public async Task A_question_has_its_label_hint_reason_and_autofill()
    {
        var page = await Page(Name);

        var input = Control(page, "name");
        Assert.Equal("姓名", page.QuerySelector("label[for=name]")!.TextContent.Trim());
        Assert.Equal("name", input.GetAttribute("autocomplete"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.Equal("与身份证一致", page.Owner!.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Contains("用来确认您的身份", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_stands_beside_its_field_and_in_the_summary_that_leads_to_it()
    {
        var page = await PageOfJudged($"{Name},{Way}", "{}");

        Assert.Equal(["请填写“姓名”。", "请选择“领取方式”。"], page.QuerySelectorAll("[role=alert] a").Select(link => link.TextContent));
        Assert.All(
            page.QuerySelectorAll("[role=alert] a"),
            link => Assert.NotNull(Control(page, link.GetAttribute("href")!.Split('#')[1]))
        );
        var input = Control(page, "name");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("name-error", input.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Contains("请填写“姓名”。", page.Owner!.GetElementById("name-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_hidden_is_not_on_the_page()
    {
        Assert.Null(Control(await Page($"{Way},{Address}", """{ "way": "counter" }"""), "address"));
        Assert.NotNull(Control(await Page($"{Way},{Address}", """{ "way": "mail" }"""), "address"));
    }

    [Fact]
    public async Task A_choice_is_a_fieldset_with_a_legend_and_keeps_what_was_chosen()
    {
        var page = await Page(Way, """{ "way": "counter" }""");

        Assert.Equal("领取方式", page.QuerySelector("fieldset#way > legend")!.TextContent.Trim());
        Assert.Equal("counter", page.QuerySelector("input[name=way][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_known_value_says_where_it_comes_from()
    {
        var fetched = new Provenance("市公安局", new DateTimeOffset(2025, 11, 24, 2, 2, 0, TimeSpan.Zero));

        var page = await Page(Name, """{ "name": "张三" }""", sources: new() { ["name"] = fetched });

        Assert.Equal("来自 市公安局 · 今天 10:02", page.Owner!.GetElementById("name-known")!.TextContent.Trim());
        Assert.Null((await Page(Name, "{}", sources: new() { ["name"] = fetched })).Owner!.GetElementById("name-known"));
    }

    [Theory]
    [InlineData("2025-11-23T10:02+08:00", "昨天 10:02")]
    [InlineData("2025-03-01T10:02+08:00", "3月1日 10:02")]
    [InlineData("2024-03-01T10:02+08:00", "2024年3月1日 10:02")]
    public void Older_sources_are_dated(string at, string shown) =>
        Assert.EndsWith(
            shown,
            new Provenance("市公安局", DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Shown(Now),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_read_only_field_is_locked_and_an_empty_required_one_is_open()
    {
        const string Locked =
            """{ "type": "textfield", "key": "name", "label": "姓名", "readonly": true, "validate": { "required": true }, "properties": { "yz:element": "person.name" } }""";

        var known = await Page(Locked, context: Context with { Known = new JsonObject { ["name"] = "张三" } });
        var unknown = await Page(Locked, context: Context with { Known = [] });

        Assert.True(Control(known, "name").HasAttribute("readonly"));
        Assert.Equal("张三", Control(known, "name").GetAttribute("value"));
        Assert.False(Control(unknown, "name").HasAttribute("readonly"));
        Assert.Contains("没有查到", unknown.TextContent, StringComparison.Ordinal);
        Assert.Null(Control(unknown, "name").GetAttribute("aria-required"));
    }

    [Fact]
    public async Task A_read_only_choice_shows_its_words_and_posts_its_value()
    {
        var page = await Page(
            Way.Replace("\"key\": \"way\"", "\"key\": \"way\", \"readonly\": true, \"defaultValue\": \"mail\"", StringComparison.Ordinal),
            """{ "way": "mail" }"""
        );

        Assert.Null(page.QuerySelector("input[type=radio]"));
        Assert.Contains("邮寄", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("mail", page.QuerySelector("input[type=hidden][name=way]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Rows_post_under_their_numbers_and_can_be_added_and_removed_by_buttons()
    {
        var page = await PageOfJudged(Staff, """{ "staff": [ { "name": "甲" }, {} ] }""");

        Assert.Equal("甲", Control(page, "staff[0].name").GetAttribute("value"));
        Assert.Contains(
            "请填写“从业人员第 2 项：姓名”。",
            page.Owner!.GetElementById("staff[1].name-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["staff[0]", "staff[1]"],
            page.QuerySelectorAll($"button[name={FormPost.RemoveRow}]").Select(button => button.GetAttribute("value"))
        );
        Assert.Equal("staff", page.QuerySelector($"button[name={FormPost.AddRow}]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Enter_in_a_line_does_not_remove_a_row() =>
        Assert.False((await Page(Staff, """{ "staff": [ {} ] }""")).QuerySelector("button[type=submit]")!.HasAttribute("name"));

    [Fact]
    public async Task Controls_fit_their_answers_and_show_what_could_not_be_read()
    {
        const string Fields = """
            { "type": "number", "key": "area", "label": "面积", "decimalDigits": 0, "appearance": { "suffixAdorner": "平方米" } },
            { "type": "datetime", "subtype": "date", "key": "day", "dateLabel": "日期" },
            { "type": "datetime", "subtype": "date", "key": "bad", "dateLabel": "日期" },
            { "type": "textfield", "key": "phone", "label": "电话", "validate": { "validationType": "phone" } },
            { "type": "filepicker", "key": "plan", "label": "平面图", "accept": ".pdf", "multiple": true }
            """;

        var page = await Page(Fields, """{ "day": "2025-09-01", "bad": "九月一日" }""");

        Assert.Equal(("text", "numeric"), (Control(page, "area").GetAttribute("type"), Control(page, "area").GetAttribute("inputmode")));
        Assert.Equal(("date", "2025-09-01"), (Control(page, "day").GetAttribute("type"), Control(page, "day").GetAttribute("value")));
        Assert.Equal(("text", "九月一日"), (Control(page, "bad").GetAttribute("type"), Control(page, "bad").GetAttribute("value")));
        Assert.Equal("tel", Control(page, "phone").GetAttribute("type"));
        Assert.Equal((".pdf", true), (Control(page, "plan").GetAttribute("accept"), Control(page, "plan").HasAttribute("multiple")));
    }

    [Fact]
    public async Task Prose_is_markup_of_ours_and_never_of_the_data()
    {
        var page = await Page(
            """{ "type": "text", "text": "# 须知\n\n您好，{{name}}，见[指南](/guide)" }""",
            """{ "name": "<img src=x onerror=alert(1)>" }"""
        );

        Assert.Null(page.QuerySelector("img"));
        Assert.Equal("须知", page.QuerySelector("h2")!.TextContent);
        Assert.Equal("/guide", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_control_of_every_city_form_has_a_name_a_person_can_hear()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        var files = Directory.GetFiles(Path.Combine(folder!.FullName, "city", "zhoushan", "forms"), "*.form.json");
        Assert.NotEmpty(files);

        foreach (var file in files)
        {
            var form = FormDefinition.Read(await File.ReadAllTextAsync(file), FeelForms.Check).Required;
            var page = await Rendered.Html<FormBody>(("View", FormView.Of(form, FormInput.Initial(form), Context)), ("Now", Now));

            Assert.All(
                page.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
                control =>
                    Assert.True(
                        control.Closest("label") is not null || page.QuerySelector($"label[for='{control.Id}']") is not null,
                        $"{file}: {control.OuterHtml}"
                    )
            );
            Assert.Equal(
                page.QuerySelectorAll("[id]").Length,
                page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count()
            );
        }
    }

    [Fact]
    public async Task What_a_browser_would_post_back_is_what_was_shown()
    {
        const string All = $"{Name},{Way},{Address},{Staff}";
        var data = (JsonObject)
            JsonNode.Parse("""{ "name": "张三", "way": "mail", "address": "人民南路 1 号", "staff": [ { "name": "甲" } ] }""")!;
        var page = await Page(All, data.ToJsonString());

        var posted = page.QuerySelectorAll("input:not([type=radio]), input[checked], textarea")
            .GroupBy(control => control.GetAttribute("name")!)
            .ToDictionary(
                same => same.Key,
                same => (IReadOnlyList<string>)[.. same.Select(control => control.GetAttribute("value") ?? control.TextContent)]
            );

        Assert.True(JsonNode.DeepEquals(data, FormSubmission.Validate(Form(All), FormPost.Bind(Form(All), posted).Data, Context).Data));
    }
}
