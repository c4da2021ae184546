using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>Evaluates an expression (without its leading <c>=</c>) over JSON variables; <c>null</c> when it has no value.</summary>
public delegate JsonNode? FormEvaluator(string expression, JsonObject variables);

/// <summary>What a form is shown and judged in.</summary>
/// <param name="Evaluate">The expression language; <see cref="FeelForms"/> in the product.</param>
/// <param name="Today">For dates that must not have passed.</param>
public sealed record FormContext(FormEvaluator Evaluate, DateOnly Today)
{
    /// <summary>Variables that expressions may use beside the answers, e.g. the answers of the guide. Answers win.</summary>
    public JsonObject? Surroundings { get; init; }

    /// <summary>
    /// What registers know, by the names of the fields. A read-only field takes its value from here, whatever was handed in. Without it
    /// read-only fields keep the value they came with.
    /// </summary>
    public JsonObject? Known { get; init; }

    /// <summary>
    /// Judges the meaning of an answer by its data element (yz:element), after its shape has passed: the check digit of a resident id, whether a
    /// register knows a code. Gives a Chinese sentence, or <c>null</c> when all is well.
    /// </summary>
    public Func<string, JsonNode, string?> CheckElement { get; init; } = static (_, _) => null;
}
