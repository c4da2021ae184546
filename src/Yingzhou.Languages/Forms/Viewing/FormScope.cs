using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>The variables at one place in a form, and the language to ask about them. Made only when the first question is asked.</summary>
sealed class FormScope(Func<JsonObject> variables, FormEvaluator evaluate)
{
    const string Parent = "parent";

    readonly Lazy<JsonObject> made = new(variables);
    FormScope? outer;

    public JsonObject Variables => made.Value;

    public JsonNode? Evaluate(string expression) => evaluate(expression, VariablesFor(expression));

    public JsonNode? Find(string name) => FormName.Get(VariablesFor(name), name);

    // The surroundings are a copy of all answers: only for the few texts that ask for them.
    JsonObject VariablesFor(string text)
    {
        if (text.Contains(Parent, StringComparison.Ordinal))
            AddParent();
        return Variables;
    }

    void AddParent()
    {
        if (outer is null || Variables.ContainsKey(Parent))
            return;
        outer.AddParent();
        Variables[Parent] = outer.Variables.DeepClone();
    }

    /// <summary>Three-valued: <c>null</c> when the expression has no answer.</summary>
    public bool? Holds(string expression) =>
        Evaluate(expression)?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public bool IsOn(FormSwitch it) => it.Always || (it.When is { } when && Holds(when) == true);

    public decimal? Number(FormBound? bound) =>
        bound?.Value ?? (bound?.Expression is { } expression ? FormAnswer.NumberOf(Evaluate(expression)) : null);

    /// <summary>Inside a row: its own answers by name and as <c>this</c>, the surroundings also as <c>parent</c>, its number from 1 as <c>i</c>.</summary>
    public FormScope Row(JsonObject row, int index) =>
        new(
            () =>
            {
                var inner = (JsonObject)Variables.DeepClone();
                inner.Remove(Parent);
                inner["this"] = row.DeepClone();
                inner["i"] = index + 1;
                foreach (var (key, value) in row)
                    inner[key] = value?.DeepClone();
                return inner;
            },
            evaluate
        )
        {
            outer = this,
        };
}
