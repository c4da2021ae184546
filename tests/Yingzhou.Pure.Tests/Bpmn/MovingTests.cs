using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class MovingTests
{
    static readonly ExecutableProcess Review = Given.Process(
        Given.Start()
            + Given.UserTask("accept")
            + Given.Element("parallelGateway", "split")
            + Given.UserTask("fire")
            + Given.UserTask("fire2")
            + Given.UserTask("health")
            + Given.Element("parallelGateway", "join")
            + Given.UserTask("decide")
            + Given.End()
            + Given.Flows(
                "start -> accept",
                "accept -> split",
                "split -> fire",
                "fire -> fire2",
                "fire2 -> join",
                "split -> health",
                "health -> join",
                "join -> decide",
                "decide -> end"
            )
    );

    [Fact]
    public void Back_to_before_the_split_withdraws_both_branches_and_the_waiting_token()
    {
        var play = new Play(Review).Complete("accept").Complete("fire").Complete("fire2");
        play.Apply(new MoveToken(play.Open("health").Id, "accept"));

        Assert.Equal(["accept"], play.OpenTasks);
        Assert.Empty(play.State.Waiting);
        Assert.Equal(["decide"], play.Complete("accept").Complete("fire").Complete("health").Complete("fire2").OpenTasks);
    }

    [Fact]
    public void Back_within_a_branch_leaves_the_other_branch_alone()
    {
        var play = new Play(Review).Complete("accept").Complete("fire");
        var health = play.Open("health").Id;

        play.Apply(new MoveToken(play.Open("fire2").Id, "fire"));

        Assert.Equal(["fire", "health"], play.OpenTasks.Order());
        Assert.Equal(health, play.Open("health").Id);
    }

    [Fact]
    public void Forward_is_refused_unless_it_is_meant()
    {
        var play = new Play(Review);
        var accept = play.Open("accept").Id;

        Assert.Equal(RefusalReason.WrongTarget, play.Refused(new MoveToken(accept, "decide")).Reason);
        Assert.Equal(RefusalReason.WrongTarget, play.Refused(new MoveToken(accept, "start", Forward: true)).Reason);
        Assert.Equal(["decide"], play.Apply(new MoveToken(accept, "decide", Forward: true)).OpenTasks);
    }

    [Fact]
    public void A_running_instance_is_carried_to_a_new_version_and_hears_what_is_new_there()
    {
        var old = Given.Process(
            Given.Start() + Given.UserTask("a") + Given.UserTask("b") + Given.End() + Given.Flows("start -> a", "a -> b", "b -> end")
        );
        var renewed = Given.Process(
            Given.Start()
                + Given.UserTask("a")
                + Given.UserTask("c")
                + Given.Element(
                    "boundaryEvent",
                    "late",
                    "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>",
                    "attachedToRef='c'"
                )
                + Given.UserTask("d")
                + Given.End()
                + Given.Flows("start -> a", "a -> c", "c -> d", "late -> d", "d -> end")
        );
        var play = new Play(old).Complete("a");

        var refused = new Execution().Migrate(play.State, old, renewed, new Dictionary<string, string>(), Given.Now);
        Assert.Equal(RefusalReason.CannotMigrate, Assert.IsType<Refusal>(refused).Reason);

        var step = Assert.IsType<Step>(
            new Execution().Migrate(play.State, old, renewed, new Dictionary<string, string> { ["b"] = "c" }, Given.Now)
        );
        Assert.Equal("late", step.Effects.OfType<ScheduleTimer>().Single().ElementId);
        var next = Assert.IsType<Step>(new Execution().Apply(renewed, step.State, new CompleteUserTask(play.Open("b").Id, []), Given.Now));
        Assert.Equal("d", next.Effects.OfType<OpenUserTask>().Single().ElementId);
    }
}
