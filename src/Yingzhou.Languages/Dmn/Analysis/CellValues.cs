using Yingzhou.Languages.Dmn.Evaluation;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Dmn.Analysis;

/// <summary>The values that cells mention.</summary>
static class CellValues
{
    /// <summary>Adds the values of a cell; answers whether it asks for an order.</summary>
    public static bool Collect(UnaryTest cell, List<FeelValue> values)
    {
        switch (cell)
        {
            case AnyOfTest any:
                return any.Tests.Aggregate(false, (orders, test) => Collect(test, values) | orders);
            case NotTest not:
                return Collect(not.Negated, values);
            case ComparisonTest { Operation: var operation, Endpoint: var endpoint }:
                Add(Constant(endpoint), values);
                return operation is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
            case ExpressionTest { MentionsInput: false, Expression: var expression }:
                if (Unwrapped(expression) is RangeNode range)
                {
                    Add(Constant(range.Start), values);
                    Add(Constant(range.End), values);
                    return true;
                }
                Add(Constant(expression), values);
                return false;
            default:
                return false;
        }
    }

    static void Add(FeelValue? value, List<FeelValue> values)
    {
        if (value is FeelList list)
            values.AddRange(list.OfType<FeelValue>());
        else if (value is not null)
            values.Add(value);
    }

    public static Node? Unwrapped(Node? node) => node is ElementNode element ? element.Inner : node;

    /// <summary>The value of an expression that is made of literals only; <c>null</c> otherwise.</summary>
    public static FeelValue? Constant(Node? node) =>
        IsConstant(Unwrapped(node)) ? new EvaluationState(FeelEvaluationOptions.Default).Run(node!, new ContextScope(FeelContext.Empty, null)) : null;

    static bool IsConstant(Node? node) => node switch
    {
        ConstantNode => true,
        ListNode list => list.Items.All(IsConstant),
        CallNode { Callee: NameNode { Name: "date" or "time" or "date and time" or "duration" }, Arguments: var arguments } => arguments.All(IsConstant),
        _ => false,
    };
}
