using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

// Unary tests: cells of decision tables, and the right side of "in".
sealed partial class Parser
{
    public UnaryTest WholeUnaryTests()
    {
        if (IsSymbol("-") && lexer.SkipBlanks(token.End) == text.Length)
        {
            Advance();
            return new AnythingTest(0);
        }
        if (IsWord("not") && Attempt(Negated, out var negated))
            return negated!;
        return TestList(inCell: true);

        NotTest Negated()
        {
            var position = token.Start;
            Advance();
            Expect("(");
            var tests = TestList(inCell: true);
            Expect(")");
            return token.Kind == TokenKind.End ? new(position, tests) : throw Unexpected("the end");
        }
    }

    UnaryTest TestsAfterIn()
    {
        if (!IsSymbol("("))
            return OneTest(inCell: false);
        // in (1..5) is a range, in (1, < 5) a list of tests.
        return Attempt(InParentheses, out var tests) ? tests! : OneTest(inCell: false);

        UnaryTest InParentheses()
        {
            Advance();
            var tests = TestList(inCell: false, whole: true);
            Expect(")");
            return tests;
        }
    }

    UnaryTest TestList(bool inCell, bool whole = true)
    {
        var position = token.Start;
        var tests = new List<UnaryTest> { OneTest(inCell, whole) };
        while (Skip(","))
            tests.Add(OneTest(inCell, whole));
        return tests.Count == 1 ? tests[0] : new AnyOfTest(position, [.. tests]);
    }

    // In a cell, an expression goes to its end; behind "in", a following "and" or "or" belongs to the outside.
    UnaryTest OneTest(bool inCell, bool whole = false)
    {
        var position = token.Start;
        if (ComparisonSymbol() is { } operation)
        {
            CountOperator();
            Advance();
            return new ComparisonTest(position, operation, Additive());
        }
        var outer = mentionsInput;
        mentionsInput = false;
        var expression = whole || inCell ? Expression() : Additive();
        var test = new ExpressionTest(expression, mentionsInput, inCell);
        mentionsInput = outer;
        return test;
    }
}
