using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class GatewayTests
{
    [Fact]
    public void An_inclusive_join_waits_only_for_what_can_still_arrive()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("inclusiveGateway", "split")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.UserTask("c")
                + Given.Element("inclusiveGateway", "join")
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows(
                    "start -> split",
                    "split -> a | x >= 1",
                    "split -> b | x >= 2",
                    "split -> c | x >= 3",
                    "a -> join",
                    "b -> join",
                    "c -> join",
                    "join -> after",
                    "after -> end"
                )
        );

        var play = new Play(process, """{"x":2}""");
        Assert.Equal(["a", "b"], play.OpenTasks);
        Assert.Equal(["b"], play.Complete("a").OpenTasks);
        Assert.Equal(["after"], play.Complete("b").OpenTasks);
    }

    /// <summary>The token in the loop could come round again, but only to a flow that already has one: the standard says go on.</summary>
    [Fact]
    public void An_inclusive_join_does_not_wait_for_a_token_that_would_only_queue_behind()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("parallelGateway", "split")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.Element("exclusiveGateway", "merge")
                + Given.Element("inclusiveGateway", "join")
                + Given.UserTask("c")
                + Given.Element("exclusiveGateway", "again", attributes: "default='again-end'")
                + Given.End()
                + Given.Flows(
                    "start -> split",
                    "split -> a",
                    "split -> b",
                    "a -> merge",
                    "b -> merge",
                    "merge -> join",
                    "join -> c",
                    "c -> again",
                    "again -> end",
                    "again -> join | redo = true"
                )
        );

        var play = new Play(process).Complete("a");

        Assert.Equal(["b", "c"], play.OpenTasks.Order());
    }

    [Fact]
    public void An_exclusive_gateway_that_knows_no_way_is_an_incident_and_goes_on_after_repair()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("exclusiveGateway", "x")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.End()
                + Given.Flows("start -> x", "x -> a | amount > 10", "x -> b | amount < 5", "a -> end", "b -> end")
        );

        var play = new Play(process);
        var unknown = Assert.IsType<Incident>(Assert.Single(play.Last));
        Assert.Contains("amount", unknown.Reason, StringComparison.Ordinal);

        play.Apply(new SetVariables(Given.Json("""{"amount":7}"""))).Apply(new RetryIncident(unknown.ElementInstanceId));
        Assert.Contains("no default flow", play.Last.OfType<Incident>().Single().Reason, StringComparison.Ordinal);

        play.Apply(new SetVariables(Given.Json("""{"amount":11}"""))).Apply(new RetryIncident(unknown.ElementInstanceId));
        Assert.Equal(["a"], play.OpenTasks);
    }

    [Fact]
    public void The_first_event_behind_an_event_based_gateway_wins_and_the_others_are_withdrawn()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("eventBasedGateway", "g")
                + Given.Element("intermediateCatchEvent", "paid", "<bpmn:messageEventDefinition messageRef='m'/>")
                + Given.Element(
                    "intermediateCatchEvent",
                    "late",
                    "<bpmn:timerEventDefinition><bpmn:timeDuration>P5WD</bpmn:timeDuration></bpmn:timerEventDefinition>"
                )
                + Given.UserTask("ship")
                + Given.UserTask("remind")
                + Given.End()
                + Given.Flows("start -> g", "g -> paid", "g -> late", "paid -> ship", "late -> remind", "ship -> end", "remind -> end"),
            "<bpmn:message id='m' name='payment'><bpmn:extensionElements><zeebe:subscription correlationKey='=order'/></bpmn:extensionElements></bpmn:message>"
        );

        var play = new Play(process, """{"order":"A-1"}""");
        Assert.Equal("A-1", play.Last.OfType<SubscribeMessage>().Single().CorrelationKey);
        var timer = play.Last.OfType<ScheduleTimer>().Single();
        Assert.Equal((null, 5), (timer.DueAt, timer.WorkingDays));

        play.Message("payment", """{"amount":3}""");
        Assert.Equal(timer.TimerId, play.Last.OfType<CancelTimer>().Single().TimerId);
        Assert.Equal(["ship"], play.OpenTasks);
        Assert.Equal("3", play.Variable("amount"));
    }

    [Fact]
    public void A_join_that_can_never_fire_is_reported_and_freed_by_moving_the_token()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("exclusiveGateway", "x", attributes: "default='x-a'")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.Element("parallelGateway", "join")
                + Given.End()
                + Given.Flows("start -> x", "x -> a", "x -> b | false", "a -> join", "b -> join", "join -> end")
        );

        var play = new Play(process).Complete("a");
        var stuck = play.Last.OfType<Stuck>().Single();
        Assert.Equal("join", stuck.ElementId);

        Assert.Equal(["b"], play.Apply(new MoveToken(stuck.ScopeId, "b")).OpenTasks);
    }

    [Fact]
    public void A_circle_without_anybody_to_wait_for_is_stopped_as_an_incident()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("exclusiveGateway", "x", attributes: "default='x-again'")
                + Given.Element("manualTask", "again")
                + Given.UserTask("out")
                + Given.End()
                + Given.Flows("start -> x", "x -> again", "again -> x", "x -> out | stop = true", "out -> end")
        );

        var play = new Play(process, """{"stop":false}""", new Execution(options: new() { MaxTokens = 100 }));

        var incident = play.Last.OfType<Incident>().Single();
        Assert.Contains("endless loop", incident.Reason, StringComparison.Ordinal);
        play.Apply(new SetVariables(Given.Json("""{"stop":true}"""))).Apply(new RetryIncident(incident.ElementInstanceId));
        Assert.Equal(["out"], play.OpenTasks);
    }

    [Fact]
    public void A_parallel_join_waits_for_a_token_on_every_flow_and_takes_one_of_each()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("parallelGateway", "split")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.UserTask("c")
                + Given.Element("parallelGateway", "join")
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows(
                    "start -> split",
                    "split -> a",
                    "split -> b",
                    "split -> c",
                    "a -> join",
                    "b -> join",
                    "c -> join",
                    "join -> after",
                    "after -> end"
                )
        );

        var play = new Play(process).Complete("c").Complete("a");
        Assert.Equal(["b"], play.OpenTasks);
        Assert.Equal(["after"], play.Complete("b").OpenTasks);
        Assert.Empty(play.State.Waiting);
    }

    [Theory]
    [InlineData(5, "a")]
    [InlineData(15, "b")]
    [InlineData(25, "other")]
    public void An_exclusive_gateway_takes_the_first_flow_that_holds_or_its_default(int amount, string taken)
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("exclusiveGateway", "x", attributes: "default='x-other'")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.UserTask("other")
                + Given.End()
                + Given.Flows(
                    "start -> x",
                    "x -> other",
                    "x -> a | amount < 10",
                    "x -> b | amount < 20",
                    "a -> end",
                    "b -> end",
                    "other -> end"
                )
        );

        Assert.Equal([taken], new Play(process, $$"""{"amount":{{amount}}}""").OpenTasks);
    }

    [Fact]
    public void An_inclusive_gateway_takes_its_default_only_when_no_flow_holds()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("inclusiveGateway", "x", attributes: "default='x-other'")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.UserTask("other")
                + Given.End()
                + Given.Flows("start -> x", "x -> other", "x -> a | n > 1", "x -> b | n > 2", "a -> end", "b -> end", "other -> end")
        );

        Assert.Equal(["other"], new Play(process, """{"n":1}""").OpenTasks);
        Assert.Equal(["a", "b"], new Play(process, """{"n":3}""").OpenTasks);
    }

    /// <summary>Clause 13.4.5: two of three are enough; the third is swallowed.</summary>
    [Fact]
    public void A_complex_gateway_lets_one_token_through_when_its_condition_holds()
    {
        var process = Given.Process(
            Given.Start()
                + Given.Element("parallelGateway", "split")
                + Given.UserTask("a")
                + Given.UserTask("b")
                + Given.UserTask("c")
                + Given.Element("complexGateway", "two", "<bpmn:activationCondition>=activationCount >= 2</bpmn:activationCondition>")
                + Given.UserTask("after")
                + Given.End()
                + Given.Flows(
                    "start -> split",
                    "split -> a",
                    "split -> b",
                    "split -> c",
                    "a -> two",
                    "b -> two",
                    "c -> two",
                    "two -> after",
                    "after -> end"
                )
        );

        var play = new Play(process).Complete("a");
        Assert.Equal(["b", "c"], play.OpenTasks);
        Assert.Equal(["after", "c"], play.Complete("b").OpenTasks.Order());
        Assert.Equal(["after"], play.Complete("c").OpenTasks);
        Assert.True(play.Complete("after").IsCompleted);
    }
}
