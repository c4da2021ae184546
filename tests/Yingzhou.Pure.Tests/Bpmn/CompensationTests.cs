using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class CompensationTests
{
    static string Undoable(string id) =>
        Given.ServiceTask(id)
        + Given.Element("boundaryEvent", id + "Undone", "<bpmn:compensateEventDefinition/>", $"attachedToRef='{id}'")
        + Given.Element(
            "serviceTask",
            "undo-" + id,
            $"<bpmn:extensionElements><zeebe:taskDefinition type='undo-{id}'/></bpmn:extensionElements>",
            "isForCompensation='true'"
        )
        + $"<bpmn:association id='as-{id}' sourceRef='{id}Undone' targetRef='undo-{id}' associationDirection='One'/>";

    [Fact]
    public void What_finished_is_undone_newest_first_and_one_after_the_other()
    {
        var process = Given.Process(
            Given.Start()
                + Undoable("hotel")
                + Undoable("flight")
                + Undoable("never")
                + Given.Element("intermediateThrowEvent", "undo", "<bpmn:compensateEventDefinition/>")
                + Given.UserTask("tell")
                + Given.End()
                + Given.Flows(
                    "start -> hotel",
                    "hotel -> flight",
                    "flight -> undo",
                    "undo -> tell",
                    "tell -> end",
                    "tell -> never",
                    "never -> end"
                )
        );

        var play = new Play(process).Complete("hotel").Complete("flight");
        Assert.Equal("undo-flight", play.Last.OfType<RequestJob>().Single().Type);
        play.Complete("undo-flight");
        Assert.Equal("undo-hotel", play.Last.OfType<RequestJob>().Single().Type);
        Assert.Equal(["tell"], play.Complete("undo-hotel").OpenTasks);
    }

    [Fact]
    public void A_finished_sub_process_is_undone_by_what_finished_inside()
    {
        var inner = Given.Start("s2") + Undoable("hotel") + Given.End("e2") + Given.Flows("s2 -> hotel", "hotel -> e2");
        var process = Given.Process(
            Given.Start()
                + Given.Element("subProcess", "trip", inner)
                + Given.Element("intermediateThrowEvent", "undo", "<bpmn:compensateEventDefinition activityRef='trip'/>")
                + Given.End()
                + Given.Flows("start -> trip", "trip -> undo", "undo -> end")
        );

        var play = new Play(process).Complete("hotel");
        Assert.Equal("undo-hotel", play.Last.OfType<RequestJob>().Single().Type);

        Assert.True(play.Complete("undo-hotel").IsCompleted);
        Assert.Empty(play.State.Compensations);
    }

    [Fact]
    public void A_cancelled_transaction_undoes_itself_and_leaves_by_its_cancel_event()
    {
        var inner =
            Given.Start("s2")
            + Undoable("hotel")
            + Given.ServiceTask("pay")
            + Given.Element("parallelGateway", "both")
            + Given.UserTask("beside")
            + Given.Element("endEvent", "stop", "<bpmn:cancelEventDefinition/>")
            + Given.End("e2")
            + Given.Flows("s2 -> hotel", "hotel -> both", "both -> pay", "both -> beside", "pay -> stop", "beside -> e2");
        var process = Given.Process(
            Given.Start()
                + Given.Element("transaction", "trip", inner)
                + Given.Element("boundaryEvent", "cancelled", "<bpmn:cancelEventDefinition/>", "attachedToRef='trip'")
                + Given.UserTask("tell")
                + Given.End()
                + Given.Flows("start -> trip", "trip -> end", "cancelled -> tell", "tell -> end")
        );

        var play = new Play(process).Complete("hotel").Complete("pay");
        Assert.Equal("beside", play.Last.OfType<CloseUserTask>().Single().ElementId);
        Assert.Equal("undo-hotel", play.Last.OfType<RequestJob>().Single().Type);

        Assert.Equal(["tell"], play.Complete("undo-hotel").OpenTasks);
        Assert.Equal(2, play.State.Elements.Length);
    }
}
