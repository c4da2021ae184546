using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Each rule over bundles catches the violation that was planted for it.</summary>
public sealed class BundleCheckTests : IDisposable
{
    const string Restaurant = "bundles/open-restaurant.json";
    const string Career = "bundles/civil-servant-career.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    void Expect(string file, Action<JsonNode> spoil, string path, string rule)
    {
        city.Where(file, spoil);
        Assert.Contains(city.Problems(), problem => problem.File == file && problem.Path == path && problem.Rule.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_is_refused_by_name() =>
        Expect(Restaurant, bundle => bundle["legs"]![0]!["dependsOn"] = new JsonArray("fire"), "legs", "business-licence→fire→business-licence");

    [Fact]
    public void The_promise_of_a_career_is_its_critical_path_and_a_day_less_is_refused()
    {
        // 编制 2 → 录用 3 → 工资 2 → 统发 2 = 9, though the eight legs add up to 13.
        Assert.DoesNotContain(city.Problems(), problem => problem.File == Career);

        Expect(Career, bundle => bundle["promisedWorkdays"] = 8, "promisedWorkdays", "承诺 8 个工作日短于关键路径 9 个工作日");
    }

    [Fact]
    public void A_leg_slower_than_its_item_alone() =>
        Expect(Restaurant, bundle => bundle["legs"]![0]!["promisedWorkdays"] = 2, "legs[0].promisedWorkdays", "更慢");

    [Fact]
    public void A_leg_of_an_item_that_does_not_exist() => Expect(Restaurant, bundle => bundle["legs"]![0]!["item"] = "nothing", "legs[0].item", "没有事项 nothing");

    [Fact]
    public void A_leg_for_somebody_else() =>
        Expect(Restaurant, bundle => bundle["legs"]![4]!["item"] = "internal-payroll", "legs[4].item", "不面向这件事的办理对象");

    [Fact]
    public void A_leg_that_waits_for_nobody_known() =>
        Expect(Restaurant, bundle => bundle["legs"]![1]!["dependsOn"] = new JsonArray("nothing"), "legs[1].dependsOn[0]", "没有分段 nothing");

    [Fact]
    public void Two_legs_with_one_id() => Expect(Restaurant, bundle => bundle["legs"]![2]!["id"] = "food", "legs[2].id", "重复");

    [Fact]
    public void A_bundle_of_one() =>
        Expect(Restaurant, bundle => bundle["legs"] = new JsonArray(bundle["legs"]![0]!.DeepClone()), "legs", "至少由两个事项组成");

    [Fact]
    public void A_lead_that_does_not_exist() => Expect(Restaurant, bundle => bundle["lead"] = "navy", "lead", "没有部门 navy");

    [Fact]
    public void A_form_that_does_not_exist() => Expect(Restaurant, bundle => bundle["form"] = "nothing", "form", "没有表单 nothing");

    [Fact]
    public void A_leg_that_hangs_on_an_answer_never_offered() =>
        Expect(Restaurant, bundle => bundle["legs"]![3]!["when"] = "answers.signboard = \"maybe\"", "legs[3].when", "没有选项 “maybe”");

    [Fact]
    public void A_leg_whose_condition_is_not_FEEL() => Expect(Restaurant, bundle => bundle["legs"]![3]!["when"] = "if signboard", "legs[3].when", "不是合法的 FEEL");

    [Fact]
    public void A_shared_material_that_nobody_asks_for() =>
        Expect(Restaurant, bundle => bundle["sharedMaterials"]![0]!["usedBy"]![0] = "food/nothing", "sharedMaterials[0].usedBy[0]", "没有分段与材料 food/nothing");

    [Fact]
    public void A_material_shared_twice() =>
        Expect(
            Restaurant,
            bundle => bundle["sharedMaterials"]![1]!["usedBy"]![0] = "business-licence/premises-lease",
            "sharedMaterials[1].usedBy[0]",
            "已在另一份共享材料里");

    [Fact]
    public void A_material_shared_with_nobody() =>
        Expect(Restaurant, bundle => bundle["sharedMaterials"]![0]!["usedBy"] = new JsonArray("food/premises-lease"), "sharedMaterials[0].usedBy", "至少两个分段");
}
