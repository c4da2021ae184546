namespace Yingzhou.Languages.Bpmn;

/// <summary>Compiles events and event definitions.</summary>
static class EventCompiler
{
    public static void Compile(CompileContext context, EventNode drawn, Node node)
    {
        node.Interrupting = drawn.Interrupting;
        node.NeedsAllTriggers = drawn.ParallelMultiple;
        node.Triggers = [.. drawn.Definitions.Select(definition => Compile(context, drawn.Id, definition)).OfType<Trigger>()];
        var throws = drawn.Position is EventPosition.Throw or EventPosition.End;
        if (throws && node.Triggers.Length > 0)
            node.Behaviour = drawn.Extensions.TaskDefinition is null ? ThrowBehaviour.Instance : Job(context, drawn);
        else if (drawn.Position == EventPosition.Catch && node.Triggers.Length > 0)
            node.Behaviour = CatchBehaviour.Instance;
    }

    public static Trigger? Compile(CompileContext context, string elementId, EventDefinition definition) =>
        definition switch
        {
            TimerDefinition timer => Timer(context, elementId, timer),
            MessageDefinition message => Message(context, elementId, message.MessageRef),
            SignalDefinition signal => Signal(context, elementId, signal),
            ErrorDefinition error => new ErrorTrigger(Code(context.Definitions.Errors, error.ErrorRef, known => known.Code ?? known.Name)),
            EscalationDefinition escalation => new EscalationTrigger(
                Code(context.Definitions.Escalations, escalation.EscalationRef, known => known.Code ?? known.Name)
            ),
            ConditionalDefinition conditional => context.Expression(elementId, conditional.Condition) is { } condition
                ? new ConditionTrigger(condition)
                : null,
            TerminateDefinition => new TerminateTrigger(),
            CancelDefinition => new CancelTrigger(),
            CompensateDefinition compensate => new CompensateTrigger(compensate.ActivityRef, compensate.WaitForCompletion),
            _ => null,
        };

    public static MessageTrigger? Message(CompileContext context, string elementId, string? messageRef)
    {
        var message = messageRef is null ? null : context.Definitions.Messages.GetValueOrDefault(messageRef);
        if (context.Text(elementId, message?.Name) is { } name)
            return new(name, context.Text(elementId, message!.CorrelationKey));
        context.Refuse(elementId, "message-name", "It needs a message with a name.");
        return null;
    }

    static SignalTrigger? Signal(CompileContext context, string elementId, SignalDefinition definition)
    {
        var signal = definition.SignalRef is null ? null : context.Definitions.Signals.GetValueOrDefault(definition.SignalRef);
        if (context.Text(elementId, signal?.Name) is { } name)
            return new(name);
        context.Refuse(elementId, "signal-name", "It needs a signal with a name.");
        return null;
    }

    static TimerTrigger? Timer(CompileContext context, string elementId, TimerDefinition timer)
    {
        if (timer.Kind is null || context.Text(elementId, timer.Text) is not { } text)
        {
            context.Refuse(elementId, "timer-text", "It needs a date, a duration or a cycle.");
            return null;
        }
        if (text.Literal is { } literal && TimerText.Read(timer.Kind.Value, literal, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) is null)
            context.Refuse(elementId, "timer-text", $"'{literal}' is no {timer.Kind} in ISO 8601 and no working-day duration.");
        return new(timer.Kind.Value, text);
    }

    static string? Code<T>(IReadOnlyDictionary<string, T> known, string? reference, Func<T, string?> code) =>
        reference is not null && known.TryGetValue(reference, out var found) ? code(found) : null;

    static Behaviour Job(CompileContext context, EventNode drawn) =>
        (Behaviour?)ActivityCompiler.Job(context, drawn) ?? PassThrough.Instance;
}
