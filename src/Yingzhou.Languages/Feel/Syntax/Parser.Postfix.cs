using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

// What stands behind a value: members, filters, arguments.
sealed partial class Parser
{
    Node Postfix()
    {
        var target = Primary();
        while (token.Kind == TokenKind.Symbol)
        {
            if (IsSymbol("."))
            {
                var position = Operator();
                target = new PathNode(position, target, Name());
            }
            else if (IsSymbol("("))
                target = Call(target);
            else if (IsSymbol("["))
            {
                // In [1..5[ the bracket closes the range, in [1..a[2]] it filters: only reading on tells.
                if (!inEndpoint)
                    target = Filter(target);
                else if (Attempt(() => Filter(target), out var filtered))
                    target = filtered!;
                else
                    break;
            }
            else
                break;
        }
        return target;
    }

    FilterNode Filter(Node target)
    {
        var position = Operator();
        var endpoint = inEndpoint;
        inEndpoint = false;
        filterDepth++;
        var filter = Expression();
        filterDepth--;
        Expect("]");
        inEndpoint = endpoint;
        return new(position, target, filter);
    }

    CallNode Call(Node target)
    {
        CountOperator();
        Expect("(");
        var values = new List<Node>();
        var parameterNames = new List<string>();
        while (!IsSymbol(")"))
        {
            if (values.Count > 0)
                Expect(",");
            if (ParameterName() is { } name)
                parameterNames.Add(name);
            values.Add(Expression());
            if (parameterNames.Count > 0 && parameterNames.Count != values.Count)
                throw Unexpected("arguments either all with names or all without");
        }
        Expect(")");
        return new(target.Position, target, [.. values], parameterNames.Count > 0 ? [.. parameterNames] : null);
    }

    // A name with a colon behind it; anything else is read again as an expression.
    string? ParameterName()
    {
        if (token.Kind != TokenKind.Word || (KnownNames.IsKeyword(token.Text) && names.LongestAt(text, token.Start) is null))
            return null;
        var start = token;
        var name = NewName();
        if (Skip(":"))
            return name;
        token = start;
        return null;
    }
}
