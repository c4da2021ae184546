using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Languages.Dmn;
using Yingzhou.Support.Modelling.Trying;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>试一试: in memory, on the city's own drawings.</summary>
public class TryOutTests
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_process_is_walked_through_task_by_task_and_the_way_is_told()
    {
        var xml = Read("processes/standard-approval.bpmn");
        List<WalkMove> moves = [];
        foreach (var outcome in new[] { "accepted", "pass", "approved", "delivered" })
        {
            var task = Assert.Single(Walk(xml, moves).Waits, wait => wait.Kind == "task");
            moves.Add(new("task", task.Id, outcome));
        }

        var over = Walk(xml, moves);

        Assert.True(over.IsOver, string.Join('\n', over.Log));
        Assert.Null(over.Refused);
        Assert.Contains(over.Log, line => line.Contains("case.accepted", StringComparison.Ordinal));
        Assert.Contains("accepted", ProcessWalk.OutcomesIn(xml));
    }

    [Fact]
    public void A_move_on_what_does_not_wait_is_refused()
    {
        var walk = Walk(Read("processes/standard-approval.bpmn"), [new("task", 9999, "accepted")]);

        Assert.NotNull(walk.Refused);
    }

    [Fact]
    public void A_decision_shows_each_rule_and_what_each_cell_said()
    {
        var model = DmnModel.Read(Read("rules/food-business-licence-materials.dmn")).Required;
        var inputs = DecisionTry.Asked(model);
        Assert.Equal("""{"answers":{"businessType":null,"coldDishes":null,"premises":null,"byAgent":null}}""", inputs.ToJsonString());
        inputs["answers"]!["businessType"] = "drinks";
        inputs["answers"]!["coldDishes"] = "no";

        var tried = DecisionTry.Run(model, "food-business-licence-materials", inputs);

        var rules = Assert.Single(tried.Tables).Rules;
        Assert.Equal(11, rules.Count);
        Assert.Equal((false, "符合", "不符合", "没有看"), (rules[6].Matched, rules[6].Cells[0].Answer, rules[6].Cells[1].Answer, rules[6].Cells[2].Answer));
        Assert.DoesNotContain("layout-plan", tried.Value!, StringComparison.Ordinal);
    }

    static WalkView Walk(string xml, IReadOnlyList<WalkMove> moves)
    {
        var process = ExecutableProcess.Compile(BpmnXml.Read(xml).Definitions!, "standard-approval", new FeelExpressions(Zone)).Process!;
        var variables = new JsonObject { ["case"] = new JsonObject { ["countersigners"] = new JsonArray() }, ["item"] = new JsonObject(), ["answers"] = new JsonObject() };
        return ProcessWalk.Run(process, new NoDecisions(), Zone, variables, moves, Now);
    }

    sealed class NoDecisions : IDecisions
    {
        public Decided Evaluate(string decisionId, JsonObject variables) => new(null, Error: "not asked");
    }

    static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, "city/zhoushan", file));
}
