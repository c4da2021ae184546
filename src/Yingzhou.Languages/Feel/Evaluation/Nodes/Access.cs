namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

/// <summary><c>target.name</c>; over a list, the list of its items' members.</summary>
sealed class PathNode(int position, Node target, string name) : Node(position)
{
    readonly string name = string.Intern(name);
    int place;

    public Node Target => target;
    public string Name => name;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = target.Evaluate(scope, state);
        if (value is not FeelList list)
            return One(value, state);
        state.Step(Position, list.Count);
        var members = new FeelValue?[list.Count];
        var places = members.AsSpan();
        var items = list.Span;
        for (var i = 0; i < places.Length; i++)
            places[i] = One(items[i], state);
        return new FeelList(members);
    }

    FeelValue? One(FeelValue? value, EvaluationState state) =>
        value is FeelContext context && context.TryGet(name, ref place, out var entry) ? entry
        : value is not null && Members.TryGet(value, name, out var member) ? member
        : state.Fail(Position, FeelProblem.UnknownName, $"{FeelValue.TypeNameOf(value)} has no '{name}'");
}

/// <summary>
/// <c>list[condition]</c> or <c>list[position]</c>. A single value is filtered as a list of one. Positions count from one, negative ones
/// from the end.
/// </summary>
sealed class FilterNode(int position, Node target, Node filter) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = target.Evaluate(scope, state);
        if (filter is ConstantNode { Value: FeelNumber index })
            return At(value, index.Value, state);
        if (value is null)
            return null;
        var list = value as FeelList ?? new FeelList(value);
        var items = list.Span;
        state.Step(Position, items.Length);
        var kept = new FeelValue?[items.Length];
        var places = kept.AsSpan();
        var count = 0;
        var inner = new ItemScope(null, scope);
        var closures = state.Closures;
        foreach (var item in items)
        {
            if (state.Closures == closures)
                inner.Item = item;
            else
                (inner, closures) = (new ItemScope(item, scope), state.Closures);
            var result = filter.Evaluate(inner, state);
            if (result == FeelBoolean.True)
                places[count++] = item;
            else if (result is FeelNumber number)
                return At(list, number.Value, state);
            else if (result is not FeelBoolean and not null)
                return state.Fail(Position, FeelProblem.WrongType, $"a filter is a condition or a position, not {result.TypeName}");
        }
        return new FeelList(count == kept.Length ? kept : kept[..count]);
    }

    FeelValue? At(FeelValue? value, Decimal34 index, EvaluationState state)
    {
        var list = value as FeelList;
        var count = list?.Count ?? (value is null ? 0 : 1);
        if (index.ToInt64() is not { } wanted || wanted == 0 || wanted < -count || wanted > count)
            return state.Fail(Position, FeelProblem.NoResult, $"a list of {count} has no item {index}");
        var place = (int)(wanted > 0 ? wanted - 1 : count + wanted);
        return list is null ? value : list[place];
    }
}
