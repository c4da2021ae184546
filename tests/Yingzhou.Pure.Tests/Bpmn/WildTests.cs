using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Senseless drawings and senseless events: nothing throws and the state stays whole.</summary>
public class WildTests
{
    /// <summary>Fixed seeds, so that a failure names the drawing that shows it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200)]
    public void Whatever_is_drawn_and_whatever_happens_the_state_stays_whole(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 100; seed++)
        {
            // Some drawings leave a gateway without a way to it; the rules refuse those, which is not what is looked at here.
            if (Given.Compile(WildDrawing.Of(seed), WildDrawing.Roots).Process is { } process)
                Play(process, new Random(seed));
        }
    }

    static void Play(ExecutableProcess process, Random random)
    {
        var execution = new Execution(options: new() { MaxTokens = 200 });
        var start = new StartInstance(new() { ["x"] = random.Next(4) }, Called: random.Next(2) == 0);
        var step = (Step)execution.Start(process, start, Given.Now);
        AssertWhole(step.State);
        for (var turn = 0; turn < 25 && step.State.Status == InstanceStatus.Active; turn++)
        {
            var stored = ProcessStateJson.Read(ProcessStateJson.Write(step.State));
            if (execution.Apply(process, stored, Happens(step.State, process, random.Next()), Given.Now) is Step next)
                AssertWhole((step = next).State);
        }
    }

    /// <summary>Something that can happen now, most of the time.</summary>
    static ProcessEvent Happens(ProcessState state, ExecutableProcess process, int choice)
    {
        var element = state.Elements[choice % state.Elements.Length];
        var kind = choice / 100 % 10;
        if (state.Subscriptions.Length > 0 && kind < 3)
        {
            var wait = state.Subscriptions[choice % state.Subscriptions.Length];
            return wait.Kind switch
            {
                SubscriptionKind.Timer => new FireTimer(wait.Id),
                SubscriptionKind.Message => new CorrelateMessage(wait.Id, []),
                SubscriptionKind.Signal => new ReceiveSignal(wait.Name!, []),
                _ => new SetVariables(new() { ["x"] = choice % 5 }),
            };
        }
        return (kind, element) switch
        {
            (_, { Incident: not null }) when kind < 7 => new RetryIncident(element.Id),
            (3, _) => new SetVariables(new() { ["x"] = choice % 5 }),
            (4, _) => new MoveToken(element.Id, process.Elements[choice % process.Elements.Count].Id, Forward: choice % 2 == 0),
            (5, _) => new AddLoopInstance(element.Id, null),
            (6, { Waits: WaitKind.Job }) => new ThrowJobError(element.Id, "E", null, []),
            (7, { Waits: WaitKind.CalledProcess }) => new EscalateCalled(element.Id, "S", []),
            (8, { Waits: WaitKind.CalledProcess }) => new FailCalled(element.Id, "E", null, []),
            (_, { Waits: WaitKind.CalledProcess }) => new FinishCalled(element.Id, []),
            (_, { Waits: WaitKind.Job }) => new CompleteJob(element.Id, []),
            _ => new CompleteUserTask(element.Id, []),
        };
    }

    static void AssertWhole(ProcessState state)
    {
        if (state.Status != InstanceStatus.Active)
        {
            Assert.Empty(state.Elements);
            Assert.Empty(state.Waiting);
            Assert.Empty(state.Subscriptions);
            Assert.Empty(state.Compensations);
            return;
        }
        Assert.Equal(0, state.Elements[0].ParentId);
        Assert.All(state.Elements.Skip(1), element => Assert.NotNull(state.Find(element.ParentId)));
        Assert.All(state.Subscriptions, wait => Assert.NotNull(state.Find(wait.OwnerId)));
        Assert.All(state.Waiting, token => Assert.NotNull(state.Find(token.ScopeId)));
        Assert.All(state.Compensations, record => Assert.NotNull(state.Find(record.ScopeId)));
        // A scope without content would wait for ever; only one in trouble or on its way out may be empty.
        Assert.All(state.Elements.Where(element => element is { Waits: WaitKind.Children, Incident: null, Cancelling: false }), scope =>
            Assert.True(state.Elements.Any(child => child.ParentId == scope.Id) || state.Waiting.Any(token => token.ScopeId == scope.Id), scope.ElementId));
        Assert.All(state.Elements.Where(element => element is { Waits: WaitKind.Entry }), element => Assert.NotNull(element.Incident));
        Assert.Equal(ProcessStateJson.Write(state), ProcessStateJson.Write(ProcessStateJson.Read(ProcessStateJson.Write(state))));
    }
}
