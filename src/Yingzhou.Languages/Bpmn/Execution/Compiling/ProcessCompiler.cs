namespace Yingzhou.Languages.Bpmn;

/// <summary>Turns a drawn process into an executable one. What cannot be executed is refused here, with reason, and never later.</summary>
static class ProcessCompiler
{
    /// <summary>Far beyond what a person draws; bounds the memory of the reachability tables.</summary>
    const int MaxNodes = 10_000;

    public static Compilation Compile(BpmnDefinitions definitions, string processId, IExpressions expressions)
    {
        if (definitions.Process(processId) is not { } process)
            return new(null, [new(processId, "no-such-process", "The file has no process of this id.")]);
        if (definitions.Problems.Count > 0)
            return new(null, definitions.Problems);

        var context = new CompileContext(definitions, expressions);
        var root = new Node(process.Id, process.Name, ElementKind.Process, null);
        context.Nodes.Add(root.Id, root);
        context.InOrder.Add(root);
        if (!process.IsExecutable)
            context.Refuse(process.Id, "not-executable", "The process is not marked as executable.");
        foreach (var feature in process.Extensions.NotExecuted)
            context.Refuse(process.Id, "unsupported-extension", $"zeebe:{feature} is not executed.");

        ScopeCompiler.Compile(context, root, process.Body);
        if (context.InOrder.Count > MaxNodes)
            context.Refuse(process.Id, "too-large", $"It has {context.InOrder.Count} nodes; {MaxNodes} are the most.");
        return context.Problems.Count > 0
            ? new(null, context.Problems)
            : new(new ExecutableProcess(root, context.InOrder, context.Flows), []);
    }
}
