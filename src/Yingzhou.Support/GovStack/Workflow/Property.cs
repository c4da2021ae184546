namespace Yingzhou.Support.GovStack.Workflow;

/// <summary>An entry of the schema <c>ListOfProperties</c>.</summary>
sealed record Property(string Code, string Value);
