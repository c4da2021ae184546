using System.Collections.Frozen;

namespace Yingzhou.Languages.Bpmn;

/// <summary>A process ready to run: references resolved, expressions parsed, joins analysed. Immutable and thread-safe.</summary>
public sealed class ExecutableProcess
{
    readonly FrozenDictionary<string, Node> nodes;
    readonly FrozenDictionary<string, Flow> flows;

    internal ExecutableProcess(Node root, IReadOnlyList<Node> nodes, IReadOnlyList<Flow> flows)
    {
        Root = root;
        Nodes = nodes;
        Flows = flows;
        this.nodes = nodes.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
        this.flows = flows.ToFrozenDictionary(flow => flow.Id, StringComparer.Ordinal);
        Elements = [.. nodes.Where(node => node != root).Select(node => new ElementInfo(node.Id, node.Name, node.Kind, node.Scope!.Id))];
        Starts = StartTriggers.Of(root);
    }

    public string Id => Root.Id;

    public string? Name => Root.Name;

    /// <summary>All nodes, outer before inner, as drawn.</summary>
    public IReadOnlyList<ElementInfo> Elements { get; }

    /// <summary>What starts an instance apart from a person: the engine waits for these after a release.</summary>
    public IReadOnlyList<StartTrigger> Starts { get; }

    internal Node Root { get; }

    internal IReadOnlyList<Node> Nodes { get; }

    internal IReadOnlyList<Flow> Flows { get; }

    /// <summary>Compiles one process of a file, or says everything that stands in the way.</summary>
    public static Compilation Compile(BpmnDefinitions definitions, string processId, IExpressions expressions) =>
        ProcessCompiler.Compile(definitions, processId, expressions);

    /// <summary>Compiles everything executable in a file, as a release needs it: all of it or, with the problems, nothing.</summary>
    public static FileCompilation CompileAll(BpmnDefinitions definitions, IExpressions expressions)
    {
        var executable = definitions.Processes.Where(process => process.IsExecutable).ToList();
        if (definitions.Problems.Count > 0)
            return new([], definitions.Problems);
        if (executable.Count == 0)
            return new([], [new(definitions.Id ?? "<definitions>", "nothing-executable", "The file has no executable process.")]);

        var compiled = executable.ConvertAll(process => Compile(definitions, process.Id, expressions));
        List<BpmnProblem> problems = [.. compiled.SelectMany(process => process.Problems)];
        return new(problems.Count > 0 ? [] : compiled.ConvertAll(process => process.Process!), problems);
    }

    public ElementInfo? Element(string elementId) =>
        Find(elementId) is { Scope: { } scope } node ? new(node.Id, node.Name, node.Kind, scope.Id) : null;

    internal Node? Find(string elementId) => nodes.GetValueOrDefault(elementId);

    internal Node Get(string elementId) => nodes[elementId];

    internal Flow? FindFlow(string flowId) => flows.GetValueOrDefault(flowId);
}

/// <summary>Either a process or the problems, at least one.</summary>
public sealed record Compilation(ExecutableProcess? Process, IReadOnlyList<BpmnProblem> Problems);

/// <summary>The processes of a file, or the problems.</summary>
public sealed record FileCompilation(IReadOnlyList<ExecutableProcess> Processes, IReadOnlyList<BpmnProblem> Problems);

/// <param name="ScopeId">The sub-process or process it is drawn in.</param>
public sealed record ElementInfo(string Id, string? Name, ElementKind Kind, string ScopeId);

public enum ElementKind
{
    Process,
    SubProcess,
    EventSubProcess,
    Transaction,
    PassThroughTask,
    UserTask,
    ServiceTask,
    ScriptTask,
    BusinessRuleTask,
    SendTask,
    ReceiveTask,
    CallActivity,
    ExclusiveGateway,
    ParallelGateway,
    InclusiveGateway,
    ComplexGateway,
    EventBasedGateway,
    StartEvent,
    CatchEvent,
    ThrowEvent,
    EndEvent,
    BoundaryEvent,
}
