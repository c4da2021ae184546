using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class TaskTests
{
    [Fact]
    public void A_user_task_is_opened_with_what_was_drawn_and_evaluated()
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask(
                    "审查",
                    """
                    <bpmn:extensionElements>
                      <zeebe:assignmentDefinition assignee="=clerk" candidateGroups="科长, 处长"/>
                      <zeebe:formDefinition formKey="review"/>
                      <zeebe:taskSchedule dueDate="wd:5"/>
                      <zeebe:properties><zeebe:property name="a" value="1"/></zeebe:properties>
                    </bpmn:extensionElements>
                    """
                )
                + Given.End()
                + Given.Flows("start -> 审查", "审查 -> end")
        );

        var play = new Play(process, """{"clerk":"zhang"}""");

        var task = Assert.IsType<OpenUserTask>(Assert.Single(play.Last));
        Assert.Equal("zhang", task.Assignment.Assignee);
        Assert.Equal(["科长", "处长"], task.Assignment.CandidateGroups);
        Assert.Equal(("review", "wd:5", "1"), (task.FormKey, task.DueDate, task.Properties["a"]));
    }

    [Fact]
    public void A_completed_task_cannot_be_completed_again()
    {
        var play = new Play(
            Given.Process(
                Given.Start() + Given.UserTask("a") + Given.UserTask("b") + Given.End() + Given.Flows("start -> a", "a -> b", "b -> end")
            )
        );
        var first = play.Open("a").Id;
        play.Complete("a");

        Assert.Equal(RefusalReason.NotFound, play.Refused(new CompleteUserTask(first, [])).Reason);
        Assert.Equal(RefusalReason.WrongKind, play.Refused(new CompleteJob(play.Open("b").Id, [])).Reason);
        play.Complete("b");
        Assert.Equal(RefusalReason.InstanceIsOver, play.Refused(new CancelInstance()).Reason);
    }

    [Fact]
    public void Results_of_a_job_reach_the_instance_and_the_next_condition()
    {
        var process = Given.Process(
            Given.Start()
                + Given.ServiceTask("check")
                + Given.Element("exclusiveGateway", "ok", attributes: "default='ok-no'")
                + Given.UserTask("yes")
                + Given.UserTask("no")
                + Given.End()
                + Given.Flows("start -> check", "check -> ok", "ok -> yes | score > 60", "ok -> no", "yes -> end", "no -> end")
        );

        Assert.Equal(["yes"], new Play(process).Complete("check", """{"score":61}""").OpenTasks);
        Assert.Equal(["no"], new Play(process).Complete("check", """{"score":60}""").OpenTasks);
    }

    [Fact]
    public void A_failed_job_becomes_an_incident_only_when_no_retry_is_left()
    {
        var play = new Play(
            Given.Process(Given.Start() + Given.ServiceTask("call") + Given.End() + Given.Flows("start -> call", "call -> end"))
        );
        var job = Assert.IsType<RequestJob>(Assert.Single(play.Last));

        play.Apply(new FailJob(job.ElementInstanceId, "timeout", 2));
        Assert.Empty(play.Last);
        play.Apply(new FailJob(job.ElementInstanceId, "timeout", 0));

        Assert.Equal("timeout", Assert.IsType<Incident>(Assert.Single(play.Last)).Reason);
        Assert.Equal(RefusalReason.HasIncident, play.Refused(new CompleteJob(job.ElementInstanceId, [])).Reason);
        play.Apply(new RetryIncident(job.ElementInstanceId));
        Assert.Equal([typeof(IncidentResolved), typeof(RequestJob)], play.Last.Select(effect => effect.GetType()));
        Assert.True(play.Complete("call").IsCompleted);
    }

    [Fact]
    public void A_script_writes_its_result_and_a_decision_is_asked_with_a_trace()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element(
                    "scriptTask",
                    "s",
                    "<bpmn:extensionElements><zeebe:script expression='=a + 1' resultVariable='b'/></bpmn:extensionElements>"
                )
                + Given.Element(
                    "businessRuleTask",
                    "r",
                    "<bpmn:extensionElements><zeebe:calledDecision decisionId='fee' resultVariable='fee'/></bpmn:extensionElements>"
                )
                + Given.End()
                + Given.Flows("start -> s", "s -> r", "r -> end")
        );

        var play = new Play(process, """{"a":1}""", new Execution(new Fees()));

        Assert.Equal(("2", "20"), (play.Variable("b"), play.Variable("fee")));
        Assert.Equal("fee", play.Log.Single(entry => entry.Kind == LogKind.Decided).Detail);
        Assert.True(play.IsCompleted);
    }

    sealed class Fees : IDecisions
    {
        public Decided Evaluate(string decisionId, JsonObject variables) =>
            new(decimal.Parse(variables["b"]!.ToJsonString(), CultureInfo.InvariantCulture) * 10, "rule 1");
    }
}
