using Yingzhou.Languages.Feel.Builtins;

namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

sealed class ConstantNode(int position, FeelValue? value) : Node(position)
{
    public FeelValue? Value { get; } = value;

    public override FeelValue? Constant => Value;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state) => Value;

    public override bool TryNumber(Scope scope, EvaluationState state, out Decimal34 number, out FeelValue? other)
    {
        other = Value;
        if (Value is FeelNumber boxed)
        {
            number = boxed.Value;
            return true;
        }
        number = default;
        return false;
    }
}

/// <summary>A variable, or else the built-in function of that name.</summary>
sealed class NameNode(int position, string name) : Node(position)
{
    // Only a guess, checked at each use: threads may overwrite each other's.
    int place;

    public string Name { get; } = string.Intern(name);

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (TryVariable(scope, out var value))
            return value;
        return BuiltinFunctions.Find(Name) ?? Unknown(state);
    }

    // Most expressions see nothing but the variables they were given.
    public bool TryVariable(Scope scope, out FeelValue? value) =>
        scope is RootScope root ? root.Variables.TryGet(Name, ref place, out value) : scope.TryFind(Name, ref place, out value);

    FeelValue? Unknown(EvaluationState state) => state.Fail(Position, FeelProblem.UnknownName, $"nothing here is called '{Name}'");
}

sealed class ListNode(int position, Node[] items) : Node(position)
{
    public IReadOnlyList<Node> Items => items;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        state.Step(Position, items.Length);
        var values = new FeelValue?[items.Length];
        for (var i = 0; i < items.Length; i++)
            values[i] = items[i].Evaluate(scope, state);
        return new FeelList(values);
    }
}

/// <summary>Entries see the entries before them. A name given twice has no meaning: the whole context is null.</summary>
sealed class ContextNode(int position, (string Name, Node Value)[] entries) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var context = new FeelContext();
        var inner = new ContextScope(context, scope);
        foreach (var (name, value) in entries)
        {
            if (context.Contains(name))
                return state.Fail(Position, FeelProblem.WrongArguments, $"the entry '{name}' occurs twice");
            context.Set(name, value.Evaluate(inner, state));
        }
        return context;
    }
}

sealed class RangeNode(int position, Node? start, bool startIncluded, Node? end, bool endIncluded, RangeForm form = RangeForm.Interval)
    : Node(position)
{
    public Node? Start => start;
    public Node? End => end;
    public bool StartIncluded => startIncluded;
    public bool EndIncluded => endIncluded;

    public override FeelValue? Constant { get; } =
        (start is null || start.Constant is not null)
        && (end is null || end.Constant is not null)
        && (start is null || end is null || FeelComparison.Compare(start.Constant, end.Constant) is not null)
            ? new FeelRange(start?.Constant, startIncluded, end?.Constant, endIncluded, form)
            : null;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (Constant is { } constant)
            return constant;
        var (low, high) = (start?.Evaluate(scope, state), end?.Evaluate(scope, state));
        if ((start is not null && low is null) || (end is not null && high is null))
            return state.Fail(Position, FeelProblem.NoResult, "an endpoint of the range is null");
        if (low is not null && high is not null && FeelComparison.Compare(low, high) is null)
            return state.Fail(Position, FeelProblem.WrongType, $"no range goes from {low.TypeName} to {high.TypeName}");
        return new FeelRange(low, startIncluded, high, endIncluded, form);
    }
}
