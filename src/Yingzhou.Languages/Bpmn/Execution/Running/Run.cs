using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// The working copy of a state during one step. Tokens are taken from a queue, so the order is the order in which they were put
/// there and nothing recurses along the flow. When the queue is empty, what depends on "nothing moves any more" is looked at:
/// thrown signals, conditions, joins that look upstream, scopes that are done.
/// </summary>
sealed class Run
{
    readonly Queue<Todo> queue = new();
    int tokensMoved;
    long nextId;

    public Run(ExecutableProcess process, ProcessState state, DateTimeOffset now, ExecutionOptions options, IDecisions? decisions)
    {
        Process = process;
        Now = now;
        Options = options;
        Decisions = decisions;
        ProcessId = state.ProcessId;
        Status = state.Status;
        Called = state.Called;
        nextId = state.NextId;
        Elements = new(state.Elements);
        Variables = new(this, state.Variables);
        Waits = new(this, state.Subscriptions);
        Joins = new(this, state.Waiting);
        Compensation = new(this, state.Compensations);
        Loops = new(this);
        Throwing = new(this);
        Catching = new(this);
        Routing = new(this);
        Scopes = new(this);
    }

    public ExecutableProcess Process { get; }

    public DateTimeOffset Now { get; }

    public ExecutionOptions Options { get; }

    public IDecisions? Decisions { get; }

    public string ProcessId { get; }

    public InstanceStatus Status { get; set; }

    public bool Called { get; init; }

    public ElementList Elements { get; }

    public VariableScopes Variables { get; }

    public Waits Waits { get; }

    public Joins Joins { get; }

    public Compensation Compensation { get; }

    public Loops Loops { get; }

    public Throwing Throwing { get; }

    public Catching Catching { get; }

    public Routing Routing { get; }

    public Scopes Scopes { get; }

    public List<Effect> Effects { get; } = [];

    public List<LogEntry> Log { get; } = [];

    public long NewId() => nextId++;

    public Node NodeOf(ElementInstance element) => Process.Get(element.ElementId);

    public void Note(LogKind kind, ElementInstance element, string? detail = null) =>
        Log.Add(new(kind, element.ElementId, element.Id, detail));

    public void Send(Node target, Flow? via, long scopeId) => queue.Enqueue(new(target, via, scopeId));

    /// <summary>Lets everything happen that can happen now.</summary>
    public Step Settle()
    {
        while (Status == InstanceStatus.Active)
        {
            while (Status == InstanceStatus.Active && queue.TryDequeue(out var todo))
                Move(todo);
            if (
                Status != InstanceStatus.Active
                || !(Throwing.DeliverSignal() || Waits.LookAtConditions() || Joins.LookUpstream() || Scopes.CloseFinished())
            )
                break;
        }
        return new(Freeze(), Effects, Log);
    }

    void Move(Todo todo)
    {
        // Its scope may have been cancelled meanwhile.
        if (Elements.Find(todo.ScopeId) is not { } scope)
            return;
        if (scope.Loop is not null)
        {
            if (CountToken())
                Fail(scope, FailedAt.Work, TooLong);
            else
                Loops.StartNext(scope);
            return;
        }
        if (todo.Via is { IsDrawn: true } flow)
            Log.Add(new(LogKind.FlowTaken, flow.Id, 0));
        if (CountToken())
            Park(todo);
        else
            Joins.Arrive(todo.Target, todo.Via, todo.ScopeId);
    }

    /// <summary>One token more: moved, or made by an event that somebody heard.</summary>
    /// <returns>Whether the step has had its fill; what moves on from here is stopped as an incident.</returns>
    public bool CountToken() => ++tokensMoved > Options.MaxTokens;

    /// <summary>Keeps a token before its node until a person lets it go on.</summary>
    void Park(Todo todo)
    {
        var parked = new ElementInstance(NewId(), todo.Target.Id, todo.ScopeId, WaitKind.Entry) { ArrivedBy = todo.Via?.Id ?? "" };
        Elements.Add(parked);
        Fail(parked, FailedAt.Entry, TooLong);
    }

    /// <summary>Sends a parked token on its way again.</summary>
    public void Unpark(ElementInstance parked, Node node)
    {
        Elements.Remove(parked.Id);
        Send(node, Process.FindFlow(parked.ArrivedBy!), parked.ParentId);
    }

    public bool IsSpent => tokensMoved > Options.MaxTokens;

    public string TooLong => $"More than {Options.MaxTokens} tokens moved in one step without anybody being waited for: an endless loop?";

    /// <summary>A token enters a node.</summary>
    public void Enter(Node node, long scopeId, long compensatesFor = 0)
    {
        var element = Open(node, scopeId, element => element with { CompensatesFor = compensatesFor });
        Begin(element);
    }

    /// <summary>First part of an element's life; also the point to which a failed entry returns.</summary>
    public void Begin(ElementInstance element)
    {
        var node = NodeOf(element);
        var isLoopBody = node.Loop is not null && element.LoopCounter == 0;
        if (!isLoopBody && Variables.MapInputs(element, node) is { } badInput)
        {
            Fail(element, FailedAt.Entry, badInput);
            return;
        }
        if (element.LoopCounter == 0 && Waits.OnBoundaries(element, node) is { } badEvent)
        {
            Fail(element, FailedAt.Entry, badEvent);
            return;
        }
        // A boundary condition that is already true may have ended it.
        if (Elements.Find(element.Id) is { } open)
            Work(open);
    }

    /// <summary>Second part: what the node does. Also the point to which failed work returns.</summary>
    public void Work(ElementInstance element)
    {
        var node = NodeOf(element);
        if (node.Loop is not null && element.LoopCounter == 0)
            Loops.Begin(element, node.Loop);
        else
            node.Behaviour.Enter(this, element, node);
    }

    public ElementInstance Open(Node node, long parentId, Func<ElementInstance, ElementInstance>? with = null, string? detail = null)
    {
        var element = new ElementInstance(NewId(), node.Id, parentId, WaitKind.Entry);
        if (with is not null)
            element = with(element);
        Elements.Add(element);
        Note(LogKind.Entered, element, detail);
        return element;
    }

    /// <summary>Last part: results are taken over and the token goes on.</summary>
    /// <param name="results">Variables the outside gave; they are copied.</param>
    public void Complete(ElementInstance element, JsonObject? results = null)
    {
        var node = NodeOf(element);
        var isLoopBody = element.Loop is not null;
        var undoes = element.CompensatesFor != 0 && node.IsScope;
        if (!isLoopBody && !undoes)
        {
            if (Variables.MapOutputs(element, node, results) is { } badOutput)
            {
                Fail(element, FailedAt.Exit, badOutput, results);
                return;
            }
            // Writing variables may have made a condition true only at the end of the step, so the element is still there.
            element = Elements.Get(element.Id);
        }
        if (element.LoopCounter > 0)
        {
            Loops.InstanceDone(element, node, results);
            return;
        }
        if (Routing.Choose(element, node, out var flows) is { } noWay)
        {
            Fail(element, FailedAt.Exit, noWay, results);
            return;
        }
        Close(element);
        Compensation.Remember(element, node);
        if (element.CompensatesFor != 0)
            Compensation.HandlerDone(element);
        else
            Send(node, flows, element.ParentId);
    }

    void Send(Node node, IReadOnlyList<Flow> flows, long scopeId)
    {
        foreach (var flow in flows)
        {
            for (var token = 0; token < node.CompletionQuantity; token++)
                Send(flow.Target, flow, scopeId);
        }
    }

    /// <summary>Takes an element that ended normally out of the state.</summary>
    public void Close(ElementInstance element)
    {
        Waits.EndOf(element.Id);
        Elements.Remove(element.Id);
        Variables.Forget(element.Id);
        Note(LogKind.Left, element);
        Scopes.Touch(element.ParentId);
    }

    public void Fail(ElementInstance element, FailedAt at, string reason, JsonObject? results = null)
    {
        element = Elements.Get(element.Id);
        if (at == FailedAt.Entry)
            Waits.EndOf(element.Id);
        else
            Waits.EndOfOwn(element);
        Elements.Set(element with { Incident = new(at, reason, (JsonObject?)results?.DeepClone()) });
        Effects.Add(new Incident(element.Id, element.ElementId, reason));
        Note(LogKind.Incident, element, reason);
    }

    ProcessState Freeze() =>
        new()
        {
            ProcessId = ProcessId,
            Status = Status,
            Called = Called,
            NextId = nextId,
            Elements = Elements.Freeze(),
            Waiting = Joins.Freeze(),
            Subscriptions = Waits.Freeze(),
            Compensations = Compensation.Freeze(),
            Variables = Variables.Root,
        };

    /// <summary>A token on its way; for a loop body as scope, "start the next instance".</summary>
    readonly record struct Todo(Node Target, Flow? Via, long ScopeId);
}
