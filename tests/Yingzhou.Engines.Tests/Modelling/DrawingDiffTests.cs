using Yingzhou.Support.Modelling.Comparing;
using Yingzhou.Support.Releases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>改动对照: what is said to differ between two versions, on the city's own drawings.</summary>
public class DrawingDiffTests
{
    static string Process => Read("processes/standard-approval.bpmn");
    static string Table => Read("rules/food-business-licence-materials.dmn");
    static string Form => Read("forms/outdoor-signboard.form.json");

    [Fact]
    public void A_drawing_does_not_differ_from_itself_wherever_it_stands_on_the_sheet()
    {
        Assert.Empty(DrawingDiff.Of(ModelKind.Process, Process, Process.Replace("<dc:Bounds x=\"1", "<dc:Bounds x=\"2", StringComparison.Ordinal))!);
        Assert.Empty(DrawingDiff.Of(ModelKind.Decision, Table, Table)!);
        Assert.Empty(DrawingDiff.Of(ModelKind.Form, Form, Form)!);
    }

    [Fact]
    public void Another_post_for_a_task_is_said_in_words()
    {
        var changes = Changes(ModelKind.Process, Process, "candidateGroups=\"review\"", "candidateGroups=\"supervise\"");

        var change = Assert.Single(changes);
        Assert.Equal(("review", "人工任务“审查”", ChangeKind.Changed), (change.Id, change.Label, change.Kind));
        Assert.Equal(["候选岗位：review → supervise"], change.Details);
    }

    [Fact]
    public void A_task_put_between_two_others_is_added_and_the_flow_around_it_is_changed()
    {
        var after = Process
            .Replace("targetRef=\"decide\" />", "targetRef=\"countersign\" />", StringComparison.Ordinal)
            .Replace(
                "<bpmn:userTask id=\"decide\"",
                "<bpmn:userTask id=\"countersign\" name=\"会签\" /><bpmn:sequenceFlow id=\"on\" sourceRef=\"countersign\" targetRef=\"decide\" /><bpmn:userTask id=\"decide\"",
                StringComparison.Ordinal
            );

        var changes = DrawingDiff.Of(ModelKind.Process, Process, after)!;

        Assert.Contains(changes, change => change is { Id: "countersign", Kind: ChangeKind.Added });
        Assert.Contains(changes, change => change.Kind is ChangeKind.Changed && change.Details.Contains("到：decide → countersign"));
        Assert.Contains(DrawingDiff.Of(ModelKind.Process, after, Process)!, change => change is { Id: "countersign", Kind: ChangeKind.Removed });
    }

    [Fact]
    public void A_changed_cell_is_named_by_its_rule_and_its_column()
    {
        var change = Assert.Single(Changes(ModelKind.Decision, Table, "\"restaurant\",\"canteen\"", "\"restaurant\""));

        Assert.Equal(("第 6 条规则", ChangeKind.Changed), (change.Label, change.Kind));
        Assert.Contains("\"restaurant\",\"canteen\" → \"restaurant\"", Assert.Single(change.Details), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_becomes_optional_is_named()
    {
        var change = Assert.Single(Changes(ModelKind.Form, Form, "\"validate\": { \"required\": true },\n          \"properties\": { \"yz:element\": \"person.name\"", "\"properties\": { \"yz:element\": \"person.name\""));

        Assert.Equal(("字段“姓名”", ChangeKind.Changed), (change.Label, change.Kind));
        Assert.Equal(["必填：是 → （无）"], change.Details);
    }

    [Theory]
    [InlineData(ModelKind.Process, "<bpmn")]
    [InlineData(ModelKind.Decision, "{}")]
    [InlineData(ModelKind.Form, "[1,")]
    public void A_text_that_is_no_drawing_is_not_compared(ModelKind kind, string text) => Assert.Null(DrawingDiff.Of(kind, text, text));

    static IReadOnlyList<DrawingChange> Changes(ModelKind kind, string before, string was, string becomes)
    {
        Assert.Contains(was, before, StringComparison.Ordinal);
        return DrawingDiff.Of(kind, before, before.Replace(was, becomes, StringComparison.Ordinal))!;
    }

    static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, "city/zhoushan", file));
}
