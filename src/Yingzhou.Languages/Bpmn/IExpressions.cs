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
    /// <param name="now">The instant of the step: the same event gives the same value whenever it is replayed.</param>
    /// <returns>A value that belongs to nobody else: it has no parent and shares nothing with the variables.</returns>
    Evaluation Evaluate(JsonObject variables, DateTimeOffset now);
}

/// <summary>Either an expression or the reason why the text is none.</summary>
public readonly record struct ParsedExpression(IExpression? Expression, string? Problem);

/// <param name="Error">Why there is no value although one was computed: becomes an incident. <c>null</c> when all is well.</param>
/// <param name="Hint">What was missing when the value is null, for the message to a person; also without an error.</param>
public readonly record struct Evaluation(JsonNode? Value, string? Error = null, string? Hint = null);
