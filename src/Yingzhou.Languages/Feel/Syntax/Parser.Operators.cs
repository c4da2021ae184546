using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

// Operators, from the loosest to the tightest.
sealed partial class Parser
{
    Node Expression() => Nested(Disjunction);

    Node Disjunction()
    {
        var left = Conjunction();
        while (IsWord("or"))
        {
            var position = Operator();
            left = new LogicNode(position, isAnd: false, left, Conjunction());
        }
        return left;
    }

    Node Conjunction()
    {
        var left = Comparison();
        while (IsWord("and"))
        {
            var position = Operator();
            left = new LogicNode(position, isAnd: true, left, Comparison());
        }
        return left;
    }

    Node Comparison()
    {
        var left = Additive();
        while (true)
        {
            if (ComparisonSymbol() is { } operation)
            {
                var position = Operator();
                left = new ComparisonNode(position, operation, left, Additive());
            }
            else if (IsWord("between"))
            {
                var position = Operator();
                var low = Additive();
                Expect("and");
                left = new BetweenNode(position, left, low, Additive());
            }
            else if (IsWord("in"))
            {
                var position = Operator();
                left = new InNode(position, left, TestsAfterIn());
            }
            else
                return left;
        }
    }

    ComparisonOperator? ComparisonSymbol() =>
        token.Kind != TokenKind.Symbol
            ? null
            : token.Text switch
            {
                "=" => ComparisonOperator.Equal,
                "!=" => ComparisonOperator.NotEqual,
                "<" => ComparisonOperator.Less,
                "<=" => ComparisonOperator.LessOrEqual,
                ">" => ComparisonOperator.Greater,
                ">=" => ComparisonOperator.GreaterOrEqual,
                _ => null,
            };

    Node Additive()
    {
        var left = Multiplicative();
        while (IsSymbol("+") || IsSymbol("-"))
        {
            var operation = token.Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            var position = Operator();
            left = new ArithmeticNode(position, operation, left, Multiplicative());
        }
        return left;
    }

    Node Multiplicative()
    {
        var left = Power();
        while (IsSymbol("*") || IsSymbol("/"))
        {
            var operation = token.Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            var position = Operator();
            left = new ArithmeticNode(position, operation, left, Power());
        }
        return left;
    }

    Node Power()
    {
        var left = Negation();
        while (IsSymbol("**"))
        {
            var position = Operator();
            left = new ArithmeticNode(position, ArithmeticOperator.Power, left, Negation());
        }
        return left;
    }

    Node Negation()
    {
        if (!IsSymbol("-"))
            return InstanceOf();
        var position = Operator();
        var operand = Nested(Negation);
        return operand is ConstantNode { Value: FeelNumber number }
            ? new ConstantNode(position, new FeelNumber(-number.Value))
            : new NegationNode(position, operand);
    }

    Node InstanceOf()
    {
        var left = Postfix();
        while (IsWord("instance"))
        {
            var position = Operator();
            Expect("of");
            var start = token.Start;
            var type = Type();
            var name = text[start..token.Start].Trim();
            // Grammar rule 52: these take parameters, unless a model has given the name a meaning of its own (table 61).
            if (name is "list" or "context")
                type = options.Types(name);
            left = new InstanceOfNode(position, left, type?.Unconstrained, name);
        }
        return left;
    }

    // Steps over an operator and returns where it stood.
    int Operator()
    {
        CountOperator();
        var position = token.Start;
        Advance();
        return position;
    }
}
