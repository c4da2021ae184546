namespace Yingzhou.Assurance.Permission;

/// <summary>A rule that forbids (四眼原则): who did one of these things to a resource may not do that one, in whichever post. It wins over every grant.</summary>
/// <param name="Action">What is forbidden, e.g. <c>cases.decide</c>.</param>
/// <param name="After">What must have been done by somebody else, e.g. <c>cases.submit</c>.</param>
public sealed record FourEyes(string Action, params IReadOnlyList<string> After);
