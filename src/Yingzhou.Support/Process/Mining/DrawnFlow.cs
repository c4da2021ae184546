using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Mining;

/// <summary>Reads a drawing as a graph of work: sub-processes opened, gateways and events passed through.</summary>
sealed class DrawnFlow
{
    const int MostPaths = 64;

    readonly Dictionary<string, FlowNode> nodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Edge>> outgoing = new(StringComparer.Ordinal);
    readonly List<string> starts = [];
    readonly HashSet<string> ends = new(StringComparer.Ordinal);
    readonly List<(string Activity, string Event)> beside = [];

    public static DesignedFlow Read(BpmnProcess process)
    {
        var drawn = new DrawnFlow();
        drawn.Open(process.Body, null);
        return drawn.Flow();
    }

    void Open(BpmnScope scope, Activity? around)
    {
        foreach (var node in scope.Nodes)
            nodes[node.Id] = node;
        foreach (var flow in scope.Flows)
            Link(flow.Source, new(flow.Target, flow.Id, FollowKind.Done));
        foreach (var inner in scope.Nodes.OfType<Activity>().Where(node => node.Body is not null))
            Open(inner.Body!, inner);

        foreach (var @event in scope.Nodes.OfType<EventNode>())
            switch (@event.Position)
            {
                // The start of an event sub-process waits for something from outside: it begins wherever the process stands.
                case EventPosition.Start when around is null or { Kind: ActivityKind.EventSubProcess }:
                    starts.Add(@event.Id);
                    break;
                case EventPosition.Start:
                    Link(around.Id, new(@event.Id, null, FollowKind.Done));
                    break;
                case EventPosition.End when around is null or { Kind: ActivityKind.EventSubProcess }:
                    ends.Add(@event.Id);
                    break;
                case EventPosition.Boundary when @event.AttachedTo is { } to:
                    Attach(to, @event);
                    break;
                case EventPosition.Throw when @event.Definitions.OfType<LinkDefinition>().FirstOrDefault() is { } link:
                    foreach (
                        var caught in scope
                            .Nodes.OfType<EventNode>()
                            .Where(other =>
                                other.Position is EventPosition.Catch
                                && other.Definitions.OfType<LinkDefinition>().Any(one => one.Name == link.Name)
                            )
                    )
                        Link(@event.Id, new(caught.Id, null, FollowKind.Done));
                    break;
            }
        if (around is { Kind: not ActivityKind.EventSubProcess })
            foreach (
                var last in scope.Nodes.Where(node =>
                    node is EventNode { Position: EventPosition.End }
                    || node is not EventNode { Position: EventPosition.Boundary } && !scope.Flows.Any(flow => flow.Source == node.Id)
                )
            )
                Link(last.Id, new(Leave(around.Id), null, FollowKind.Done));
    }

    // What follows a sub-process follows the end of its content, not its beginning.
    string Leave(string subProcess)
    {
        var leave = $"{subProcess}⇥";
        if (!nodes.ContainsKey(leave))
        {
            nodes[leave] = new Gateway(leave, null, nodes[subProcess].Extensions, GatewayKind.Exclusive);
            outgoing[leave] = [.. outgoing.GetValueOrDefault(subProcess, []).Where(edge => edge.Flow is not null)];
            outgoing[subProcess] = [.. outgoing.GetValueOrDefault(subProcess, []).Where(edge => edge.Flow is null)];
        }
        return leave;
    }

    void Attach(string activity, EventNode @event)
    {
        var kind = @event.Interrupting ? FollowKind.Interrupted : FollowKind.Beside;
        foreach (var inner in Inside(activity))
        {
            Link(inner, new(@event.Id, null, kind));
            if (!@event.Interrupting)
                beside.Add((inner, @event.Id));
        }
    }

    IEnumerable<string> Inside(string activity) =>
        nodes.GetValueOrDefault(activity) is Activity { Body: { } body }
            ? body.Nodes.OfType<Activity>().SelectMany(node => Inside(node.Id))
            : [activity];

    void Link(string from, Edge edge)
    {
        if (!outgoing.TryGetValue(from, out var edges))
            outgoing[from] = edges = [];
        edges.Add(edge);
    }

    bool IsWork(string id) => nodes[id] is Activity { Body: null };

    DesignedFlow Flow()
    {
        var work = nodes.Values.OfType<Activity>().Where(node => node.Body is null).ToList();
        List<DesignedStep> steps =
        [
            .. starts.SelectMany(start => Steps(DesignedFlow.Start, start)),
            .. work.SelectMany(node => Steps(node.Id, node.Id)),
            .. work.Where(node => !outgoing.GetValueOrDefault(node.Id, []).Exists(edge => edge.Kind is FollowKind.Done))
                .Select(node => new DesignedStep(node.Id, DesignedFlow.End, FollowKind.Done, [], [])),
            // One after the other: each repetition follows the one before.
            .. work.Where(node => node.Loop is not null and not MultiInstance { IsSequential: false })
                .Select(node => new DesignedStep(node.Id, node.Id, FollowKind.Done, [], [])),
        ];
        return new(
            work.ToDictionary(node => node.Id, node => node.Name is { Length: > 0 } name ? name : node.Id),
            // Several ways past gateways lead to one activity: a step over it tells not which was taken, so it counts for all of them.
            [
                .. steps
                    .GroupBy(step => (step.From, step.To, step.Kind))
                    .Select(same => new DesignedStep(
                        same.Key.From,
                        same.Key.To,
                        same.Key.Kind,
                        [.. same.SelectMany(step => step.Flows).Distinct()],
                        [.. same.SelectMany(step => step.Joins).Distinct()]
                    )),
            ],
            Concurrent(work)
        );
    }

    IEnumerable<DesignedStep> Steps(string from, string node)
    {
        var paths = 0;
        var trail = new Stack<Trail>([new(node, FollowKind.Done, [], [], [])]);
        while (trail.TryPop(out var at) && paths < MostPaths)
            foreach (var edge in outgoing.GetValueOrDefault(at.Node, []))
            {
                var next = at.Along(edge, Joins(edge.To));
                if (IsWork(edge.To) || ends.Contains(edge.To))
                {
                    paths++;
                    yield return new(from, IsWork(edge.To) ? edge.To : DesignedFlow.End, next.Kind, next.Flows, next.Joins);
                }
                else if (!at.Passed.Contains(edge.To))
                {
                    trail.Push(next);
                }
            }
    }

    bool Joins(string id) =>
        nodes[id] is Gateway { Kind: GatewayKind.Parallel or GatewayKind.Inclusive or GatewayKind.Complex }
        && outgoing.Values.Sum(edges => edges.Count(edge => edge.To == id)) > 1;

    HashSet<(string, string)> Concurrent(List<Activity> work)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var split in nodes.Values.Where(Splits))
        {
            var branches = outgoing[split.Id]
                .Where(edge => edge.Kind is FollowKind.Done)
                .Select(edge => Reached(edge.To, split.Id))
                .ToList();
            for (var i = 0; i < branches.Count; i++)
            for (var j = i + 1; j < branches.Count; j++)
                Pair(branches[i].Except(branches[j]), branches[j].Except(branches[i]));
        }
        foreach (var (activity, @event) in beside)
        {
            var (main, side) = (Reached(activity, @event), Reached(@event, activity));
            Pair([activity, .. main.Except(side)], side.Except(main));
        }
        foreach (var repeated in work.Where(node => node.Loop is MultiInstance { IsSequential: false }))
            pairs.Add((repeated.Id, repeated.Id));
        foreach (
            var inner in nodes
                .Values.OfType<Activity>()
                .Where(node => node is { Body: not null, Loop: MultiInstance { IsSequential: false } })
                .Select(node => Inside(node.Id).ToList())
        )
            Pair(inner, inner);
        foreach (
            var apart in nodes
                .Values.OfType<Activity>()
                .Where(node => node.Kind is ActivityKind.EventSubProcess)
                .Select(node => Inside(node.Id).ToList())
        )
            Pair(apart, work.Select(node => node.Id).Except(apart));
        return pairs;

        void Pair(IEnumerable<string> left, IEnumerable<string> right)
        {
            List<string> others = [.. right];
            foreach (var one in left)
            foreach (var other in others)
            {
                pairs.Add((one, other));
                pairs.Add((other, one));
            }
        }
    }

    // More than one flow out of anything but a choice sends a token along each.
    bool Splits(FlowNode node) =>
        outgoing.GetValueOrDefault(node.Id, []).Count(edge => edge.Kind is FollowKind.Done) > 1
        && node is not Gateway { Kind: GatewayKind.Exclusive or GatewayKind.EventBased };

    HashSet<string> Reached(string from, string without)
    {
        var (reached, seen, left) = (
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            new Stack<string>([from])
        );
        while (left.TryPop(out var at))
        {
            if (at == without || !seen.Add(at))
                continue;
            if (IsWork(at))
                reached.Add(at);
            foreach (var edge in outgoing.GetValueOrDefault(at, []))
                left.Push(edge.To);
        }
        return reached;
    }

    sealed record Edge(string To, string? Flow, FollowKind Kind);

    sealed record Trail(
        string Node,
        FollowKind Kind,
        IReadOnlyList<string> Flows,
        IReadOnlyList<string> Joins,
        IReadOnlyList<string> Passed
    )
    {
        public Trail Along(Edge edge, bool joins) =>
            new(
                edge.To,
                edge.Kind is FollowKind.Done ? Kind : edge.Kind,
                edge.Flow is { } flow ? [.. Flows, flow] : Flows,
                joins ? [.. Joins, edge.To] : Joins,
                [.. Passed, edge.To]
            );
    }
}
