using Yingzhou.Languages.Feel.External;

namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

/// <summary>
/// <c>function(a) external {java: {class: …, method signature: …}}</c>. The boxed form gives the kind as an attribute and the inner
/// context alone. Refused unless the host supplies the function.
/// </summary>
/// <param name="kind"><c>null</c> when the context says it.</param>
sealed class ExternalFunctionNode(int position, ExternalKind? kind, string[] names, FeelType[] types, FeelType result, Node mapping) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (state.External is not { } external)
            return state.Fail(Position, FeelProblem.ExternalFunction, "external functions are refused");
        if (Name(mapping.Evaluate(scope, state) as FeelContext) is not { } name)
            return state.Fail(Position, FeelProblem.ExternalFunction, "the external function names neither a Java method nor a PMML model");
        return external(name) is { } body
            ? new HostFunction(names, types, result, name, body)
            : state.Fail(Position, FeelProblem.ExternalFunction, $"there is no external function {name}");
    }

    ExternalName? Name(FeelContext? mapping) => (kind, mapping) switch
    {
        (_, null) => null,
        (null, _) => Named(ExternalKind.Java, mapping["java"] as FeelContext) ?? Named(ExternalKind.Pmml, mapping["pmml"] as FeelContext),
        _ => Named(kind.Value, mapping),
    };

    static ExternalName? Named(ExternalKind kind, FeelContext? mapping)
    {
        var (owner, member) = kind == ExternalKind.Java ? ("class", "method signature") : ("document", "model");
        return mapping?[owner] is FeelString first && mapping[member] is FeelString second ? new(kind, first.Value, second.Value) : null;
    }
}
