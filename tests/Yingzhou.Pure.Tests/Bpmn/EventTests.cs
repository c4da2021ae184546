using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class EventTests
{
    const string Error =
        "<bpmn:error id='e' name='e' errorCode='E1'/><bpmn:escalation id='s' name='s' escalationCode='S1'/><bpmn:signal id='sig' name='stop'/>";

    static string Boundary(string id, string definition, bool interrupting = true, string host = "work") =>
        Given.Element("boundaryEvent", id, definition, $"attachedToRef='{host}' cancelActivity='{(interrupting ? "true" : "false")}'");

    static string Timer(string kind, string text) =>
        $"<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>";

    [Fact]
    public void A_cycle_on_the_boundary_reminds_until_it_is_used_up_or_the_task_is_done()
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask("work")
                + Boundary("remind", Timer("timeCycle", "R2/P1D"), interrupting: false)
                + Given.UserTask("urge")
                + Given.End()
                + Given.Flows("start -> work", "work -> end", "remind -> urge", "urge -> end")
        );

        var play = new Play(process).NextTimer().NextTimer();
        Assert.Equal(["work", "urge", "urge"], play.OpenTasks);
        Assert.Equal(Given.Now.AddDays(2), play.Now);
        Assert.Empty(play.State.Subscriptions);

        play = new Play(process).NextTimer().Complete("work");
        Assert.Single(play.Last.OfType<CancelTimer>());
        Assert.True(play.Complete("urge").IsCompleted);
    }

    [Fact]
    public void A_deadline_withdraws_the_task_it_interrupts()
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask("work")
                + Boundary("late", Timer("timeDuration", "PT1H"))
                + Given.UserTask("escalated")
                + Given.End()
                + Given.Flows("start -> work", "work -> end", "late -> escalated", "escalated -> end")
        );

        var play = new Play(process);
        var task = play.Open("work").Id;
        play.NextTimer();

        Assert.Equal(CloseReason.Cancelled, play.Last.OfType<CloseUserTask>().Single().Reason);
        Assert.Equal(["escalated"], play.OpenTasks);
        Assert.Equal(RefusalReason.NotFound, play.Refused(new CompleteUserTask(task, [])).Reason);
    }

    [Fact]
    public void A_job_error_goes_to_the_boundary_event_of_its_code_before_the_one_for_any()
    {
        var process = Given.Process(
            Given.Start()
                + Given.ServiceTask("work")
                + Boundary("any", "<bpmn:errorEventDefinition/>")
                + Boundary("exact", "<bpmn:errorEventDefinition errorRef='e'/>")
                + Given.UserTask("a")
                + Given.UserTask("x")
                + Given.End()
                + Given.Flows("start -> work", "work -> end", "any -> a", "exact -> x", "a -> end", "x -> end"),
            Error
        );

        var play = new Play(process);
        Assert.Equal(["x"], play.Apply(new ThrowJobError(play.Open("work").Id, "E1", null, Given.Json("""{"why":"full"}"""))).OpenTasks);
        Assert.Equal("\"full\"", play.Variable("why"));
        play = new Play(process);
        Assert.Equal(["a"], play.Apply(new ThrowJobError(play.Open("work").Id, "E2", null, [])).OpenTasks);
        Assert.DoesNotContain(play.Last, effect => effect is CancelJob);
    }

    [Fact]
    public void An_uncaught_error_waits_for_a_person_or_ends_a_called_process()
    {
        var process = Given.Process(Given.Start() + Given.ServiceTask("work") + Given.End() + Given.Flows("start -> work", "work -> end"));

        var alone = new Play(process);
        alone.Apply(new ThrowJobError(alone.Open("work").Id, "E1", "no stock", []));
        Assert.Contains("no stock", alone.Last.OfType<Incident>().Single().Reason, StringComparison.Ordinal);

        var called = new Play(process, called: true);
        called.Apply(new ThrowJobError(called.Open("work").Id, "E1", "no stock", []));
        Assert.Equal("E1", called.Last.OfType<Failed>().Single().ErrorCode);
        Assert.Equal(InstanceStatus.Failed, called.State.Status);
        Assert.Empty(called.State.Elements);
    }

    [Fact]
    public void An_interrupting_event_sub_process_takes_its_scope_over_and_a_non_interrupting_one_runs_beside()
    {
        string Event(string id, bool interrupting, string definition, string task) =>
            Given.Element(
                "subProcess",
                id,
                Given.Element("startEvent", id + "Start", definition, $"isInterrupting='{(interrupting ? "true" : "false")}'")
                    + Given.UserTask(task)
                    + Given.End(id + "End")
                    + Given.Flows($"{id}Start -> {task}", $"{task} -> {id}End"),
                "triggeredByEvent='true'"
            );
        var process = Given.Process(
            Given.Start()
                + Given.UserTask("work")
                + Given.End()
                + Given.Flows("start -> work", "work -> end")
                + Event("stopping", true, "<bpmn:signalEventDefinition signalRef='sig'/>", "undo")
                + Event("asking", false, "<bpmn:messageEventDefinition messageRef='m'/>", "answer"),
            Error + "<bpmn:message id='m' name='question'/>"
        );

        var play = new Play(process).Message("question").Message("question");
        Assert.Equal(["work", "answer", "answer"], play.OpenTasks);

        play.Signal("stop");
        Assert.Equal(["undo"], play.OpenTasks);
        Assert.Empty(play.State.Subscriptions);
        Assert.True(play.Complete("undo").IsCompleted);
    }

    [Fact]
    public void A_condition_happens_when_a_variable_makes_it_true_and_not_again_while_it_stays_true()
    {
        var process = Given.Process(
            Given.Start()
                + Given.UserTask("work")
                + Boundary(
                    "full",
                    "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>=count &gt; 2</bpmn:condition></bpmn:conditionalEventDefinition>",
                    interrupting: false
                )
                + Given.UserTask("handle")
                + Given.End()
                + Given.Flows("start -> work", "work -> end", "full -> handle", "handle -> end")
        );

        var play = new Play(process, """{"count":1}""");
        foreach (var (count, handled) in new[] { (3, 1), (4, 1), (1, 1), (5, 2) })
        {
            play.Apply(new SetVariables(new() { ["count"] = count }));
            Assert.Equal(handled, play.OpenTasks.Count(task => task == "handle"));
        }
    }

    [Fact]
    public void A_call_hands_variables_over_takes_results_back_and_is_cancelled_with_its_caller()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element(
                    "callActivity",
                    "work",
                    "<bpmn:extensionElements><zeebe:calledElement processId='=\"child-\" + kind' propagateAllChildVariables='false'/>"
                        + "<zeebe:ioMapping><zeebe:output source='=answer' target='reply'/></zeebe:ioMapping></bpmn:extensionElements>"
                )
                + Boundary("raised", "<bpmn:escalationEventDefinition escalationRef='s'/>", interrupting: false)
                + Given.UserTask("look")
                + Given.End()
                + Given.Flows("start -> work", "work -> end", "raised -> look", "look -> end"),
            Error
        );

        var play = new Play(process, """{"kind":"a"}""");
        var call = play.Last.OfType<CallProcess>().Single();
        Assert.Equal("child-a", call.CalledElement);
        play.Apply(new EscalateCalled(call.ElementInstanceId, "S1", []));
        Assert.Equal(["look"], play.OpenTasks);

        play.Apply(new FinishCalled(call.ElementInstanceId, Given.Json("""{"answer":42,"noise":1}""")));
        Assert.Equal(("42", null), (play.Variable("reply"), play.Variable("noise")));

        play = new Play(process, """{"kind":"a"}""").Apply(new CancelInstance());
        Assert.Equal([typeof(CancelCalled), typeof(Terminated)], play.Last.Select(effect => effect.GetType()));
    }

    [Fact]
    public void A_process_that_starts_by_message_tells_what_it_waits_for()
    {
        var process = Given.Process(
            Given.Element("startEvent", "byMessage", "<bpmn:messageEventDefinition messageRef='m'/>")
                + Given.UserTask("a")
                + Given.End()
                + Given.Flows("byMessage -> a", "a -> end"),
            "<bpmn:message id='m' name='application'/>"
        );

        Assert.Equal(new StartTrigger("byMessage", StartKind.Message, "application"), process.Starts.Single());
        Assert.Equal(["a"], new Play(process, startElementId: "byMessage").OpenTasks);
        Assert.Equal(
            RefusalReason.NoSuchStart,
            Assert.IsType<Refusal>(new Execution().Start(process, new StartInstance([]), Given.Now)).Reason
        );
    }

    [Theory]
    [InlineData(TimerKind.Duration, "P1M", "2026-02-28T09:00:00+00:00")] // by the calendar: January has 31 days, February has no 31st
    [InlineData(TimerKind.Duration, "P1W2DT3H4M5.5S", "2026-02-09T12:04:05.5+00:00")]
    [InlineData(TimerKind.Date, "2026-05-01", "2026-04-30T16:00:00+00:00")] // midnight in Shanghai
    [InlineData(TimerKind.Date, "2026-05-01T08:00:00Z", "2026-05-01T08:00:00+00:00")]
    [InlineData(TimerKind.Cycle, "R3/2026-05-01T08:00:00Z/PT1H", "2026-05-01T08:00:00+00:00")]
    [InlineData(TimerKind.Duration, "P", null)]
    [InlineData(TimerKind.Duration, "PT", null)]
    [InlineData(TimerKind.Duration, "-PT1S", null)]
    [InlineData(TimerKind.Duration, "P9999999999Y", null)]
    [InlineData(TimerKind.Cycle, "R0/PT1S", null)]
    [InlineData(TimerKind.Date, "1. Mai", null)]
    public void Timer_texts_are_ISO_8601(TimerKind kind, string text, string? due)
    {
        var shanghai = TimeZoneInfo.CreateCustomTimeZone("cn", TimeSpan.FromHours(8), "cn", "cn");

        var plan = TimerText.Read(kind, text, new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero), shanghai);

        Assert.Equal(
            due is null ? null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
            plan?.DueAt?.ToUniversalTime()
        );
    }
}
