using Yingzhou.Languages.Feel.Builtins;

namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

sealed class CallNode(int position, Node callee, Node[] arguments, string[]? names) : Node(position)
{
    public Node Callee => callee;
    public IReadOnlyList<Node> Arguments => arguments;

    // A built-in is found once, at the first call at the latest; a variable of the same name may still hide it.
    readonly FeelFunction? builtin = callee is NameNode { Name: var name } ? BuiltinFunctions.Find(name) : null;

    // date("2026-01-01") and its like: read once, unless a function of that name hides the built-in.
    readonly FeelValue? literal = Literal(callee, arguments, names);

    static FeelValue? Literal(Node callee, Node[] arguments, string[]? names) =>
        names is null && arguments is [ConstantNode { Value: FeelString { Value: var text } }] && callee is NameNode { Name: var name }
            ? name switch
            {
                "date" => TemporalText.Date(text),
                "time" => TemporalText.Time(text),
                "date and time" => TemporalText.DateTime(text),
                "duration" => TemporalText.Duration(text),
                _ => null,
            }
            : null;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (literal is not null && !(scope.TryFind(((NameNode)callee).Name, out var hides) && hides is FeelFunction))
        {
            state.Step(Position);
            return literal;
        }
        var function = builtin;
        if (function is null || scope.TryFind(((NameNode)callee).Name, out _))
        {
            var value = callee.Evaluate(scope, state);
            function = value as FeelFunction ?? builtin;
            if (function is null)
                return value is null ? null : state.Fail(Position, FeelProblem.WrongType, $"{value.TypeName} cannot be called");
        }
        var values = new FeelValue?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Evaluate(scope, state);
        state.Enter(Position);
        var site = new CallSite(state, Position);
        var result = names is null ? function.Invoke(values, site) : function.InvokeNamed(names, values, site);
        state.Leave();
        state.Made(Position, result);
        return result;
    }
}

/// <summary><c>function(a: number, b) body</c>.</summary>
sealed class FunctionNode(int position, string[] names, FeelType[] types, Node body) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state) => new WrittenFunction(names, types, FeelType.Any, body, scope);
}
