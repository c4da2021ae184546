using Yingzhou.Languages.Feel.Builtins;

namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

sealed class CallNode(int position, Node callee, Node[] arguments, string[]? names) : Node(position)
{
    public Node Callee => callee;
    public IReadOnlyList<Node> Arguments => arguments;

    // A built-in is found once, at the first call at the latest; a variable of the same name may still hide it.
    readonly Builtin? builtin = callee is NameNode { Name: var name } ? BuiltinFunctions.Find(name) : null;

    // The one way to call the built-in with this many arguments, when there is only one and it calls nothing back.
    readonly Signature? direct =
        names is null && callee is NameNode { Name: var called } ? BuiltinFunctions.Find(called)?.Only(arguments.Length) : null;

    int place;

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
        if (builtin is null || (MayBeHidden(scope) && IsHidden(scope)))
        {
            var value = callee.Evaluate(scope, state);
            return value is FeelFunction function ? Call(function, scope, state)
                : value is null ? null
                : state.Fail(Position, FeelProblem.WrongType, $"{value.TypeName} cannot be called");
        }
        if (literal is not null)
        {
            state.Step(Position);
            return literal;
        }
        return direct is null ? Call(builtin, scope, state)
            : direct.Relation is { } relation ? Related(relation, scope, state)
            : direct.OfOne is { } ofOne ? OfOne(ofOne, scope, state)
            : Direct(direct, scope, state);
    }

    static bool MayBeHidden(Scope scope) => scope is RootScope root ? root.Variables.HoldsFunctions : scope.HoldsFunctions;

    bool IsHidden(Scope scope) => scope.TryFind(((NameNode)callee).Name, ref place, out var hides) && hides is FeelFunction;

    FeelValue? Related(TextRelation relation, Scope scope, EvaluationState state)
    {
        var (one, other) = (arguments[0].Evaluate(scope, state), arguments[1].Evaluate(scope, state));
        state.Step(Position);
        return one is FeelString text && other is FeelString match
            ? FeelBoolean.Of(relation(text.Value, match.Value))
            : builtin!.Invoke([one, other], new(state, Position));
    }

    FeelValue? OfOne(ValueFunction function, Scope scope, EvaluationState state)
    {
        var value = arguments[0].Evaluate(scope, state);
        state.Step(Position);
        var result = direct!.Parameters[0].Takes(value) ? function(value) : builtin!.Invoke([value], new(state, Position));
        state.Made(Position, result);
        return result;
    }

    FeelValue? Direct(Signature signature, Scope scope, EvaluationState state)
    {
        var count = arguments.Length;
        var values = state.Arguments.Take(count, out var start);
        var fits = true;
        for (var i = 0; i < count; i++)
        {
            var value = arguments[i].Evaluate(scope, state);
            // Through a span: an array of a class that has subclasses checks the type of what is put in.
            values.AsSpan()[start + i] = value;
            fits &= signature.Parameters[i].Takes(value);
        }
        state.Step(Position);
        var site = new CallSite(state, Position);
        var result = fits ? signature.Body(new(values, start, count, site)) : builtin!.Invoke(values.AsSpan(start, count).ToArray(), site);
        state.Arguments.GiveBack(values, start, count);
        state.Made(Position, result);
        return result;
    }

    FeelValue? Call(FeelFunction function, Scope scope, EvaluationState state)
    {
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
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        state.Closures++;
        return new WrittenFunction(names, types, FeelType.Any, body, scope);
    }
}
