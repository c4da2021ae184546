using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Subscriptions to what may happen: timers, messages, signals, conditions.</summary>
sealed class Waits(Run run, ImmutableArray<Subscription> start)
{
    readonly List<Subscription> subscriptions = [.. start];

    public ImmutableArray<Subscription> Freeze() => [.. subscriptions];

    public Subscription? Find(long id, SubscriptionKind kind) => subscriptions.Find(wait => wait.Id == id && wait.Kind == kind);

    public List<Subscription> HearingSignal(string name) =>
        subscriptions.FindAll(wait => wait.Kind == SubscriptionKind.Signal && wait.Name == name);

    /// <summary>An event element waits for its own triggers.</summary>
    public string? On(ElementInstance owner, Node node)
    {
        for (var index = 0; index < node.Triggers.Length; index++)
        {
            if (Add(owner, node, index) is { } problem)
                return problem;
        }
        return null;
    }

    public string? OnBoundaries(ElementInstance owner, Node node) => OnAll(owner, node.Boundaries);

    public string? OnEventStarts(ElementInstance scope, Node node) => OnAll(scope, node.EventStarts);

    string? OnAll(ElementInstance owner, Node[] events)
    {
        foreach (var node in events)
        {
            if (On(owner, node) is { } problem)
                return problem;
        }
        foreach (var wait in subscriptions.FindAll(wait => wait.OwnerId == owner.Id && wait.Kind == SubscriptionKind.Condition))
            Look(wait);
        return null;
    }

    /// <summary>Subscribes those of the events that the owner does not wait for yet.</summary>
    public string? OnMissing(ElementInstance owner, Node[] events) =>
        OnAll(owner, [.. events.Where(node => !subscriptions.Exists(wait => wait.OwnerId == owner.Id && wait.ElementId == node.Id))]);

    /// <param name="keepBoundaries">Only the event sub-processes of a scope stop listening.</param>
    public void EndOf(long ownerId, bool keepBoundaries = false)
    {
        foreach (var wait in subscriptions.FindAll(wait => wait.OwnerId == ownerId))
        {
            if (!keepBoundaries || run.Process.Get(wait.ElementId).Kind == ElementKind.StartEvent)
                End(wait);
        }
    }

    /// <summary>What an element of the flow waited for has happened, even if it cannot be left yet.</summary>
    public void EndOfOwn(ElementInstance element)
    {
        foreach (var wait in subscriptions.FindAll(wait => wait.OwnerId == element.Id && wait.ElementId == element.ElementId))
            End(wait);
    }

    public void End(Subscription wait)
    {
        subscriptions.RemoveAll(other => other.Id == wait.Id);
        Effect? effect = wait switch
        {
            { Kind: SubscriptionKind.Timer } => new CancelTimer(wait.Id),
            { Kind: SubscriptionKind.Message } => new UnsubscribeMessage(wait.Id),
            { Kind: SubscriptionKind.Signal } => new UnsubscribeSignal(wait.Id),
            _ => null,
        };
        if (effect is not null)
            run.Effects.Add(effect);
    }

    /// <summary>It happened. Timers are spent by happening, everything else stays until its owner or a rule ends it.</summary>
    public void Trigger(Subscription wait, JsonObject? variables)
    {
        var node = run.Process.Get(wait.ElementId);
        var owner = run.Elements.Get(wait.OwnerId);
        var again = wait.Kind == SubscriptionKind.Timer && Repeat(wait);
        run.CountToken();
        run.Note(LogKind.Triggered, owner with { ElementId = wait.ElementId });
        if (node.NeedsAllTriggers && node.Triggers.Length > 1 && !AllHappened(wait, variables))
            return;
        run.Catching.Happened(owner, node, variables, again);
    }

    public bool LookAtConditions()
    {
        if (!run.Variables.Changed)
            return false;
        run.Variables.Changed = false;
        var any = false;
        foreach (var wait in subscriptions.FindAll(wait => wait.Kind == SubscriptionKind.Condition))
        {
            if (subscriptions.Exists(other => other.Id == wait.Id))
                any |= Look(wait);
        }
        return any;
    }

    /// <summary>A condition happens when it becomes true; one that stays true does not happen again.</summary>
    bool Look(Subscription wait)
    {
        var trigger = (ConditionTrigger)run.Process.Get(wait.ElementId).Triggers[wait.Index];
        var problem = run.Routing.Test(trigger.Expression, wait.OwnerId, out var holds);
        if (problem is not null || holds == wait.Happened)
            return false;
        Set(wait with { Happened = holds });
        if (holds)
            Trigger(wait with { Happened = true }, null);
        return holds;
    }

    string? Add(ElementInstance owner, Node node, int index)
    {
        var variables = run.Variables.SeenBy(owner.Id);
        return node.Triggers[index] switch
        {
            TimerTrigger timer => AddTimer(owner, node, index, timer, variables),
            MessageTrigger message => AddMessage(owner, node, index, message, variables),
            SignalTrigger signal => AddSignal(owner, node, index, signal, variables),
            ConditionTrigger => AddCondition(owner, node, index),
            _ => null,
        };
    }

    string? AddTimer(ElementInstance owner, Node node, int index, TimerTrigger timer, JsonObject variables)
    {
        var (text, problem) = timer.Text.Resolve(variables, run.Now);
        if (text is null)
            return $"Timer of {node.Id}: {problem}";
        if (TimerText.Read(timer.Kind, text, run.Now, run.Options.Zone) is not { } plan)
            return $"Timer of {node.Id}: '{text}' is no {timer.Kind} in ISO 8601 and no working-day duration.";
        Schedule(new(run.NewId(), SubscriptionKind.Timer, owner.Id, node.Id, index) { Name = text }, timer.Kind, plan);
        return null;
    }

    string? AddMessage(ElementInstance owner, Node node, int index, MessageTrigger message, JsonObject variables)
    {
        var (name, problem) = message.Name.Resolve(variables, run.Now);
        if (name is null)
            return $"Message of {node.Id}: {problem}";
        var (key, noKey) = message.CorrelationKey?.Resolve(variables, run.Now) ?? (null, null);
        if (noKey is not null)
            return $"Correlation key of {node.Id}: {noKey}";
        Subscription wait = new(run.NewId(), SubscriptionKind.Message, owner.Id, node.Id, index) { Name = name, CorrelationKey = key };
        subscriptions.Add(wait);
        run.Effects.Add(new SubscribeMessage(wait.Id, node.Id, name, key));
        return null;
    }

    string? AddSignal(ElementInstance owner, Node node, int index, SignalTrigger signal, JsonObject variables)
    {
        var (name, problem) = signal.Name.Resolve(variables, run.Now);
        if (name is null)
            return $"Signal of {node.Id}: {problem}";
        Subscription wait = new(run.NewId(), SubscriptionKind.Signal, owner.Id, node.Id, index) { Name = name };
        subscriptions.Add(wait);
        run.Effects.Add(new SubscribeSignal(wait.Id, node.Id, name));
        return null;
    }

    string? AddCondition(ElementInstance owner, Node node, int index)
    {
        subscriptions.Add(new(run.NewId(), SubscriptionKind.Condition, owner.Id, node.Id, index));
        run.Variables.Changed = true;
        return null;
    }

    void Schedule(Subscription wait, TimerKind kind, TimerPlan plan)
    {
        subscriptions.Add(wait with { DueAt = plan.DueAt, Repetitions = plan.Repetitions });
        run.Effects.Add(new ScheduleTimer(wait.Id, wait.ElementId, kind, wait.Name!, plan.DueAt, plan.WorkingDays));
    }

    /// <summary>A timer that fired is gone; a cycle leaves the next one behind, under a new id.</summary>
    bool Repeat(Subscription wait)
    {
        subscriptions.RemoveAll(other => other.Id == wait.Id);
        var timer = (TimerTrigger)run.Process.Get(wait.ElementId).Triggers[wait.Index];
        if (timer.Kind != TimerKind.Cycle || wait.Repetitions == 1 || TimerText.Next(wait.Name!, wait.DueAt ?? run.Now) is not { } next)
            return false;
        var left = wait.Repetitions < 0 ? -1 : wait.Repetitions - 1;
        Schedule(wait with { Id = run.NewId() }, TimerKind.Cycle, next with { Repetitions = left });
        return true;
    }

    bool AllHappened(Subscription wait, JsonObject? variables)
    {
        if (variables is not null)
            run.Variables.Propagate(wait.OwnerId, variables);
        if (subscriptions.Exists(other => other.Id == wait.Id))
            Set(wait with { Happened = true });
        return !subscriptions.Exists(other =>
            other.OwnerId == wait.OwnerId && other.ElementId == wait.ElementId && other.Id != wait.Id && !other.Happened
        );
    }

    void Set(Subscription wait) => subscriptions[subscriptions.FindIndex(other => other.Id == wait.Id)] = wait;
}
