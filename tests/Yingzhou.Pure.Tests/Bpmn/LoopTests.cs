using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class LoopTests
{
    static ExecutableProcess Sign(bool sequential = false, string? enough = null) => Given.Process(Given.Start() + Given.UserTask("sign", $"""
        <bpmn:extensionElements><zeebe:assignmentDefinition assignee="=signer"/></bpmn:extensionElements>
        <bpmn:multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}">
          <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=signers" inputElement="signer" outputCollection="votes" outputElement="=approved"/></bpmn:extensionElements>
          {(enough is null ? "" : $"<bpmn:completionCondition xsi:type='bpmn:tFormalExpression'>={enough}</bpmn:completionCondition>")}
        </bpmn:multiInstanceLoopCharacteristics>
        """) + Given.UserTask("after") + Given.End() + Given.Flows("start -> sign", "sign -> after", "after -> end"));

    const string Three = """{"signers":["甲","乙","丙"]}""";

    static Play Vote(Play play, string who, bool approved)
    {
        var task = play.Effects.OfType<OpenUserTask>().Last(task => task.Assignment.Assignee == who);
        return play.Apply(new CompleteUserTask(task.ElementInstanceId, new() { ["approved"] = approved }));
    }

    [Fact]
    public void Everybody_signs_and_the_votes_are_collected_in_the_order_of_the_list()
    {
        var play = new Play(Sign(), Three);
        Assert.Equal(3, play.OpenTasks.Count());

        Vote(Vote(Vote(play, "丙", false), "甲", true), "乙", true);

        Assert.Equal("[true,true,false]", play.Variable("votes"));
        Assert.Equal(["after"], play.OpenTasks);
    }

    [Fact]
    public void One_refusal_is_enough_and_the_other_tasks_are_withdrawn()
    {
        var play = new Play(Sign(enough: "list contains(votes, false)"), Three);

        Vote(Vote(play, "甲", true), "乙", false);

        Assert.Equal(2, play.Last.OfType<CloseUserTask>().Count());
        Assert.Equal(["after"], play.OpenTasks);
    }

    [Fact]
    public void In_order_the_next_signs_when_the_one_before_has()
    {
        var play = new Play(Sign(sequential: true), Three);
        Assert.Equal("甲", play.Effects.OfType<OpenUserTask>().Last().Assignment.Assignee);

        Vote(play, "甲", true);

        var second = play.Last.OfType<OpenUserTask>().Single();
        Assert.Equal(("乙", 2), (second.Assignment.Assignee, second.LoopCounter));
    }

    [Fact]
    public void A_signer_can_be_added_while_the_others_are_signing()
    {
        var play = new Play(Sign(), """{"signers":["甲"]}""");
        play.Apply(new AddLoopInstance(play.Effects.OfType<OpenUserTask>().Single().LoopId!.Value, JsonValue.Create("丁")));

        Vote(play, "甲", true);
        Assert.Equal(["sign"], play.OpenTasks);
        Vote(play, "丁", false);

        Assert.Equal("[true,false]", play.Variable("votes"));
    }

    [Fact]
    public void Nobody_to_sign_is_nothing_to_wait_for_and_no_list_is_an_incident()
    {
        Assert.Equal(["after"], new Play(Sign(), """{"signers":[]}""").OpenTasks);

        var play = new Play(Sign(), """{"signers":"甲"}""");
        var incident = play.Last.OfType<Incident>().Single();
        play.Apply(new SetVariables(Given.Json(Three))).Apply(new RetryIncident(incident.ElementInstanceId));
        Assert.Equal(3, play.OpenTasks.Count());
    }

    [Fact]
    public void A_long_sequence_of_instances_that_wait_for_nobody_neither_recurses_nor_loses_count()
    {
        var process = Given.Process(Given.Start() + Given.Element("manualTask", "m",
            "<bpmn:multiInstanceLoopCharacteristics isSequential='true'><bpmn:loopCardinality>5000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")
            + Given.End() + Given.Flows("start -> m", "m -> end"));

        Assert.Equal(5001, new Play(process).Entered.Count(id => id == "m"));
    }

    static ExecutableProcess Reporting(string behaviours, bool sequential = true) =>
        Given.Process(
            Given.Start()
                + Given.UserTask(
                    "check",
                    $"""
                    <bpmn:multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}" behavior="Complex">
                      <bpmn:loopCardinality>3</bpmn:loopCardinality>{behaviours}
                    </bpmn:multiInstanceLoopCharacteristics>
                    """
                )
                + Given.Element("boundaryEvent", "half", "<bpmn:signalEventDefinition signalRef='s1'/>", "attachedToRef='check'")
                + Given.Element("boundaryEvent", "all", "<bpmn:signalEventDefinition signalRef='s2'/>", "attachedToRef='check'")
                + Given.Element("manualTask", "tell")
                + Given.Element("manualTask", "praise")
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> check", "check -> after", "after -> end", "half -> tell", "all -> praise"),
            "<bpmn:signal id='s1' name='one'/><bpmn:signal id='s2' name='two'/>"
        );

    static string Behaviour(string condition, string signal) =>
        $"<bpmn:complexBehaviorDefinition><bpmn:condition>={condition}</bpmn:condition><bpmn:event><bpmn:signalEventDefinition signalRef='{signal}'/></bpmn:event></bpmn:complexBehaviorDefinition>";

    /// <summary>BPMN 2.0.2 §10.3.8, table 10.30: each definition whose condition holds throws its event when an instance ends.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Complex_behaviour_throws_each_event_when_its_condition_on_the_counters_holds(bool sequential)
    {
        var play = new Play(
            Reporting(
                Behaviour("numberOfCompletedInstances = 2", "s1") + Behaviour("numberOfCompletedInstances = numberOfInstances", "s2"),
                sequential
            )
        );

        play.Complete("check");
        Assert.DoesNotContain("tell", play.Entered);
        play.Complete("check");
        Assert.Single(play.Entered, id => id == "tell");
        Assert.DoesNotContain("praise", play.Entered);
        play.Complete("check");

        Assert.Single(play.Entered, id => id == "tell");
        Assert.Single(play.Entered, id => id == "praise");
        Assert.Equal(["after"], play.OpenTasks);
    }

    [Fact]
    public void A_complex_behaviour_whose_condition_is_unknown_is_an_incident_and_loses_nothing()
    {
        var play = new Play(Reporting(Behaviour("ready", "s1")));

        play.Complete("check");
        var incident = play.Last.OfType<Incident>().Single();
        play.Apply(new SetVariables(new() { ["ready"] = true })).Apply(new RetryIncident(incident.ElementInstanceId));

        Assert.Single(play.Entered, id => id == "tell");
        play.Complete("check").Complete("check");
        Assert.Equal(["after"], play.OpenTasks);
    }
}
