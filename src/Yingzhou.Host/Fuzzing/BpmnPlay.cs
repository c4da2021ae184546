using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Plays a process with events that may happen and some that may not, and looks after every step whether the state is whole.</summary>
static class BpmnPlay
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly Execution Execution = new(options: new() { MaxTokens = 200, MaxLoopInstances = 50 });

    // The play writes the state out five times a turn: of a drawing that makes tokens without end, that alone would be more than one input may allocate.
    const int MostElements = 1_000;

    public static void Run(ExecutableProcess process, Random random)
    {
        var start = new StartInstance(new() { ["x"] = random.Next(4) }, Called: random.Next(2) == 0);
        if (Execution.Start(process, start, Now) is not Step step)
            return;
        CheckWhole(step.State);
        for (var turn = 0; turn < 25 && step.State.Status == InstanceStatus.Active && step.State.Elements.Length <= MostElements; turn++)
        {
            var (stored, happened) = (ProcessStateJson.Write(step.State), Happens(step.State, process, random.Next()));
            if (Execution.Apply(process, step.State, happened, Now) is not Step next)
                continue;
            // Replay: the same event on the stored form gives the same state.
            var again = Execution.Apply(process, ProcessStateJson.Read(stored), happened, Now) as Step;
            Promise(
                again is not null && ProcessStateJson.Write(again.State) == ProcessStateJson.Write(next.State),
                "a step on the stored state differs"
            );
            Promise(stored == ProcessStateJson.Write(step.State), "a step changed the state it began with");
            CheckWhole((step = next).State);
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

    static void CheckWhole(ProcessState state)
    {
        if (state.Status != InstanceStatus.Active)
        {
            Promise(
                state is { Elements.Length: 0, Waiting.Length: 0, Subscriptions.Length: 0, Compensations.Length: 0 },
                "something is left when the instance is over"
            );
            return;
        }
        Promise(state.Elements[0].ParentId == 0, "the first element is not the process");
        Promise(state.Elements.Skip(1).All(element => state.Find(element.ParentId) is not null), "an element without a parent");
        Promise(state.Subscriptions.All(wait => state.Find(wait.OwnerId) is not null), "a subscription without an owner");
        Promise(state.Waiting.All(token => state.Find(token.ScopeId) is not null), "a waiting token without a scope");
        Promise(state.Compensations.All(record => state.Find(record.ScopeId) is not null), "a compensation without a scope");
        // A scope without content would wait for ever; only one in trouble or on its way out may be empty.
        Promise(
            state
                .Elements.Where(element => element is { Waits: WaitKind.Children, Incident: null, Cancelling: false })
                .All(scope =>
                    state.Elements.Any(child => child.ParentId == scope.Id) || state.Waiting.Any(token => token.ScopeId == scope.Id)
                ),
            "a scope waits for nothing"
        );
        Promise(
            state.Elements.All(element => element.Waits != WaitKind.Entry || element.Incident is not null),
            "a token stands still without an incident"
        );
        var stored = ProcessStateJson.Write(state);
        Promise(stored == ProcessStateJson.Write(ProcessStateJson.Read(stored)), "the stored form of the state differs");
    }

    static void Promise(bool kept, string what)
    {
        if (!kept)
            throw new BrokenPromiseException(what);
    }
}
