namespace Yingzhou.Languages.Bpmn;

/// <summary>A link throw event jumps to the catch event of the same name in the same scope: compiled to an undrawn flow.</summary>
static class LinkCompiler
{
    public static void Connect(CompileContext context, IReadOnlyList<(FlowNode Drawn, Node Node)> pairs)
    {
        foreach (var (drawn, node) in pairs)
        {
            if (NameOf(drawn, EventPosition.Throw) is not { } name)
                continue;
            var target = pairs.FirstOrDefault(pair => NameOf(pair.Drawn, EventPosition.Catch) == name).Node;
            if (target is null)
            {
                context.Refuse(node.Id, "link-target", $"No link catch event named '{name}' in the same scope.");
                continue;
            }
            var flow = new Flow($"{node.Id}→{target.Id}", node, target, null, IsDrawn: false);
            context.Flows.Add(flow);
            node.Outgoing = [.. node.Outgoing, flow];
            target.Incoming = [.. target.Incoming, flow];
        }
    }

    static string? NameOf(FlowNode drawn, EventPosition position) =>
        drawn is EventNode node && node.Position == position ? node.Definitions.OfType<LinkDefinition>().FirstOrDefault()?.Name : null;
}
