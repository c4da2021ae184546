using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class LoopTests
{
    static ExecutableProcess Sign(bool sequential = false, string? enough = null) =>
        Given.Process(
            Given.Start()
                + Given.UserTask(
                    "sign",
                    $"""
                    <bpmn:extensionElements><zeebe:assignmentDefinition assignee="=signer"/></bpmn:extensionElements>
                    <bpmn:multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}">
                      <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=signers" inputElement="signer" outputCollection="votes" outputElement="=approved"/></bpmn:extensionElements>
                      {(
                        enough is null
                            ? ""
                            : $"<bpmn:completionCondition xsi:type='bpmn:tFormalExpression'>={enough}</bpmn:completionCondition>"
                    )}
                    </bpmn:multiInstanceLoopCharacteristics>
                    """
                )
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> sign", "sign -> after", "after -> end")
        );

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
        var process = Given.Process(
            Given.Start()
                + Given.Element(
                    "manualTask",
                    "m",
                    "<bpmn:multiInstanceLoopCharacteristics isSequential='true'><bpmn:loopCardinality>5000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                )
                + Given.End()
                + Given.Flows("start -> m", "m -> end")
        );

        Assert.Equal(5001, new Play(process).Entered.Count(id => id == "m"));
    }

    [Theory]
    [InlineData(false, 1, 1)] // tested after the work: once at least
    [InlineData(false, 3, 3)]
    [InlineData(true, 0, 0)] // tested before: perhaps never
    [InlineData(true, 2, 2)]
    public void A_standard_loop_repeats_while_its_condition_holds(bool before, int until, int times)
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element(
                    "scriptTask",
                    "count",
                    "<bpmn:extensionElements><zeebe:script expression='=n + 1' resultVariable='n'/></bpmn:extensionElements>"
                        + $"<bpmn:standardLoopCharacteristics testBefore='{(before ? "true" : "false")}'><bpmn:loopCondition xsi:type='bpmn:tFormalExpression'>=n &lt; {until}</bpmn:loopCondition></bpmn:standardLoopCharacteristics>"
                )
                + Given.End()
                + Given.Flows("start -> count", "count -> end")
        );

        var play = new Play(process, """{"n":0}""");

        Assert.True(play.IsCompleted);
        Assert.Equal(times.ToString(System.Globalization.CultureInfo.InvariantCulture), play.Variable("n"));
    }

    [Fact]
    public void Instances_of_a_sub_process_keep_their_variables_apart_and_an_interrupting_event_ends_all()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element(
                    "subProcess",
                    "each",
                    """
                    <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
                      <zeebe:loopCharacteristics inputCollection="=list" inputElement="x" outputCollection="squares" outputElement="=x * x"/>
                    </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
                    """
                        + Given.Start("s1")
                        + Given.UserTask("work")
                        + Given.End("e1")
                        + Given.Flows("s1 -> work", "work -> e1")
                )
                + Given.Element("boundaryEvent", "stop", "<bpmn:signalEventDefinition signalRef='sig'/>", "attachedToRef='each'")
                + Given.UserTask("after")
                + Given.UserTask("stopped")
                + Given.End()
                + Given.Flows("start -> each", "each -> after", "stop -> stopped", "after -> end", "stopped -> end"),
            "<bpmn:signal id='sig' name='stop'/>"
        );

        var play = new Play(process, """{"list":[2,3]}""");
        Assert.Equal(["work", "work"], play.OpenTasks);
        Assert.Equal(["after"], play.Complete("work").Complete("work").OpenTasks);
        Assert.Equal("[4,9]", play.Variable("squares"));

        Assert.Equal(["stopped"], new Play(process, """{"list":[2,3]}""").Complete("work").Signal("stop").OpenTasks);
    }

    /// <summary>Table 10.31 of the standard: the condition of a complex behaviour also cancels the remaining instances.</summary>
    [Theory]
    [InlineData(true, "numberOfCompletedInstances = 2", 2)]
    [InlineData(false, "numberOfCompletedInstances = 2", 2)]
    [InlineData(true, "numberOfCompletedInstances > 5", 3)]
    [InlineData(false, "numberOfCompletedInstances > 5", 3)]
    public void A_complex_behaviour_tells_once_and_ends_the_loop_when_its_condition_holds(bool sequential, string condition, int instances)
    {
        var play = new Play(
            Given.Process(
                Given.Start()
                    + Given.UserTask(
                        "sign",
                        $"""
                        <bpmn:multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}" behavior="Complex">
                          <bpmn:loopCardinality>3</bpmn:loopCardinality>
                          <bpmn:complexBehaviorDefinition>
                            <bpmn:condition>={condition.Replace(">", "&gt;", StringComparison.Ordinal)}</bpmn:condition>
                            <bpmn:event><bpmn:signalEventDefinition id="said" signalRef="done"/></bpmn:event>
                          </bpmn:complexBehaviorDefinition>
                        </bpmn:multiInstanceLoopCharacteristics>
                        """
                    )
                    + "<bpmn:boundaryEvent id='heard' attachedToRef='sign'><bpmn:signalEventDefinition signalRef='done'/></bpmn:boundaryEvent>"
                    + Given.UserTask("tell")
                    + Given.UserTask("after")
                    + Given.End()
                    + Given.Flows("start -> sign", "sign -> after", "after -> end", "heard -> tell", "tell -> end"),
                "<bpmn:signal id='done' name='done'/>"
            )
        );

        for (var signed = 0; signed < instances; signed++)
            play.Complete("sign");

        Assert.Equal(instances == 3 ? ["after"] : ["tell", "after"], play.OpenTasks);
    }
}
