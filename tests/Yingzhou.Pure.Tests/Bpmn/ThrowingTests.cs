using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Events that are thrown, and who hears them: message, signal, error, escalation, terminate, link.</summary>
public class ThrowingTests
{
    const string Roots =
        "<bpmn:error id='e' name='e' errorCode='E1'/><bpmn:error id='otherError' name='other' errorCode='E2'/><bpmn:escalation id='s' name='s' escalationCode='S1'/>"
        + "<bpmn:signal id='sig' name='stop'/><bpmn:message id='m' name='order'><bpmn:extensionElements><zeebe:subscription correlationKey='=number'/></bpmn:extensionElements></bpmn:message>";

    const string Message = "<bpmn:messageEventDefinition messageRef='m'/>";
    const string Signal = "<bpmn:signalEventDefinition signalRef='sig'/>";
    const string Error = "<bpmn:errorEventDefinition errorRef='e'/>";
    const string Escalation = "<bpmn:escalationEventDefinition escalationRef='s'/>";
    const string Terminate = "<bpmn:terminateEventDefinition/>";

    static string Throw(string id, string definition) => Given.Element("intermediateThrowEvent", id, definition);

    static string Catch(string id, string definition) => Given.Element("intermediateCatchEvent", id, definition);

    static string End(string id, string definition) => Given.Element("endEvent", id, definition);

    static string Sub(string content, string id = "sub") => Given.Element("subProcess", id, content);

    static string On(string id, string definition, bool interrupting = true, string host = "sub") =>
        Given.Element("boundaryEvent", id, definition, $"attachedToRef='{host}' cancelActivity='{(interrupting ? "true" : "false")}'");

    [Fact]
    public void Messages_are_published_by_throw_and_end_events_and_send_tasks_with_key_and_content()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("sendTask", "send", attributes: "messageRef='m'")
                + Given.Element(
                    "intermediateThrowEvent",
                    "throw",
                    "<bpmn:extensionElements><zeebe:ioMapping><zeebe:input source='=amount * 2' target='double'/></zeebe:ioMapping></bpmn:extensionElements>"
                        + Message
                )
                + End("over", Message)
                + Given.Flows("start -> send", "send -> throw", "throw -> over"),
            Roots
        );

        var play = new Play(process, """{"number":"A-1","amount":3}""");

        Assert.True(play.IsCompleted);
        Assert.Equal(
            [("order", "A-1", "send"), ("order", "A-1", "throw"), ("order", "A-1", "over")],
            play.Effects.OfType<PublishMessage>().Select(message => (message.MessageName, message.CorrelationKey, message.ElementId))
        );
        Assert.Equal(
            ["""{"number":"A-1","amount":3}""", """{"double":6}""", """{"number":"A-1","amount":3}"""],
            play.Effects.OfType<PublishMessage>().Select(message => message.Variables.ToJsonString())
        );
    }

    [Fact]
    public void A_receive_task_and_a_catch_event_wait_for_the_message_of_their_key()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("receiveTask", "receive", attributes: "messageRef='m'")
                + Catch("catch", Message)
                + Given.End()
                + Given.Flows("start -> receive", "receive -> catch", "catch -> end"),
            Roots
        );

        var play = new Play(process, """{"number":"A-1"}""");
        Assert.Equal(
            ("receive", "A-1"),
            (play.Last.OfType<SubscribeMessage>().Single().ElementId, play.Last.OfType<SubscribeMessage>().Single().CorrelationKey)
        );

        play.Message("order", """{"number":"B-2"}""");
        Assert.Equal(
            ("catch", "B-2"),
            (play.Last.OfType<SubscribeMessage>().Single().ElementId, play.Last.OfType<SubscribeMessage>().Single().CorrelationKey)
        );
        Assert.True(play.Message("order").IsCompleted);
    }

    [Fact]
    public void A_signal_is_heard_by_the_own_instance_whatever_the_order_of_the_drawing_and_sent_to_all_others()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("parallelGateway", "split")
                + Throw("say", Signal)
                + Catch("hear", Signal)
                + Given.UserTask("heard")
                + End("bye", Signal)
                + Given.End()
                + Given.Flows("start -> split", "split -> say", "split -> hear", "hear -> heard", "say -> bye", "heard -> end"),
            Roots
        );

        var play = new Play(process);

        Assert.Equal(["heard"], play.OpenTasks);
        Assert.Equal(["say", "bye"], play.Effects.OfType<BroadcastSignal>().Select(signal => signal.ElementId));
    }

    [Fact]
    public void A_signal_from_outside_interrupts_at_the_boundary_or_not()
    {
        ExecutableProcess Drawn(bool interrupting) =>
            Given.Process(
                Given.Start()
                    + Given.UserTask("work")
                    + On("stopped", Signal, interrupting, "work")
                    + Given.UserTask("undo")
                    + Given.End()
                    + Given.Flows("start -> work", "work -> end", "stopped -> undo", "undo -> end"),
                Roots
            );

        Assert.Equal(["undo"], new Play(Drawn(true)).Signal("stop").OpenTasks);
        Assert.Equal(["work", "undo", "undo"], new Play(Drawn(false)).Signal("stop").Signal("stop").OpenTasks);
        Assert.Equal(RefusalReason.NotFound, new Play(Drawn(true)).Refused(new ReceiveSignal("another", [])).Reason);
    }

    [Fact]
    public void An_error_end_leaves_its_scopes_until_somebody_catches_its_code()
    {
        var inner =
            Sub(
                Given.Start("s2")
                    + Given.Element("parallelGateway", "both")
                    + Given.UserTask("beside")
                    + End("broken", Error)
                    + Given.End("e2")
                    + Given.Flows("s2 -> both", "both -> beside", "both -> broken", "beside -> e2"),
                "inner"
            ) + On("other", "<bpmn:errorEventDefinition errorRef='otherError'/>", host: "inner");
        var process = Given.Process(
            Given.Start()
                + Sub(Given.Start("s1") + inner + Given.End("e1") + Given.Flows("s1 -> inner", "inner -> e1", "other -> e1"))
                + On("caught", Error)
                + Given.UserTask("repair")
                + Given.End()
                + Given.Flows("start -> sub", "sub -> end", "caught -> repair", "repair -> end"),
            Roots
        );

        var play = new Play(process);

        Assert.Equal(["repair"], play.OpenTasks);
        Assert.Equal("beside", play.Effects.OfType<CloseUserTask>().Single().ElementId);
        Assert.True(play.Complete("repair").IsCompleted);
    }

    [Fact]
    public void An_error_nobody_catches_ends_the_process_with_its_code()
    {
        var play = new Play(
            Given.Process(
                Given.Start() + Given.UserTask("work") + End("broken", Error) + Given.Flows("start -> work", "work -> broken"),
                Roots
            )
        ).Complete("work");

        Assert.Equal(InstanceStatus.Failed, play.State.Status);
        Assert.Equal("E1", play.Last.OfType<Failed>().Single().ErrorCode);
    }

    [Fact]
    public void An_escalation_goes_on_beside_its_boundary_and_an_interrupting_one_ends_the_activity()
    {
        ExecutableProcess Drawn(bool interrupting) =>
            Given.Process(
                Given.Start()
                    + Sub(
                        Given.Start("s1")
                            + Throw("tell", Escalation)
                            + Given.UserTask("work")
                            + Given.End("e1")
                            + Given.Flows("s1 -> tell", "tell -> work", "work -> e1")
                    )
                    + On("told", Escalation, interrupting)
                    + Given.UserTask("head")
                    + Given.End()
                    + Given.Flows("start -> sub", "sub -> end", "told -> head", "head -> end"),
                Roots
            );

        Assert.Equal(["head", "work"], new Play(Drawn(false)).OpenTasks.Order());
        Assert.Equal(["head"], new Play(Drawn(true)).OpenTasks);
    }

    [Fact]
    public void An_escalation_nobody_catches_is_no_error_and_a_called_process_tells_its_caller()
    {
        var process = Given.Process(
            Given.Start()
                + Throw("tell", Escalation)
                + Given.UserTask("work")
                + End("last", Escalation)
                + Given.Flows("start -> tell", "tell -> work", "work -> last"),
            Roots
        );

        Assert.True(new Play(process).Complete("work").IsCompleted);
        var called = new Play(process, called: true).Complete("work");
        Assert.Equal(["S1", "S1"], called.Effects.OfType<EscalatedToCaller>().Select(told => told.EscalationCode));
    }

    [Fact]
    public void Terminate_ends_its_own_scope_and_no_other()
    {
        var content =
            Given.Start("s1")
            + Given.Element("parallelGateway", "both")
            + Given.UserTask("a")
            + Given.UserTask("b")
            + End("enough", Terminate)
            + Given.End("e1")
            + Given.Flows("s1 -> both", "both -> a", "both -> b", "a -> enough", "b -> e1");
        var inside = new Play(
            Given.Process(
                Given.Start()
                    + Sub(content)
                    + Given.UserTask("after")
                    + Given.End()
                    + Given.Flows("start -> sub", "sub -> after", "after -> end")
            )
        ).Complete("a");
        Assert.Equal("b", inside.Last.OfType<CloseUserTask>().Single(closed => closed.Reason == CloseReason.Cancelled).ElementId);
        Assert.Equal(["after"], inside.OpenTasks);

        var whole = new Play(Given.Process(content.Replace("s1", "start", StringComparison.Ordinal))).Complete("a");
        Assert.True(whole.IsCompleted);
        Assert.Empty(whole.State.Elements);
    }

    [Fact]
    public void A_link_jumps_to_the_catch_event_of_its_name()
    {
        var process = Given.Process(
            Given.Start()
                + Throw("go", "<bpmn:linkEventDefinition name='L'/>")
                + Catch("come", "<bpmn:linkEventDefinition name='L'/>")
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows("start -> go", "come -> after", "after -> end")
        );

        Assert.Equal(["after"], new Play(process).OpenTasks);
    }

    [Fact]
    public void A_multiple_event_takes_the_first_and_a_parallel_multiple_event_waits_for_all()
    {
        ExecutableProcess Drawn(bool all) =>
            Given.Process(
                Given.Start()
                    + Given.Element("intermediateCatchEvent", "wait", Message + Signal, $"parallelMultiple='{(all ? "true" : "false")}'")
                    + Given.UserTask("after")
                    + Given.End()
                    + Given.Flows("start -> wait", "wait -> after", "after -> end"),
                Roots
            );
        const string number = """{"number":"A"}""";

        Assert.Equal(["after"], new Play(Drawn(false), number).Signal("stop").OpenTasks);
        var both = new Play(Drawn(true), number).Signal("stop");
        Assert.Empty(both.OpenTasks);
        Assert.Equal(["after"], both.Message("order").OpenTasks);
    }
}
