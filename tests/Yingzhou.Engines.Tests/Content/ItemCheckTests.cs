using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Each rule over items catches the violation that was planted for it.</summary>
public sealed class ItemCheckTests : IDisposable
{
    const string Food = "items/food-business-licence.json";
    const string Fire = "items/fire-safety-check.json";
    const string Sign = "items/outdoor-signboard.json";
    const string Estate = "items/real-estate-inheritance.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    void Expect(string file, string path, string rule) =>
        Assert.Contains(city.Problems(), problem => problem.File == file && problem.Path == path && problem.Rule.Contains(rule, StringComparison.Ordinal));

    void Expect(string file, Action<JsonNode> spoil, string path, string rule)
    {
        city.Where(file, spoil);
        Expect(file, path, rule);
    }

    [Fact]
    public void A_file_named_otherwise_than_its_item() => Expect(Food, item => item["id"] = "food", "id", "应与文件名一致");

    [Fact]
    public void A_code_used_twice()
    {
        var code = (string)JsonNode.Parse(city.Content.ReadText(Food))!["code"]!;

        Expect(Sign, item => item["code"] = code, "code", $"“{code}”已被 {Food} 使用");
    }

    [Fact]
    public void A_code_that_is_not_twelve_digits() => Expect(Food, item => item["code"] = "0901310010", "code", "12 位数字");

    [Fact]
    public void A_department_that_does_not_exist() => Expect(Food, item => item["department"] = "navy", "department", "没有部门 navy");

    [Fact]
    public void A_department_without_the_posts_that_handle() =>
        Expect(Food, item => item["department"] = "talent-office", "department", "没有承担 accept 的岗位");

    [Fact]
    public void A_region_that_does_not_exist() => Expect(Food, item => item["regions"]![0] = "3310", "regions[0]", "没有代码为 3310 的区划");

    [Fact]
    public void A_source_that_does_not_exist() =>
        Expect(Food, item => item["materials"]![1]!["source"]!["department"] = "navy", "materials[1].source.department", "没有部门 navy");

    [Fact]
    public void A_countersigner_that_does_not_exist() =>
        Expect("items/mass-event-permit.json", item => item["countersigners"]![0] = "navy", "countersigners[0]", "没有部门 navy");

    [Theory]
    [InlineData("form", "表单")]
    [InlineData("process", "流程")]
    [InlineData("materialsDecision", "决策表")]
    public void A_model_that_does_not_exist(string property, string kind) => Expect(Food, item => item[property] = "nothing", property, $"没有{kind} nothing");

    [Fact]
    public void A_commitment_whose_process_does_not_exist() =>
        Expect(Food, item => item["commitment"]!["process"] = "nothing", "commitment.process", "没有流程 nothing");

    [Fact]
    public void A_fee_table_that_does_not_exist() => Expect(Estate, item => item["fee"]!["decision"] = "nothing", "fee.decision", "没有决策表 nothing");

    [Fact]
    public void A_type_of_credential_that_does_not_exist() =>
        Expect(Food, item => item["materials"]![1]!["source"]!["credentialType"] = "passport", "materials[1].source.credentialType", "没有证照类型 passport");

    [Fact]
    public void A_promise_longer_than_the_statute()
    {
        city.Where(Food, item => item["clock"]!["promisedWorkdays"] = 11);

        Expect(Food, "clock.promisedWorkdays", "承诺时限 11 个工作日超过法定时限 10 个工作日");
    }

    [Fact]
    public void A_promise_equal_to_the_statute_is_kept_to()
    {
        city.Where(Sign, item => item["clock"]!["promisedWorkdays"] = 10);

        Assert.DoesNotContain(city.Problems(), problem => problem.File == Sign);
    }

    [Fact]
    public void A_promise_of_no_time_at_all() => Expect(Food, item => item["clock"]!["promisedWorkdays"] = 0, "clock.promisedWorkdays", "至少 1 个工作日");

    [Fact]
    public void A_statutory_clock_without_a_statute() =>
        Expect(Food, item => item["clock"]!["statutoryWorkdays"] = null, "clock.statutoryWorkdays", "必须写明法定时限");

    [Fact]
    public void A_licence_with_more_than_the_law_gives() =>
        Expect("items/drainage-permit.json", item => item["clock"]!["statutoryWorkdays"] = 21, "clock", "行政许可法第四十二条");

    [Fact]
    public void Something_done_on_the_spot_that_takes_days() =>
        Expect("items/catering-environment-record.json", item => item["clock"]!["promisedWorkdays"] = 2, "clock.promisedWorkdays", "即办件");

    [Fact]
    public void An_item_that_stands_on_no_law() => Expect(Food, item => item["legalBasis"] = new JsonArray(), "legalBasis", "没有依据");

    [Fact]
    public void A_fee_that_stands_on_no_law() => Expect(Food, item => item["fee"]!["yuan"] = 20, "fee.basis", "收费必须写明依据");

    [Fact]
    public void Two_trips() => Expect(Food, item => item["trips"] = 2, "trips", "只能是 0 或 1");

    [Fact]
    public void A_commitment_slower_than_the_ordinary_route() =>
        Expect(Fire, item => item["commitment"]!["promisedWorkdays"] = 6, "commitment.promisedWorkdays", "不应长于");

    [Fact]
    public void A_commitment_never_checked() =>
        Expect(Fire, item => item["commitment"]!["postCheckWorkdays"] = 0, "commitment.postCheckWorkdays", "至少 1 个工作日");

    [Fact]
    public void A_commitment_to_nothing() => Expect(Fire, item => item["commitment"]!["letter"] = new JsonArray(), "commitment.letter", "没有内容");

    [Fact]
    public void A_commitment_that_replaces_a_material_nobody_asks_for() =>
        Expect(Food, item => item["commitment"]!["replaces"]![0] = "nothing", "commitment.replaces[0]", "没有材料 nothing");

    [Fact]
    public void A_site_inspection_that_stops_the_clock() =>
        Expect(Food, item => item["specialProcedures"]![0]!["stopsClock"] = true, "specialProcedures[0].stopsClock", "不得停止计时");

    [Fact]
    public void A_special_procedure_without_end() =>
        Expect(Food, item => item["specialProcedures"]![0]!["maxWorkdays"] = 0, "specialProcedures[0].maxWorkdays", "写明所需时间");

    [Fact]
    public void Two_materials_with_one_id() => Expect(Food, item => item["materials"]![1]!["id"] = "application", "materials[1].id", "重复");

    [Fact]
    public void A_material_for_which_table_and_condition_compete() =>
        Expect(Food, item => item["materials"]![4]!["when"] = "answers.byAgent = \"yes\"", "materials[4].when", "已由决策表");

    [Fact]
    public void A_credential_without_a_type() =>
        Expect(Food, item => item["materials"]![1]!["source"]!.AsObject().Remove("credentialType"), "materials[1].source", "证照类型和数源部门");

    [Fact]
    public void A_data_check_that_asks_nothing() =>
        Expect(Food, item => item["materials"]![3]!["source"]!.AsObject().Remove("check"), "materials[3].source", "核验什么");

    [Fact]
    public void An_upload_without_terms() => Expect(Food, item => item["materials"]![4]!.AsObject().Remove("upload"), "materials[4].upload", "格式和大小");

    [Fact]
    public void An_upload_of_programs() =>
        Expect(Food, item => item["materials"]![4]!["upload"]!["formats"]![0] = "exe", "materials[4].upload.formats", "格式只能是");

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void An_upload_of_an_unreasonable_size(int megabytes) =>
        Expect(Food, item => item["materials"]![4]!["upload"]!["maxMegabytes"] = megabytes, "materials[4].upload.maxMegabytes", "1 至 50 MB");

    [Fact]
    public void A_condition_on_a_question_never_asked() =>
        Expect(Sign, item => item["materials"]![3]!["when"] = "answers.colour = \"red\"", "materials[3].when", "没有问过的 answers.colour");

    [Fact]
    public void A_condition_on_an_answer_never_offered() =>
        Expect(Sign, item => item["materials"]![3]!["when"] = "answers.signSize = \"huge\"", "materials[3].when", "没有选项 “huge”");

    [Fact]
    public void One_question_asked_in_two_ways() =>
        Expect(Food, item => item["questions"]![2]!["text"] = "房子谁的？", "questions[2]", "问法或选项不同");

    [Fact]
    public void A_question_without_a_choice() =>
        Expect("items/maternity-allowance.json", item => item["questions"]![0]!["choices"]!.AsArray().RemoveAt(0), "questions[0].choices", "至少两个选项");

    [Fact]
    public void A_condition_that_is_not_FEEL() =>
        Expect(Sign, item => item["materials"]![3]!["when"] = "answers.signSize = = \"large\"", "materials[3].when", "不是合法的 FEEL");

    [Fact]
    public void A_rule_that_refuses_without_advice() =>
        Expect(Food, item => item["conditions"]![0]!.AsObject().Remove("onFalse"), "conditions[0].onFalse", "不符合时怎么办");
}
