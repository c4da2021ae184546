using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Each rule over forms, processes and decision tables catches the violation that was planted for it.</summary>
public sealed class ModelCheckTests : IDisposable
{
    const string Form = "forms/business-licence.form.json";
    const string Merged = "forms/open-restaurant.form.json";
    const string Process = "processes/standard-approval.bpmn";
    const string Table = "rules/food-business-licence-materials.dmn";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    void Expect(string file, string path, string rule) =>
        Assert.Contains(city.Problems(), problem => problem.File == file && problem.Path == path && problem.Rule.Contains(rule, StringComparison.Ordinal));

    [Fact]
    public void A_form_that_is_not_JSON()
    {
        city.Where(Form, "{ \"components\": [ }");

        Expect(Form, "", "不是正确的 JSON");
    }

    [Fact]
    public void A_form_with_a_condition_that_is_not_FEEL()
    {
        city.Where(Merged, form => form["components"]![2]!["components"]![0]!["conditional"]!["hide"] = "=not(");

        Assert.Contains(city.Problems(), problem => problem.File == Merged && problem.Path.StartsWith("components[2].components[0]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_named_otherwise_than_its_file()
    {
        city.Where(Form, form => form["id"] = "licence");

        Expect(Form, "id", "应与文件名 business-licence 一致");
    }

    [Fact]
    public void A_form_with_one_key_twice()
    {
        city.Where(Form, form => form["components"]![1]!["components"]![1]!["key"] = "name");

        Assert.Contains(city.Problems(), problem => problem.File == Form && problem.Path.StartsWith("components[1].components[1]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_of_an_element_that_does_not_exist()
    {
        city.Where(Form, form => form["components"]![1]!["components"]![0]!["properties"]!["yz:element"] = "person.shoeSize");

        Expect(Form, "name", "没有数据元 person.shoeSize");
    }

    [Fact]
    public void A_personal_element_in_a_field_not_marked_personal()
    {
        city.Where(Form, form => form["components"]![1]!["components"]![0]!["properties"]!.AsObject().Remove("yz:personal"));

        Expect(Form, "name", "字段要标 yz:personal");
    }

    [Fact]
    public void One_element_under_two_keys()
    {
        city.Where(Merged, form => form["components"]![1]!["components"]![0]!["key"] = "fullName");

        Expect(Merged, "fullName", "须一致");
    }

    [Fact]
    public void A_merged_form_that_forgets_what_a_leg_requires()
    {
        city.Where(Merged, form => form["components"]!.AsArray().RemoveAt(3));

        Expect(Merged, "components", "分段 business-licence 的表单 business-licence 必填 shopName");
    }

    [Fact]
    public void A_process_that_is_not_XML()
    {
        city.Where(Process, "<bpmn:definitions");

        Assert.Contains(city.Problems(), problem => problem.File == Process && problem.Rule.StartsWith("not-xml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_process_called_otherwise_than_its_file()
    {
        city.Where(Process, "<bpmn:process id=\"standard-approval\"", "<bpmn:process id=\"approval\"");

        Expect(Process, "", "没有标识为 standard-approval 的流程");
    }

    [Fact]
    public void A_process_whose_condition_is_not_FEEL()
    {
        city.Where(Process, "=outcome = \"accepted\"", "=outcome = = \"accepted\"");

        Assert.Contains(city.Problems(), problem => problem.File == Process && problem.Rule.StartsWith("expression", StringComparison.Ordinal));
    }

    [Fact]
    public void A_user_task_of_an_unknown_stage()
    {
        city.Where(Process, "name=\"yz:stage\" value=\"review\"", "name=\"yz:stage\" value=\"ponder\"");

        Expect(Process, "review", "yz:stage 应为以下之一");
    }

    [Fact]
    public void A_user_task_for_a_role_that_does_not_exist()
    {
        city.Where(Process, "candidateGroups=\"review\"", "candidateGroups=\"captain\"");

        Expect(Process, "review", "candidateGroups 现为 captain");
    }

    [Fact]
    public void A_user_task_for_a_role_of_another_unit_that_does_not_exist()
    {
        const string joint = "processes/joint-review.bpmn";
        city.Where(joint, "/review", "/captain");

        Assert.Contains(city.Problems(), problem => problem.File == joint && problem.Path == "countersign");
    }

    [Fact]
    public void A_user_task_with_a_form_that_does_not_exist()
    {
        city.Where(Process, "formId=\"task-review\"", "formId=\"task-ponder\"");

        Expect(Process, "review", "没有表单 task-ponder");
    }

    [Fact]
    public void A_call_of_a_process_that_does_not_exist()
    {
        const string onsite = "processes/onsite-inspection.bpmn";
        city.Where(onsite, "processId=\"inspection-visit\"", "processId=\"voyage\"");

        Expect(onsite, "visit", "没有流程 voyage");
    }

    [Fact]
    public void A_step_that_is_not_drawn()
    {
        city.Where(Process, "bpmnElement=\"review\"", "bpmnElement=\"nothing\"");

        Expect(Process, "review", "没有画出");
    }

    [Fact]
    public void A_table_called_otherwise_than_its_file()
    {
        city.Where(Table, "<decision id=\"food-business-licence-materials\"", "<decision id=\"food\"");

        Expect(Table, "", "没有标识为 food-business-licence-materials 的决策表");
    }

    [Fact]
    public void A_cell_that_is_not_FEEL()
    {
        city.Where(Table, "<text>\"rented\",\"free\"</text>", "<text>\"rented\",</text>");

        Assert.Contains(city.Problems(), problem => problem.File == Table && problem.Path.Contains("rule10", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_is_not_DMN()
    {
        city.Where(Table, "<table />");

        Expect(Table, "", "不是合法的 DMN");
    }

    [Fact]
    public void A_row_that_never_decides()
    {
        const string table = "rules/commitment-eligibility.dmn";
        city.Where(table, "<text>\"food-business-licence\"</text>", "<text>-</text>");

        Assert.Contains(city.Problems(), problem => problem.File == table && problem.Rule.Contains("永远用不上", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_rows_that_match_at_once_where_only_one_may()
    {
        const string table = "rules/real-estate-fee.dmn";
        city.Where(table, "<text>\"other\"</text>", "<text>-</text>");

        Expect(table, "real-estate-fee-rule2", "同时命中");
    }

    [Fact]
    public void A_table_that_lists_a_material_the_item_does_not_have()
    {
        city.Where(Table, "<text>\"layout-plan\"</text>", "<text>\"layout\"</text>");

        Assert.Contains(city.Problems(), problem => problem.File == Table && problem.Rule == "事项 food-business-licence 没有材料 layout");
        Expect(Table, "", "材料 layout-plan 在任何情形下都不需要");
    }

    [Fact]
    public void A_type_of_credential_issued_by_nobody()
    {
        const string types = "credentials/types.json";
        city.Where(types, root => root["types"]![0]!["issuer"] = "navy");

        Expect(types, "types[0].issuer", "没有部门 navy");
    }
}
