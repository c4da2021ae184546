using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Embedded and event sub-processes, what surrounds them, and the ways in.</summary>
public class ScopeTests
{
    const string Roots =
        "<bpmn:error id='e' name='e' errorCode='E1'/><bpmn:escalation id='s' name='s' escalationCode='S1'/><bpmn:signal id='sig' name='stop'/>";

    static string Timer(string kind, string text) =>
        $"<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>";

    static string Sub(string content) => Given.Element("subProcess", "sub", content);

    static string EventSub(string definition, string task, bool interrupting = true) =>
        Given.Element(
            "subProcess",
            "event",
            Given.Element("startEvent", "eventStart", definition, $"isInterrupting='{(interrupting ? "true" : "false")}'")
                + Given.UserTask(task)
                + Given.End("eventEnd")
                + Given.Flows($"eventStart -> {task}", $"{task} -> eventEnd"),
            "triggeredByEvent='true'"
        );

    static readonly string TwoTasks =
        Given.Start("s1")
        + Given.Element("parallelGateway", "both")
        + Given.UserTask("a")
        + Given.UserTask("b")
        + Given.End("e1")
        + Given.End("e2")
        + Given.Flows("s1 -> both", "both -> a", "both -> b", "a -> e1", "b -> e2");

    [Fact]
    public void A_sub_process_is_over_when_its_last_token_is()
    {
        var process = Given.Process(
            Given.Start()
                + Sub(TwoTasks)
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> sub", "sub -> after", "after -> end")
        );

        var play = new Play(process).Complete("a");
        Assert.Equal(["b"], play.OpenTasks);
        Assert.Equal(["after"], play.Complete("b").OpenTasks);
    }

    [Fact]
    public void Inputs_are_local_and_outputs_alone_leave_the_activity()
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask(
                    "work",
                    """
                    <bpmn:extensionElements><zeebe:ioMapping>
                      <zeebe:input source="=order.amount" target="amount"/><zeebe:output source="=amount + extra" target="total"/>
                    </zeebe:ioMapping></bpmn:extensionElements>
                    """
                )
                + Given.End()
                + Given.Flows("start -> work", "work -> end")
        );

        var play = new Play(process, """{"order":{"amount":3}}""").Complete("work", """{"extra":4}""");

        Assert.Equal(("7", null, null), (play.Variable("total"), play.Variable("amount"), play.Variable("extra")));
    }

    [Theory]
    [InlineData(true, "late")]
    [InlineData(false, "a,b,late")]
    public void A_timer_on_a_sub_process_withdraws_what_is_inside_only_when_it_interrupts(bool interrupting, string open)
    {
        var process = Given.Process(
            Given.Start()
                + Sub(TwoTasks)
                + Given.Element(
                    "boundaryEvent",
                    "due",
                    Timer("timeDuration", "P1D"),
                    $"attachedToRef='sub' cancelActivity='{(interrupting ? "true" : "false")}'"
                )
                + Given.UserTask("late")
                + Given.End()
                + Given.Flows("start -> sub", "sub -> end", "due -> late", "late -> end")
        );

        Assert.Equal(open, string.Join(',', new Play(process).NextTimer().OpenTasks.Order()));
    }

    [Fact]
    public void An_error_starts_the_event_sub_process_of_the_nearest_scope_that_has_one()
    {
        var process = Given.Process(
            Given.Start()
                + Sub(
                    Given.Start("s1")
                        + Given.ServiceTask("job")
                        + Given.End("e1")
                        + Given.Flows("s1 -> job", "job -> e1")
                        + EventSub("<bpmn:errorEventDefinition errorRef='e'/>", "repair")
                )
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> sub", "sub -> after", "after -> end"),
            Roots
        );

        var play = new Play(process);
        play.Apply(new ThrowJobError(play.Open("job").Id, "E1", null, []));
        Assert.Equal(["repair"], play.OpenTasks);
        Assert.Equal(["after"], play.Complete("repair").OpenTasks);
    }

    [Theory]
    [InlineData(true, "head")]
    [InlineData(false, "head,work")]
    public void An_escalation_of_a_task_at_work_starts_an_event_sub_process(bool interrupting, string open)
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask("work")
                + Given.End()
                + Given.Flows("start -> work", "work -> end")
                + EventSub("<bpmn:escalationEventDefinition escalationRef='s'/>", "head", interrupting),
            Roots
        );

        var play = new Play(process);
        play.Apply(new Escalate(play.Open("work").Id, "S1", []));

        Assert.Equal(open, string.Join(',', play.OpenTasks.Order()));
    }

    [Fact]
    public void A_timer_and_a_condition_start_event_sub_processes()
    {
        ExecutableProcess Drawn(string definition) =>
            Given.Process(
                Given.Start()
                    + Given.UserTask("work")
                    + Given.End()
                    + Given.Flows("start -> work", "work -> end")
                    + EventSub(definition, "remind", interrupting: false)
            );

        Assert.Equal(["remind", "work"], new Play(Drawn(Timer("timeDuration", "PT1H"))).NextTimer().OpenTasks.Order());
        var play = new Play(
            Drawn(
                "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>=level = 3</bpmn:condition></bpmn:conditionalEventDefinition>"
            ),
            """{"level":1}"""
        );
        Assert.Equal(["remind", "work"], play.Apply(new SetVariables(new() { ["level"] = 3 })).OpenTasks.Order());
    }

    [Fact]
    public void Each_way_to_start_is_told_with_what_it_waits_for()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("startEvent", "byTimer", Timer("timeCycle", "R/PT1H"))
                + Given.Element("startEvent", "bySignal", "<bpmn:signalEventDefinition signalRef='sig'/>")
                + Given.Element(
                    "startEvent",
                    "byCondition",
                    "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>=level = 3</bpmn:condition></bpmn:conditionalEventDefinition>"
                )
                + Given.UserTask("work")
                + Given.End()
                + Given.Flows("start -> work", "byTimer -> work", "bySignal -> work", "byCondition -> work", "work -> end"),
            Roots
        );

        Assert.Equal(
            [("byCondition", StartKind.Condition), ("bySignal", StartKind.Signal), ("byTimer", StartKind.Timer)],
            process.Starts.Select(start => (start.ElementId, start.Kind)).Order()
        );
        Assert.Equal("R/PT1H", process.Starts.Single(start => start.Kind == StartKind.Timer).Name);
        Assert.All(
            new string?[] { null, "byTimer", "bySignal", "byCondition" },
            start => Assert.Equal(["work"], new Play(process, startElementId: start).OpenTasks)
        );
    }

    [Fact]
    public void A_timer_on_the_way_waits_until_its_date()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("intermediateCatchEvent", "wait", Timer("timeDate", "=until"))
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> wait", "wait -> after", "after -> end")
        );

        var play = new Play(process, """{"until":"2026-12-24T10:00:00+08:00"}""");
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 10, 0, 0, TimeSpan.FromHours(8)), play.Last.OfType<ScheduleTimer>().Single().DueAt);
        Assert.Equal(["after"], play.NextTimer().OpenTasks);
    }

    [Fact]
    public void Work_without_content_is_passed_and_tasks_with_a_job_type_ask_for_their_job()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("task", "undefined")
                + Given.Element("manualTask", "manual")
                + Given.Element(
                    "sendTask",
                    "send",
                    "<bpmn:extensionElements><zeebe:taskDefinition type='mail' retries='5'/><zeebe:taskHeaders><zeebe:header key='to' value='a@b'/></zeebe:taskHeaders></bpmn:extensionElements>"
                )
                + Given.End()
                + Given.Flows("start -> undefined", "undefined -> manual", "manual -> send", "send -> end")
        );

        var job = new Play(process).Last.OfType<RequestJob>().Single();

        Assert.Equal(("send", "mail", 5, "a@b"), (job.ElementId, job.Type, job.Retries, job.Headers["to"]));
    }
}
