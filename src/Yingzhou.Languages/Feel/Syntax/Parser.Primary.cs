using Yingzhou.Languages.Feel.Builtins;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

// Literals, names, brackets of all kinds.
sealed partial class Parser
{
    Node Primary()
    {
        var position = token.Start;
        switch (token.Kind)
        {
            case TokenKind.Number:
                var number = Decimal34.Parse(token.Text) ?? throw new SyntaxErrorException(position, $"{token.Text} is beyond all numbers");
                Advance();
                return new ConstantNode(position, number.ToInt64() is { } whole ? FeelNumber.Of(whole) : new FeelNumber(number));
            case TokenKind.String:
                var content = token.Text;
                Advance();
                return new ConstantNode(position, content);
            case TokenKind.Word:
                return WordExpression(position);
            case TokenKind.Symbol:
                return token.Text switch
                {
                    "(" => Parenthesis(position),
                    "[" => ListOrRange(position),
                    "]" => RangeAfterOpenStart(position),
                    "{" => Context(position),
                    "@" => AtLiteral(position),
                    _ => throw Unexpected("a value"),
                };
            default:
                throw Unexpected("a value");
        }
    }

    Node WordExpression(int position)
    {
        // A known name wins over the keyword it begins with.
        if (names.LongestAt(text, position) is null)
        {
            switch (token.Text)
            {
                case "if": return Conditional(position);
                case "for": return For(position);
                case "some" or "every": return Quantified(position);
                case "function": return Function(position);
            }
        }
        switch (token.Text)
        {
            case "true" when EndOfNextWord(token.End) is null: Advance(); return new ConstantNode(position, FeelBoolean.True);
            case "false" when EndOfNextWord(token.End) is null: Advance(); return new ConstantNode(position, FeelBoolean.False);
            case "null" when EndOfNextWord(token.End) is null: Advance(); return new ConstantNode(position, null);
        }
        var name = Name();
        if (name == "?")
            mentionsInput = true;
        else if (filterDepth == 0 && name != "partial" && !names.IsLocal(name) && BuiltinFunctions.Find(name) is null)
            variables.Add(name);
        return new NameNode(position, name);
    }

    Node Parenthesis(int position)
    {
        Advance();
        if (ComparisonSymbol() is { } operation)
        {
            Advance();
            var bound = Expression();
            Expect(")");
            return OneSidedRange(position, operation, bound);
        }
        var (endpoint, inner) = (inEndpoint, (Node?)null);
        inEndpoint = false;
        inner = Expression();
        if (IsSymbol(".."))
            inner = RangeFrom(position, inner, startIncluded: false);
        else
            Expect(")");
        inEndpoint = endpoint;
        return inner;
    }

    static RangeNode OneSidedRange(int position, ComparisonOperator operation, Node bound) => operation switch
    {
        ComparisonOperator.Less => new(position, null, false, bound, false),
        ComparisonOperator.LessOrEqual => new(position, null, false, bound, true),
        ComparisonOperator.Greater => new(position, bound, false, null, false),
        ComparisonOperator.GreaterOrEqual => new(position, bound, true, null, false),
        ComparisonOperator.Equal => new(position, bound, true, bound, true, RangeForm.Equal),
        _ => new(position, bound, true, bound, true, RangeForm.NotEqual),
    };

    Node ListOrRange(int position)
    {
        Advance();
        var endpoint = inEndpoint;
        inEndpoint = false;
        var items = new List<Node>();
        while (!IsSymbol("]"))
        {
            if (items.Count > 0)
                Expect(",");
            items.Add(Expression());
            if (items.Count == 1 && IsSymbol(".."))
            {
                var range = RangeFrom(position, items[0], startIncluded: true);
                inEndpoint = endpoint;
                return range;
            }
        }
        inEndpoint = endpoint;
        Advance();
        return new ListNode(position, [.. items]);
    }

    RangeNode RangeAfterOpenStart(int position)
    {
        Advance();
        return RangeFrom(position, Expression(), startIncluded: false);
    }

    RangeNode RangeFrom(int position, Node start, bool startIncluded)
    {
        Expect("..");
        var endpoint = inEndpoint;
        inEndpoint = true;
        var end = Expression();
        inEndpoint = endpoint;
        if (!IsSymbol("]") && !IsSymbol(")") && !IsSymbol("["))
            throw Unexpected("the end of the range");
        var endIncluded = token.Text == "]";
        Advance();
        return new(position, start, startIncluded, end, endIncluded);
    }

    ContextNode Context(int position)
    {
        Advance();
        var mark = names.Mark;
        var entries = new List<(string, Node)>();
        while (!IsSymbol("}"))
        {
            if (entries.Count > 0)
                Expect(",");
            var key = Key();
            var value = Expression();
            entries.Add((string.Intern(key), value));
            names.Add(key);
        }
        Advance();
        // Entries with operators in their names stay known behind the context: {a+b: 1}.a+b.
        if (!IsSymbol("."))
            names.Forget(mark);
        return new(position, [.. entries]);
    }

    // A key may hold operators without being known, because the colon ends it.
    string Key()
    {
        if (token.Kind == TokenKind.String)
        {
            var quoted = token.Text;
            Advance();
            Expect(":");
            return quoted;
        }
        var end = token.Start;
        while (end < text.Length && text[end] != ':')
        {
            var c = NameCharacters.At(text, end);
            if (!NameCharacters.IsPart(c) && !(c <= 0xFFFF && (NameCharacters.IsAdditional((char)c) || Lexer.IsBlank((char)c))))
                throw new SyntaxErrorException(end, "the name of an entry expected");
            end += c > 0xFFFF ? 2 : 1;
        }
        var key = KnownNames.Normalize(text[token.Start..end]);
        if (key.Length == 0 || !NameCharacters.IsStart(NameCharacters.At(key, 0)))
            throw Unexpected("the name of an entry");
        MoveTo(end);
        Expect(":");
        return key;
    }

    ConstantNode AtLiteral(int position)
    {
        Advance();
        if (token.Kind != TokenKind.String)
            throw Unexpected("a date, time or duration in quotes");
        var value = TemporalText.Any(token.Text) ?? throw new SyntaxErrorException(token.Start, $"'{token.Text}' is no date, time or duration");
        Advance();
        return new(position, value);
    }
}
