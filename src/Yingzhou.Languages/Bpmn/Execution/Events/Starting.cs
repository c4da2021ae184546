namespace Yingzhou.Languages.Bpmn;

/// <summary>The first step of an instance.</summary>
static class Starting
{
    public static Refusal? Begin(Run run, StartInstance start)
    {
        var root = run.Process.Root;
        var trigger = start.StartElementId is null ? null : run.Process.Find(start.StartElementId);
        if (start.StartElementId is not null && !Starts(trigger, root))
            return new(RefusalReason.NoSuchStart, $"'{start.StartElementId}' does not start this process.");
        if (trigger is null && root.Entries.Length == 0)
            return new(RefusalReason.NoSuchStart, "The process starts by an event only: name the start event.");

        var scope = run.Open(root, parentId: 0);
        run.Scopes.Start(scope, root, trigger is null ? root.Entries : []);
        if (trigger is not null && run.Elements.Find(scope.Id) is { Interrupted: false, Incident: null })
            run.Catching.Pass(trigger, scope.Id, null);
        return null;
    }

    static bool Starts(Node? node, Node root) => node?.Scope == root && (node.Kind == ElementKind.StartEvent || node.Instantiates);
}
