namespace Yingzhou.Languages.Bpmn;

/// <summary>Gives one node its behaviour, or refuses it.</summary>
static class NodeCompiler
{
    public static void Compile(CompileContext context, FlowNode drawn, Node node)
    {
        foreach (var feature in drawn.Extensions.NotExecuted)
            context.Refuse(drawn.Id, "unsupported-extension", $"zeebe:{feature} is not executed.");
        node.Inputs = Mappings(context, drawn, drawn.Extensions.Inputs);
        node.Outputs = Mappings(context, drawn, drawn.Extensions.Outputs);
        switch (drawn)
        {
            case Gateway gateway:
                CompileGateway(context, gateway, node);
                break;
            case EventNode happening:
                EventCompiler.Compile(context, happening, node);
                break;
            case Activity activity:
                ActivityCompiler.Compile(context, activity, node);
                break;
        }
    }

    public static Flow? DefaultOf(CompileContext context, Node node, string? flowId)
    {
        if (flowId is null)
            return null;
        var flow = Array.Find(node.Outgoing, flow => flow.Id == flowId);
        if (flow is null)
            context.Refuse(node.Id, "default-flow", $"Its default flow '{flowId}' does not leave it.");
        return flow;
    }

    static void CompileGateway(CompileContext context, Gateway gateway, Node node)
    {
        node.Default = DefaultOf(context, node, gateway.DefaultFlow);
        var joins = node.Incoming.Length > 1;
        node.Behaviour = gateway.Kind switch
        {
            GatewayKind.Parallel when joins => ParallelJoin.Instance,
            GatewayKind.Inclusive when joins => InclusiveJoin.Instance,
            GatewayKind.Complex when joins => Complex(context, gateway),
            GatewayKind.EventBased => CompileEventGateway(context, gateway, node),
            _ => PassThrough.Instance,
        };
        if (gateway.Kind == GatewayKind.Exclusive && node.Outgoing.Length > 1)
        {
            foreach (var flow in node.Outgoing.Where(flow => flow.Condition is null && flow != node.Default))
                context.Refuse(flow.Id, "exclusive-condition", $"A flow out of {node.Id} needs a condition or must be its default.");
        }
    }

    static Behaviour Complex(CompileContext context, Gateway gateway)
    {
        if (gateway.ActivationCondition is null)
            context.Refuse(gateway.Id, "activation-condition", "A converging complex gateway needs an activation condition.");
        return context.Expression(gateway.Id, gateway.ActivationCondition) is { } activation
            ? new ComplexJoin(activation)
            : PassThrough.Instance;
    }

    static EventGatewayBehaviour CompileEventGateway(CompileContext context, Gateway gateway, Node node)
    {
        if (gateway.AllEvents)
            context.Refuse(gateway.Id, "parallel-event-gateway", "An event-based gateway that needs all its events is not executed.");
        if (gateway.Instantiate && node.Incoming.Length == 0)
        {
            node.Instantiates = true;
            foreach (var flow in node.Outgoing)
                flow.Target.Instantiates = true;
        }
        return EventGatewayBehaviour.Instance;
    }

    static Mapping[] Mappings(CompileContext context, FlowNode drawn, IReadOnlyList<ZeebeMapping> lines)
    {
        List<Mapping> mappings = [];
        foreach (var line in lines)
        {
            if (line.Target is null)
                context.Refuse(drawn.Id, "mapping", "A line of its I/O mapping has no target.");
            else if (context.Text(drawn.Id, line.Source) is { } source)
                mappings.Add(new(source, line.Target));
        }
        return [.. mappings];
    }
}
