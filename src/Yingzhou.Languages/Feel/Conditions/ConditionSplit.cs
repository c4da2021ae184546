using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel;

/// <summary>Cuts the text of a condition, already known to be FEEL, at its outermost <c>or</c>, <c>and</c> and <c>not</c>.</summary>
static class ConditionSplit
{
    // What begins with one of these reaches to the end of the text: it is not cut.
    static readonly HashSet<string> Greedy = ["if", "for", "some", "every", "function"];

    public static FeelParseResult<FeelCondition> Read(string text)
    {
        var problems = new List<FeelDiagnostic>();
        var condition = Of(text.Trim(), problems);
        return problems.Count == 0 ? new(condition, []) : new(null, problems);
    }

    static FeelCondition? Of(string text, List<FeelDiagnostic> problems)
    {
        var tokens = Tokens(text);
        if (Cut(text, tokens, "or") is { Count: > 1 } any)
            return new FeelAny(Parts(any, problems));
        if (Cut(text, tokens, "and") is { Count: > 1 } all)
            return new FeelAll(Parts(all, problems));
        if (Inside(text, tokens, 0) is { } bracketed)
            return Of(bracketed, problems);
        if (tokens is [{ Kind: TokenKind.Word, Text: "not" }, ..] && Inside(text, tokens, 1) is { } negated)
            return Of(negated, problems) is { } part ? new FeelNot(part) : null;
        return Choice(text, tokens, problems)
            ?? Between(text, tokens, problems)
            ?? Within(text, tokens, problems)
            ?? Leaf(text, tokens, problems);
    }

    static List<FeelCondition> Parts(IEnumerable<string> texts, List<FeelDiagnostic> problems) =>
        [.. texts.Select(text => Of(text, problems)).OfType<FeelCondition>()];

    static FeelCondition? Leaf(string text, IReadOnlyList<Token> tokens, List<FeelDiagnostic> problems)
    {
        var parsed = FeelExpression.Parse(text);
        if (parsed.Value is { } expression)
            return new FeelLeaf(text, expression, Names(tokens, expression), FeelLimit.Of(text, expression));
        problems.AddRange(parsed.Errors);
        return null;
    }

    // if c then a else b: (c and a) or (not c and b), which is known as soon as both branches that are possible agree with what is known of c.
    static FeelAny? Choice(string text, IReadOnlyList<Token> tokens, List<FeelDiagnostic> problems)
    {
        if (tokens is not [{ Kind: TokenKind.Word, Text: "if" }, ..])
            return null;
        var (depth, nested) = (0, 0);
        Token? then = null;
        foreach (var token in tokens.Skip(1))
        {
            depth += Depth(token);
            if (depth != 0 || token.Kind != TokenKind.Word)
                continue;
            if (token.Text == "if")
                nested++;
            else if (token.Text == "then" && nested == 0)
                then ??= token;
            else if (token.Text == "else" && nested > 0)
                nested--;
            else if (token.Text == "else" && then is { } found)
            {
                var condition = Of(text[tokens[0].End..found.Start].Trim(), problems);
                var yes = Of(text[found.End..token.Start].Trim(), problems);
                var no = Of(text[token.End..].Trim(), problems);
                return condition is null || yes is null || no is null
                    ? null
                    : new([new FeelAll([condition, yes]), new FeelAll([new FeelNot(condition), no])]);
            }
        }
        return null;
    }

    static FeelAll? Between(string text, IReadOnlyList<Token> tokens, List<FeelDiagnostic> problems)
    {
        if (Outermost(tokens, "between") is not (>= 0 and var between))
            return null;
        var and = tokens.Index().First(token => token.Index > between && token.Item is { Kind: TokenKind.Word, Text: "and" }).Item;
        var measure = text[..tokens[between].Start].Trim();
        return Both(measure, ">=", text[tokens[between].End..and.Start], "<=", text[and.End..], problems);
    }

    // x in [a..b]: only where both ends are numbers, since of them a gap can be told.
    static FeelAll? Within(string text, IReadOnlyList<Token> tokens, List<FeelDiagnostic> problems)
    {
        if (Outermost(tokens, "in") is not (>= 0 and var at) || tokens.Count != at + 6)
            return null;
        if (
            tokens[at + 1].Text is not ("[" or "(" or "]")
            || tokens[at + 2].Kind != TokenKind.Number
            || tokens[at + 3].Text != ".."
            || tokens[at + 4].Kind != TokenKind.Number
        )
            return null;
        return Both(
            text[..tokens[at].Start].Trim(),
            tokens[at + 1].Text == "[" ? ">=" : ">",
            tokens[at + 2].Text,
            tokens[at + 5].Text == "]" ? "<=" : "<",
            tokens[at + 4].Text,
            problems
        );
    }

    static FeelAll? Both(string measure, string low, string from, string high, string to, List<FeelDiagnostic> problems) =>
        Of($"{measure} {low} {from.Trim()}", problems) is { } first && Of($"{measure} {high} {to.Trim()}", problems) is { } second
            ? new([first, second])
            : null;

    static int Outermost(IReadOnlyList<Token> tokens, string word)
    {
        var depth = 0;
        foreach (var (index, token) in tokens.Index())
        {
            depth += Depth(token);
            if (Greedy.Contains(token.Text) && token.Kind == TokenKind.Word)
                return -1;
            if (depth == 0 && token.Kind == TokenKind.Word && token.Text == word)
                return index;
        }
        return -1;
    }

    static List<string> Cut(string text, IReadOnlyList<Token> tokens, string word)
    {
        var (depth, start, pendingBetween) = (0, 0, 0);
        var parts = new List<string>();
        foreach (var token in tokens)
        {
            depth += Depth(token);
            if (depth != 0 || token.Kind != TokenKind.Word)
                continue;
            if (Greedy.Contains(token.Text))
                break;
            if (token.Text == "between")
                pendingBetween++;
            else if (token.Text == "and" && pendingBetween > 0)
                pendingBetween--;
            else if (token.Text == word)
            {
                parts.Add(text[start..token.Start].Trim());
                start = token.End;
            }
        }
        parts.Add(text[start..].Trim());
        return parts;
    }

    /// <summary>What stands between a bracket at <paramref name="open"/> and its partner, when that is the last token and no comma lies between.</summary>
    static string? Inside(string text, IReadOnlyList<Token> tokens, int open)
    {
        if (tokens.Count < open + 3 || tokens[open].Text != "(" || tokens[open].Kind != TokenKind.Symbol)
            return null;
        var depth = 0;
        foreach (var (index, token) in tokens.Index().Skip(open))
        {
            depth += Depth(token);
            if (depth == 1 && token.Kind == TokenKind.Symbol && token.Text is "," or "..")
                return null;
            if (depth == 0)
                return index == tokens.Count - 1 ? text[tokens[open].End..token.Start].Trim() : null;
        }
        return null;
    }

    static int Depth(Token token) =>
        token.Kind != TokenKind.Symbol ? 0
        : token.Text is "(" or "[" or "{" ? 1
        : token.Text is ")" or "]" or "}" ? -1
        : 0;

    static List<string> Names(IReadOnlyList<Token> tokens, FeelExpression expression)
    {
        var names = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !expression.Variables.Contains(tokens[i].Text) || (i > 0 && tokens[i - 1].Text == "."))
                continue;
            if (i + 1 < tokens.Count && tokens[i + 1].Text == "(")
                continue;
            var path = tokens[i].Text;
            while (i + 2 < tokens.Count && tokens[i + 1].Text == "." && tokens[i + 2].Kind == TokenKind.Word)
            {
                path += "." + tokens[i + 2].Text;
                i += 2;
            }
            if (!names.Contains(path))
                names.Add(path);
        }
        return names;
    }

    static List<Token> Tokens(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        for (var token = lexer.Next(0); token.Kind != TokenKind.End; token = lexer.Next(token.End))
            tokens.Add(token);
        return tokens;
    }
}
