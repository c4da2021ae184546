using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>A boxed context: entries see the earlier ones; an entry without a name is the result.</summary>
sealed class BoxedContextNode((string? Name, FeelType Type, Node Value)[] entries) : Node(0)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var context = new FeelContext();
        var inner = new ContextScope(context, scope);
        foreach (var (name, type, node) in entries)
        {
            var value = node.Evaluate(inner, state);
            if (!Coercion.TryConvert(value, type, out value))
                state.Fail(0, FeelProblem.WrongType, $"the entry '{name}' is no {type}");
            if (name is null)
                return value;
            context.Set(name, value);
        }
        return context;
    }
}

/// <summary>A boxed expression with a declared type.</summary>
sealed class TypedNode(Node inner, FeelType type) : Node(0)
{
    public Node Inner => inner;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state) =>
        Coercion.TryConvert(inner.Evaluate(scope, state), type, out var value)
            ? value
            : state.Fail(0, FeelProblem.WrongType, $"the value is no {type}");
}

sealed class RelationNode(string[] columns, Node[][] rows) : Node(0)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state) =>
        new FeelList(rows.Select(FeelValue? (row) => Row(row, scope, state)));

    FeelContext Row(Node[] cells, Scope scope, EvaluationState state) =>
        new(columns.Zip(cells).Select(cell => KeyValuePair.Create(cell.First, cell.Second.Evaluate(scope, state))));
}

/// <summary>A boxed function definition, also the logic of a business knowledge model.</summary>
sealed class BoxedFunctionNode(string[] names, FeelType[] types, FeelType result, Node body) : Node(0)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        state.Closures++;
        return new WrittenFunction(names, types, result, body, scope);
    }
}

/// <summary>Stands for an expression that could not be read: null, and the reason at every evaluation.</summary>
sealed class BrokenNode(string elementId, string reason) : Node(0)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state) => state.Fail(0, FeelProblem.Syntax, $"{elementId}: {reason}");
}

sealed class BrokenTest(string elementId, string reason) : UnaryTest(0)
{
    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state)
    {
        state.Fail(0, FeelProblem.Syntax, $"{elementId}: {reason}");
        return null;
    }
}

/// <summary>Sets the element that diagnostics name while a part of a model is evaluated.</summary>
sealed class ElementNode(string elementId, Node inner) : Node(0)
{
    // A variable that is there gives no diagnostic.
    readonly NameNode? variable = inner as NameNode;

    public Node Inner => inner;

    public override FeelValue? Constant => inner.Constant;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (variable is not null && variable.TryVariable(scope, out var there))
            return there;
        if (state is not DmnState dmn)
            return inner.Evaluate(scope, state);
        var outer = dmn.ElementId;
        dmn.ElementId = elementId;
        var value = inner.Evaluate(scope, state);
        dmn.ElementId = outer;
        return value;
    }
}
