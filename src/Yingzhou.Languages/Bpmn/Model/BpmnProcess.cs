namespace Yingzhou.Languages.Bpmn;

/// <summary>One process (流程) of a file.</summary>
public sealed record BpmnProcess(string Id, string? Name, bool IsExecutable, BpmnScope Body, ZeebeExtensions Extensions);

/// <summary>What a process or a sub-process (子流程) contains: nodes and the flows between them.</summary>
/// <param name="Compensations">Compensation boundary event id → id of the activity that undoes (补偿).</param>
public sealed record BpmnScope(
    IReadOnlyList<FlowNode> Nodes,
    IReadOnlyList<SequenceFlow> Flows,
    IReadOnlyDictionary<string, string> Compensations
);

/// <summary>A sequence flow (顺序流).</summary>
/// <param name="Condition">FEEL text; a leading <c>=</c> is already removed.</param>
/// <param name="ConditionLanguage">The <c>language</c> attribute when the modeler wrote one.</param>
public sealed record SequenceFlow(string Id, string? Name, string Source, string Target, string? Condition, string? ConditionLanguage);
