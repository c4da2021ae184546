namespace Yingzhou.Languages.Bpmn;

/// <summary>Compiles tasks, calls and sub-processes.</summary>
static class ActivityCompiler
{
    public static void Compile(CompileContext context, Activity drawn, Node node)
    {
        node.Default = NodeCompiler.DefaultOf(context, node, drawn.DefaultFlow);
        node.StartQuantity = drawn.StartQuantity;
        node.CompletionQuantity = drawn.CompletionQuantity;
        node.IsForCompensation = drawn.IsForCompensation;
        node.Loop = LoopCompiler.Compile(context, drawn);
        node.Behaviour = Behaviour(context, drawn, node) ?? PassThrough.Instance;
        if (drawn.Kind == ActivityKind.EventSubProcess && (node.Loop is not null || node.Inputs.Length > 0 || node.Boundaries.Length > 0))
            context.Refuse(drawn.Id, "event-sub-process", "An event sub-process has no loop, input mapping or boundary event.");
    }

    /// <summary>The job that <c>zeebe:taskDefinition</c> asks for, if there is one.</summary>
    public static JobBehaviour? Job(CompileContext context, FlowNode drawn)
    {
        var task = drawn.Extensions.TaskDefinition;
        return context.Text(drawn.Id, task?.Type) is { } type
            ? new(type, context.Text(drawn.Id, task!.Retries), drawn.Extensions.Headers)
            : null;
    }

    static Behaviour? Behaviour(CompileContext context, Activity drawn, Node node)
    {
        switch (drawn.Kind)
        {
            case ActivityKind.UserTask:
                return UserTask(context, drawn);
            case ActivityKind.ServiceTask:
                return Job(context, drawn) ?? Refused(context, drawn, "job-type", "A service task needs zeebe:taskDefinition with a type.");
            case ActivityKind.ScriptTask:
                return Script(context, drawn);
            case ActivityKind.BusinessRuleTask:
                return BusinessRule(context, drawn);
            case ActivityKind.SendTask:
                return (Behaviour?)Job(context, drawn) ?? Send(context, drawn, node);
            case ActivityKind.ReceiveTask:
                node.Triggers = EventCompiler.Message(context, drawn.Id, drawn.MessageRef) is { } message ? [message] : [];
                node.Instantiates |= drawn.Instantiate && node.Incoming.Length == 0;
                return CatchBehaviour.Instance;
            case ActivityKind.CallActivity:
                return Call(context, drawn);
            case ActivityKind.AdHocSubProcess:
                return Refused(context, drawn, "ad-hoc", "Ad-hoc sub-processes are not executed.");
            case ActivityKind.SubProcess or ActivityKind.EventSubProcess or ActivityKind.Transaction:
                return ScopeBehaviour.Instance;
            default:
                return Job(context, drawn);
        }
    }

    static UserTaskBehaviour UserTask(CompileContext context, Activity drawn)
    {
        var zeebe = drawn.Extensions;
        var properties = zeebe
            .Properties.Concat(zeebe.Headers)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        return new()
        {
            Assignee = context.Text(drawn.Id, zeebe.Assignment?.Assignee),
            CandidateGroups = context.Text(drawn.Id, zeebe.Assignment?.CandidateGroups),
            CandidateUsers = context.Text(drawn.Id, zeebe.Assignment?.CandidateUsers),
            DueDate = context.Text(drawn.Id, zeebe.Schedule?.DueDate),
            FollowUpDate = context.Text(drawn.Id, zeebe.Schedule?.FollowUpDate),
            Priority = context.Text(drawn.Id, zeebe.Priority),
            FormKey = context.Text(drawn.Id, zeebe.Form?.FormKey),
            FormId = context.Text(drawn.Id, zeebe.Form?.FormId),
            Properties = properties,
        };
    }

    /// <summary>FEEL by <c>zeebe:script</c>; anything else is a job whose headers carry the script.</summary>
    static Behaviour? Script(CompileContext context, Activity drawn)
    {
        if (drawn.Extensions.Script is { } script)
        {
            return script.ResultVariable is not { } result || BpmnNames.Expression(script.Expression) is not { } text
                    ? Refused(context, drawn, "script", "zeebe:script needs an expression and a result variable.")
                : context.Expression(drawn.Id, text) is { } expression ? new ScriptBehaviour(expression, result)
                : null;
        }
        if (Job(context, drawn) is { } job)
            return job;
        if (drawn.Script is null)
            return Refused(context, drawn, "script", "A script task needs a script, zeebe:script or zeebe:taskDefinition.");
        Dictionary<string, string> headers = new(drawn.Extensions.Headers, StringComparer.Ordinal) { ["script"] = drawn.Script };
        if (drawn.ScriptFormat is { } format)
            headers["scriptFormat"] = format;
        return new JobBehaviour(new("script", null), null, headers);
    }

    static Behaviour? BusinessRule(CompileContext context, Activity drawn)
    {
        if (drawn.Extensions.CalledDecision is { } decision)
        {
            return context.Text(drawn.Id, decision.DecisionId) is { } id && decision.ResultVariable is { } result
                ? new DecisionBehaviour(id, result)
                : Refused(context, drawn, "called-decision", "zeebe:calledDecision needs a decision id and a result variable.");
        }
        return Job(context, drawn)
            ?? Refused(context, drawn, "called-decision", "A business rule task needs zeebe:calledDecision or zeebe:taskDefinition.");
    }

    static ThrowBehaviour Send(CompileContext context, Activity drawn, Node node)
    {
        node.Triggers = EventCompiler.Message(context, drawn.Id, drawn.MessageRef) is { } message ? [message] : [];
        return ThrowBehaviour.Instance;
    }

    static Behaviour? Call(CompileContext context, Activity drawn)
    {
        var zeebe = drawn.Extensions.CalledElement;
        if (
            zeebe?.ProcessId is null
            && drawn.CalledElement is { } called
            && context.Definitions.Document.Find(called) is { } target
            && !target.Is("process")
        )
            return Refused(context, drawn, "called-element", $"'{called}' is a {target.Name.LocalName}; only processes can be called.");
        return context.Text(drawn.Id, zeebe?.ProcessId ?? drawn.CalledElement) is { } id
            ? new CallBehaviour(id, zeebe?.PropagateAllParentVariables ?? true, zeebe?.PropagateAllChildVariables)
            : Refused(context, drawn, "called-element", "A call activity needs the id of the process it calls.");
    }

    static Behaviour? Refused(CompileContext context, Activity drawn, string rule, string message)
    {
        context.Refuse(drawn.Id, rule, message);
        return null;
    }
}
