using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

// if, for, some, every, function.
sealed partial class Parser
{
    IfNode Conditional(int position)
    {
        Advance();
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new(position, condition, then, Expression());
    }

    ForNode For(int position)
    {
        Advance();
        var mark = names.Mark;
        var iterations = IterationList();
        Expect("return");
        var result = Expression();
        names.Forget(mark);
        return new(position, iterations, result);
    }

    QuantifiedNode Quantified(int position)
    {
        var isEvery = token.Text == "every";
        Advance();
        var mark = names.Mark;
        var iterations = IterationList();
        Expect("satisfies");
        var condition = Expression();
        names.Forget(mark);
        return new(position, isEvery, iterations, condition);
    }

    Iteration[] IterationList()
    {
        var iterations = new List<Iteration>();
        do
        {
            var variable = string.Intern(NewName());
            names.Add(variable);
            Expect("in");
            var source = Expression();
            iterations.Add(new(variable, source, Skip("..") ? Expression() : null));
        } while (Skip(","));
        return [.. iterations];
    }

    Node Function(int position)
    {
        Advance();
        var mark = names.Mark;
        var parameters = new List<(string Name, FeelType Type)>();
        Expect("(");
        while (!IsSymbol(")"))
        {
            if (parameters.Count > 0)
                Expect(",");
            var name = string.Intern(NewName());
            names.Add(name);
            parameters.Add((name, Skip(":") ? Type() ?? FeelType.Any : FeelType.Any));
        }
        Expect(")");
        var isExternal = Skip("external");
        var body = Expression();
        names.Forget(mark);
        return isExternal
            ? new ExternalFunctionNode(
                position,
                kind: null,
                [.. parameters.Select(p => p.Name)],
                [.. parameters.Select(p => p.Type)],
                FeelType.Any,
                body
            )
            : new FunctionNode(position, [.. parameters.Select(p => p.Name)], [.. parameters.Select(p => p.Type)], body);
    }
}
