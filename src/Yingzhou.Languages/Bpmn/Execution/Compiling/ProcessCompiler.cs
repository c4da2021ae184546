namespace Yingzhou.Languages.Bpmn;

/// <summary>Turns a drawn process into an executable one. Nothing that cannot be executed gets through: it is refused here, with reason.</summary>
static class ProcessCompiler
{
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
        return context.Problems.Count > 0
            ? new(null, context.Problems)
            : new(new ExecutableProcess(root, context.InOrder, context.Flows), []);
    }
}
