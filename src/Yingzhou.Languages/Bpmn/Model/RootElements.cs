namespace Yingzhou.Languages.Bpmn;

/// <summary>A message (消息): correlated to one waiting instance by name and key.</summary>
/// <param name="CorrelationKey">Expression of <c>zeebe:subscription</c>, with its leading <c>=</c>.</param>
public sealed record BpmnMessage(string Id, string? Name, string? CorrelationKey);

/// <summary>A signal (信号): heard by every instance that waits for its name.</summary>
public sealed record BpmnSignal(string Id, string? Name);

/// <summary>An error (错误): an expected failure with a code, caught by the nearest boundary or event sub-process.</summary>
public sealed record BpmnError(string Id, string? Name, string? Code);

/// <summary>An escalation (上报): tells an outer scope something without necessarily stopping the inner one.</summary>
public sealed record BpmnEscalation(string Id, string? Name, string? Code);
