using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;
using static Yingzhou.Pure.Tests.Forms.Given;

namespace Yingzhou.Pure.Tests.Forms;

/// <summary>Answers that were judged and kept are the same when they are judged again, wherever the conditions look.</summary>
public class FormStabilityTests
{
    const string Shop = """{ "type": "textfield", "key": "shop", "label": "店名", "conditional": { "hide": "=kind = null" } }""";
    const string Kind = """{ "type": "textfield", "key": "kind", "label": "业态", "conditional": { "hide": "=not(open = true)" } }""";
    const string Open = """{ "type": "checkbox", "key": "open", "label": "已开业" }""";

    [Fact]
    public void What_goes_takes_along_what_stood_before_it_because_of_it() =>
        Assert.Equal("""{"open":false}""", Stable($"{Shop},{Kind},{Open}", """{ "shop": "海味", "kind": "餐饮", "open": false }"""));

    [Fact]
    public void A_long_chain_of_looks_ahead_settles()
    {
        var fields = Enumerable
            .Range(0, 15)
            .Select(i => $$"""{ "type": "textfield", "key": "k{{i}}", "label": "问", "conditional": { "hide": "=k{{i + 1}} = null" } }""");
        var data = new JsonObject(Enumerable.Range(0, 15).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)"x")));

        Assert.Equal("{}", Stable(string.Join(',', fields), data.ToJsonString()));
    }

    [Fact]
    public void A_list_that_was_not_handed_in_is_a_list_without_rows()
    {
        const string Area = """{ "type": "number", "key": "area", "label": "面积", "conditional": { "hide": "=count(staff) = 0" } }""";
        const string Staff =
            """{ "type": "dynamiclist", "path": "staff", "label": "员工", "components": [ { "type": "textfield", "key": "name", "label": "姓名" } ] }""";

        Assert.Equal("{}", Stable($"{Area},{Staff}", """{ "area": 20 }"""));
        Assert.Equal("{}", Stable($"{Area},{Staff}", """{ "area": 20, "staff": [] }"""));
        Assert.Equal(
            """{"area":20,"staff":[{"name":"王"}]}""",
            Stable($"{Area},{Staff}", """{ "area": 20, "staff": [ { "name": "王" } ] }""")
        );
    }

    [Fact]
    public void A_computed_field_cannot_be_handed_in()
    {
        const string Early = """{ "type": "textfield", "key": "early", "label": "提前", "conditional": { "hide": "=not(total = 2)" } }""";
        const string Total = """{ "type": "expression", "key": "total", "expression": "=if total = null then 2 else total + 1" }""";

        Assert.Equal("""{"total":2}""", Stable($"{Early},{Total}", """{ "early": "x", "total": 7 }"""));
    }

    [Fact]
    public void A_condition_sees_the_chosen_value_as_the_option_writes_it()
    {
        const string Floors =
            """{ "type": "radio", "key": "floors", "label": "楼层", "values": [ { "label": "一层", "value": 1 }, { "label": "两层", "value": 2 } ] }""";
        const string Lift = """{ "type": "textfield", "key": "lift", "label": "电梯", "conditional": { "hide": "=floors < 2" } }""";

        Assert.Equal("""{"floors":2,"lift":"有"}""", Stable($"{Floors},{Lift}", """{ "floors": "2", "lift": "有" }"""));
        Assert.Equal("""{"floors":1}""", Stable($"{Lift},{Floors}", """{ "floors": "1", "lift": "有" }"""));
    }

    [Fact]
    public void An_expression_may_ask_for_what_stands_beside_the_form()
    {
        const string Age = """{ "type": "number", "key": "age", "label": "年龄", "conditional": { "hide": "=channel = \"窗口\"" } }""";

        Assert.Equal("{}", Kept(Age, """{ "age": 3, "channel": "窗口" }"""));
        Assert.Equal("""{"age":3}""", Kept(Age, """{ "age": 3, "channel": "网上" }"""));
    }

    static string Stable(string components, string data)
    {
        var once = Kept(components, data);
        Assert.Equal(once, Kept(components, once));
        return once;
    }
}
