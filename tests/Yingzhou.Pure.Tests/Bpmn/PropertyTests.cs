using CsCheck;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

public class PropertyTests
{
    static readonly Gen<(Block Block, int[] Choices)> Runs = Gen.Select(Block.Random, Gen.Int[0, 1_000].Array[40]);

    /// <summary>Soundness: whatever the drawing and the order of the work, the end is reached and nothing is left.</summary>
    [Fact]
    public void A_well_structured_process_always_finishes_with_nothing_left() =>
        Runs.Sample(
            (block, choices) =>
            {
                var play = new Play(Given.Process(Drawing.Of(block)));
                for (var step = 0; !play.IsCompleted; step++)
                {
                    var tasks = play.State.Elements.Where(element => element.Waits == WaitKind.UserTask).ToList();
                    Assert.NotEmpty(tasks);
                    play.Apply(new CompleteUserTask(tasks[choices[step % choices.Length] % tasks.Count].Id, []));
                }

                Assert.Empty(play.State.Elements);
                Assert.Empty(play.State.Waiting);
                Assert.Empty(play.State.Subscriptions);
                Assert.DoesNotContain(play.Effects, effect => effect is Incident or Stuck);
                Assert.Equal(play.Effects.OfType<OpenUserTask>().Count(), play.Effects.OfType<CloseUserTask>().Count());
                if (block.UserTasks() is { } expected)
                    Assert.Equal(expected, play.Effects.OfType<OpenUserTask>().Count());
            },
            iter: 300
        );

    /// <summary>Every entry has its exit, so that the log alone draws the running diagram.</summary>
    [Fact]
    public void The_log_of_a_finished_process_is_balanced() =>
        Runs.Sample(
            (block, choices) =>
            {
                var play = Finish(new Play(Given.Process(Drawing.Of(block))), choices);

                var entered = play
                    .Log.Where(entry => entry.Kind == LogKind.Entered)
                    .Select(entry => (entry.ElementId, entry.ElementInstanceId))
                    .Order();
                var left = play
                    .Log.Where(entry => entry.Kind is LogKind.Left or LogKind.Cancelled)
                    .Select(entry => (entry.ElementId, entry.ElementInstanceId))
                    .Order();
                Assert.Equal(entered, left);
            },
            iter: 100
        );

    [Fact]
    public void Replaying_all_events_gives_the_same_state_and_the_same_effects() =>
        Runs.Sample(
            (block, choices) =>
            {
                var process = Given.Process(Drawing.Of(block));
                var play = Finish(new Play(process), choices);
                var execution = new Execution();

                var step = (Step)execution.Start(process, new StartInstance([]), Given.Now);
                List<Effect> effects = [.. step.Effects];
                foreach (var close in play.Effects.OfType<CloseUserTask>())
                {
                    step = (Step)execution.Apply(process, step.State, new CompleteUserTask(close.ElementInstanceId, []), Given.Now);
                    effects.AddRange(step.Effects);
                }

                Assert.Equal(ProcessStateJson.Write(play.State), ProcessStateJson.Write(step.State));
                Assert.Equal(play.Effects.Select(effect => effect.GetType()), effects.Select(effect => effect.GetType()));
            },
            iter: 100
        );

    /// <summary>Events arrive late, twice, or for things that never were: a refusal or a step, never an exception, and the counts still fit.</summary>
    [Fact]
    public void Any_event_at_any_time_is_a_step_or_a_refusal() =>
        Gen.Select(Block.Random, Gen.Select(Gen.Int[0, 9], Gen.Long[0, 40]).Array[30])
            .Sample(
                (block, events) =>
                {
                    var process = Given.Process(Drawing.Of(block));
                    var execution = new Execution(options: new() { MaxTokens = 500 });
                    var state = ((Step)execution.Start(process, new StartInstance([]), Given.Now)).State;
                    foreach (var (kind, id) in events)
                    {
                        if (execution.Apply(process, state, Event(kind, id, process), Given.Now) is Step step)
                            state = ProcessStateJson.Read(ProcessStateJson.Write(step.State));
                        Assert.All(
                            state.Elements,
                            element => Assert.True(element.ParentId == 0 || state.Find(element.ParentId) is not null)
                        );
                        Assert.All(state.Subscriptions, wait => Assert.NotNull(state.Find(wait.OwnerId)));
                    }
                },
                iter: 200
            );

    /// <summary>What was accepted is enough to have the state again: the commands in their order, each with its time, whatever was refused between.</summary>
    [Fact]
    public void Replaying_the_log_of_commands_gives_the_live_state() =>
        Gen.Select(Block.Random, Gen.Select(Gen.Int[0, 9], Gen.Long[0, 40]).Array[30])
            .Sample(
                (block, events) =>
                {
                    var process = Given.Process(Drawing.Of(block));
                    var execution = new Execution(options: new() { MaxTokens = 500 });
                    var live = (Step)execution.Start(process, new StartInstance([]), Given.Now);
                    List<(ProcessEvent Event, DateTimeOffset At)> accepted = [];
                    List<LogEntry> log = [.. live.Log];
                    foreach (var (kind, id) in events)
                    {
                        // Half of the events fit something that is open, so that runs get far.
                        var open = live.State.Elements.Where(element => element.Waits == WaitKind.UserTask).ToList();
                        var happened =
                            kind > 4 && open.Count > 0 ? new CompleteUserTask(open[(int)id % open.Count].Id, []) : Event(kind, id, process);
                        var at = Given.Now.AddHours(accepted.Count);
                        if (execution.Apply(process, live.State, happened, at) is not Step step)
                            continue;
                        live = step with { State = ProcessStateJson.Read(ProcessStateJson.Write(step.State)) };
                        accepted.Add((happened, at));
                        log.AddRange(step.Log);
                    }

                    var again = (Step)new Execution(options: new() { MaxTokens = 500 }).Start(process, new StartInstance([]), Given.Now);
                    List<LogEntry> logAgain = [.. again.Log];
                    foreach (var (happened, at) in accepted)
                    {
                        again = (Step)execution.Apply(process, again.State, happened, at);
                        logAgain.AddRange(again.Log);
                    }
                    Assert.Equal(ProcessStateJson.Write(live.State), ProcessStateJson.Write(again.State));
                    Assert.Equal(
                        log.Select(entry => (entry.Kind, entry.ElementId, entry.ElementInstanceId)),
                        logAgain.Select(entry => (entry.Kind, entry.ElementId, entry.ElementInstanceId))
                    );
                },
                iter: 200
            );

    static ProcessEvent Event(int kind, long id, ExecutableProcess process) =>
        kind switch
        {
            0 => new CompleteJob(id, []),
            1 => new FireTimer(id),
            2 => new ThrowJobError(id, "E", null, []),
            3 => new Escalate(id, "E", []),
            4 => new AddLoopInstance(id, null),
            5 => new MoveToken(id, process.Elements[(int)id % process.Elements.Count].Id, Forward: id % 2 == 0),
            6 => new RetryIncident(id),
            7 => new SetVariables(new() { ["n2"] = 5 }, id % 3 == 0 ? null : id),
            _ => new CompleteUserTask(id, []),
        };

    static Play Finish(Play play, int[] choices)
    {
        for (var step = 0; !play.IsCompleted; step++)
        {
            var tasks = play.State.Elements.Where(element => element.Waits == WaitKind.UserTask).ToList();
            play.Apply(new CompleteUserTask(tasks[choices[step % choices.Length] % tasks.Count].Id, []));
        }
        return play;
    }
}
