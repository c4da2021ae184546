using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>
/// Plays one instance the way an engine does, and checks at every step what must always hold: a state survives its stored form, and
/// the same event on the stored form gives the same step.
/// </summary>
sealed class Play
{
    readonly Execution execution;
    readonly ExecutableProcess process;

    public Play(
        ExecutableProcess process,
        string variables = "{}",
        Execution? execution = null,
        string? startElementId = null,
        bool called = false
    )
    {
        this.process = process;
        this.execution = execution ?? new();
        var start = new StartInstance(Given.Json(variables), startElementId, called);
        Take(Assert.IsType<Step>(this.execution.Start(process, start, Now)));
    }

    public DateTimeOffset Now { get; private set; } = Given.Now;

    public ProcessState State { get; private set; } = null!;

    public List<Effect> Effects { get; } = [];

    /// <summary>Effects of the last step only.</summary>
    public IReadOnlyList<Effect> Last { get; private set; } = [];

    public List<LogEntry> Log { get; } = [];

    public IEnumerable<string> Entered => Log.Where(entry => entry.Kind == LogKind.Entered).Select(entry => entry.ElementId);

    public IEnumerable<string> OpenTasks =>
        State.Elements.Where(element => element.Waits == WaitKind.UserTask).Select(element => element.ElementId);

    public bool IsCompleted => State.Status == InstanceStatus.Completed;

    public ElementInstance Open(string elementId) =>
        State.Elements.First(element => element.ElementId == elementId && element.Waits != WaitKind.Children);

    public Play Complete(string elementId, string variables = "{}")
    {
        var element = Open(elementId);
        return Apply(
            element.Waits == WaitKind.UserTask
                ? new CompleteUserTask(element.Id, Given.Json(variables))
                : new CompleteJob(element.Id, Given.Json(variables))
        );
    }

    public Play Message(string name, string variables = "{}") =>
        Apply(
            new CorrelateMessage(
                State.Subscriptions.First(wait => wait.Kind == SubscriptionKind.Message && wait.Name == name).Id,
                Given.Json(variables)
            )
        );

    public Play Signal(string name) => Apply(new ReceiveSignal(name, []));

    /// <summary>Lets time pass until the next timer and fires it.</summary>
    public Play NextTimer()
    {
        var timer = State.Subscriptions.Where(wait => wait.Kind == SubscriptionKind.Timer).MinBy(wait => wait.DueAt)!;
        Now = timer.DueAt ?? Now;
        return Apply(new FireTimer(timer.Id));
    }

    public Play Apply(ProcessEvent happened)
    {
        var step = Assert.IsType<Step>(execution.Apply(process, State, happened, Now));
        var stored = ProcessStateJson.Read(ProcessStateJson.Write(State));
        var again = Assert.IsType<Step>(execution.Apply(process, stored, happened, Now));
        Assert.Equal(ProcessStateJson.Write(step.State), ProcessStateJson.Write(again.State));
        Take(step);
        return this;
    }

    public Refusal Refused(ProcessEvent happened)
    {
        var before = ProcessStateJson.Write(State);
        var refusal = Assert.IsType<Refusal>(execution.Apply(process, State, happened, Now));
        Assert.Equal(before, ProcessStateJson.Write(State));
        return refusal;
    }

    public string? Variable(string name) => State.Variables[name]?.ToJsonString();

    void Take(Step step)
    {
        State = step.State;
        Last = step.Effects;
        Effects.AddRange(step.Effects);
        Log.AddRange(step.Log);
        Assert.Equal(ProcessStateJson.Write(State), ProcessStateJson.Write(ProcessStateJson.Read(ProcessStateJson.Write(State))));
    }
}
