using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The expression language of the conditions, mappings and assignments: FEEL in the product, anything in a test.</summary>
public interface IExpressions
{
    /// <summary>Parses once, when a process is compiled. The text has no leading <c>=</c>.</summary>
    ParsedExpression Parse(string text);
}

/// <summary>A parsed expression: immutable, thread-safe, evaluated many times.</summary>
public interface IExpression
{
    string Text { get; }

    /// <param name="variables">Must not be changed, neither during nor after the call.</param>
    /// <returns>A value that belongs to nobody else: it has no parent and shares nothing with the variables.</returns>
    Evaluation Evaluate(JsonObject variables);
}

/// <summary>Either an expression or the reason why the text is none.</summary>
public readonly record struct ParsedExpression(IExpression? Expression, string? Problem);

/// <param name="Error">Why the value is null although nobody meant it to be; <c>null</c> when all is well.</param>
public readonly record struct Evaluation(JsonNode? Value, string? Error = null);
