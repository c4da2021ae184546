namespace Yingzhou.Languages.Bpmn;

/// <summary>Compiles the content of a process or sub-process: nodes first, then what connects them.</summary>
static class ScopeCompiler
{
    public static void Compile(CompileContext context, Node scope, BpmnScope body)
    {
        List<(FlowNode Drawn, Node Node)> pairs = [];
        foreach (var drawn in body.Nodes)
        {
            var node = new Node(drawn.Id, drawn.Name, KindOf(drawn), scope);
            if (!context.Nodes.TryAdd(drawn.Id, node))
                continue;
            node.Index = context.InOrder.Count;
            context.InOrder.Add(node);
            pairs.Add((drawn, node));
        }
        scope.Children = [.. pairs.Select(pair => pair.Node)];

        Connect(context, body);
        Attach(context, pairs, body);
        LinkCompiler.Connect(context, pairs);
        foreach (var (drawn, node) in pairs)
        {
            NodeCompiler.Compile(context, drawn, node);
            if (drawn is Activity { Body: { } inner })
                Compile(context, node, inner);
        }
        scope.EventStarts =
        [
            .. pairs
                .Where(pair => pair.Node.Kind == ElementKind.EventSubProcess)
                .SelectMany(pair => pair.Node.Children)
                .Where(child => child.Kind == ElementKind.StartEvent && child.Triggers.Length > 0),
        ];
        scope.Entries = Entries(scope);
        foreach (var node in scope.Children)
            Finish(context, node);
        if (scope.Kind != ElementKind.EventSubProcess && scope.Entries.Length == 0 && !HasOtherStarts(scope))
            context.Refuse(scope.Id, "no-start", "There is nothing with which it could start.");
    }

    static void Connect(CompileContext context, BpmnScope body)
    {
        foreach (var drawn in body.Flows)
        {
            if (!context.Nodes.TryGetValue(drawn.Source, out var source) || !context.Nodes.TryGetValue(drawn.Target, out var target))
                continue;
            if (drawn.ConditionLanguage is { } language && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
                context.Refuse(drawn.Id, "expression-language", $"The condition is written in {language}; conditions are FEEL.");
            var flow = new Flow(drawn.Id, source, target, context.Expression(drawn.Id, drawn.Condition));
            context.Flows.Add(flow);
            source.Outgoing = [.. source.Outgoing, flow];
            target.Incoming = [.. target.Incoming, flow];
        }
    }

    static void Attach(CompileContext context, List<(FlowNode Drawn, Node Node)> pairs, BpmnScope body)
    {
        foreach (var (drawn, node) in pairs)
        {
            if (drawn is not EventNode { AttachedTo: { } hostId } || !context.Nodes.TryGetValue(hostId, out var host))
                continue;
            node.AttachedTo = host;
            if (body.Compensations.TryGetValue(node.Id, out var handlerId))
                host.CompensationHandler = context.Nodes.GetValueOrDefault(handlerId);
            else
                host.Boundaries = [.. host.Boundaries, node];
        }
    }

    /// <summary>None start events; without any start event, every node that nothing leads to (BPMN 2.0.2, clause 13.2).</summary>
    static Node[] Entries(Node scope)
    {
        var starts = scope.Children.Where(node => node.Kind == ElementKind.StartEvent).ToList();
        if (starts.Count > 0)
            return [.. starts.Where(start => start.Triggers.Length == 0)];
        return
        [
            .. scope.Children.Where(node =>
                node.Incoming.Length == 0
                && !node.Instantiates
                && !node.IsForCompensation
                && node.AttachedTo is null
                && node.Kind != ElementKind.EventSubProcess
            ),
        ];
    }

    static bool HasOtherStarts(Node scope) =>
        scope.Kind == ElementKind.Process && scope.Children.Any(node => node.Kind == ElementKind.StartEvent || node.Instantiates);

    static void Finish(CompileContext context, Node node)
    {
        if (node.Kind is ElementKind.InclusiveGateway or ElementKind.ComplexGateway && node.Behaviour.Joins)
            node.Upstream = new(() => new Upstream(node, context.InOrder.Count));
        if (
            node.Kind == ElementKind.Transaction
            && HasCancelEnd(node)
            && !node.Boundaries.Any(boundary => boundary.Triggers.Any(trigger => trigger is CancelTrigger))
        )
            context.Refuse(node.Id, "cancel-boundary", "The transaction can be cancelled but has no cancel boundary event to leave by.");
    }

    static bool HasCancelEnd(Node scope) =>
        scope.Children.Any(child =>
            child.Triggers.Any(trigger => trigger is CancelTrigger) && child.Kind == ElementKind.EndEvent
            || child.IsScope && child.Kind != ElementKind.Transaction && HasCancelEnd(child)
        );

    static ElementKind KindOf(FlowNode drawn) =>
        drawn switch
        {
            Gateway gateway => gateway.Kind switch
            {
                GatewayKind.Exclusive => ElementKind.ExclusiveGateway,
                GatewayKind.Parallel => ElementKind.ParallelGateway,
                GatewayKind.Inclusive => ElementKind.InclusiveGateway,
                GatewayKind.Complex => ElementKind.ComplexGateway,
                _ => ElementKind.EventBasedGateway,
            },
            EventNode node => node.Position switch
            {
                EventPosition.Start => ElementKind.StartEvent,
                EventPosition.Catch => ElementKind.CatchEvent,
                EventPosition.Throw => ElementKind.ThrowEvent,
                EventPosition.End => ElementKind.EndEvent,
                _ => ElementKind.BoundaryEvent,
            },
            Activity activity => activity.Kind switch
            {
                ActivityKind.UserTask => ElementKind.UserTask,
                ActivityKind.ServiceTask => ElementKind.ServiceTask,
                ActivityKind.ScriptTask => ElementKind.ScriptTask,
                ActivityKind.BusinessRuleTask => ElementKind.BusinessRuleTask,
                ActivityKind.SendTask => ElementKind.SendTask,
                ActivityKind.ReceiveTask => ElementKind.ReceiveTask,
                ActivityKind.CallActivity => ElementKind.CallActivity,
                ActivityKind.SubProcess or ActivityKind.AdHocSubProcess => ElementKind.SubProcess,
                ActivityKind.EventSubProcess => ElementKind.EventSubProcess,
                ActivityKind.Transaction => ElementKind.Transaction,
                _ => ElementKind.PassThroughTask,
            },
            _ => ElementKind.PassThroughTask,
        };
}
