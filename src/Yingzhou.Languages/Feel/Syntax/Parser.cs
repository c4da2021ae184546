using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

/// <summary>
/// Recursive descent over the grammar of DMN 1.5 §10.3.1.2, straight to the evaluable form. This part holds the machinery; the others
/// follow the grammar.
/// </summary>
sealed partial class Parser
{
    // Left-leaning chains (a + a + …) nest nodes as deep as they are long; evaluation must not run out of stack on them.
    const int MostOperators = 3000;

    readonly string text;
    readonly FeelParseOptions options;
    readonly Lexer lexer;
    readonly KnownNames names;
    Token token;
    int nesting;
    int operators;
    long tokensLeft;
    readonly SortedSet<string> variables = new(StringComparer.Ordinal);
    int filterDepth;
    bool mentionsInput;
    bool inEndpoint;

    public Parser(string text, FeelParseOptions options)
    {
        this.text = text;
        this.options = options;
        lexer = new(text);
        names = new(options.Names);
        tokensLeft = 1000 + (20L * text.Length);
    }

    public FeelDiagnostic? Error { get; private set; }

    /// <summary>Names the text takes from outside. Inside filters a name may as well be a member of the items, so those are left
    /// out.</summary>
    public IReadOnlyCollection<string> Variables => variables;

    public T? Try<T>(Func<T> parse)
        where T : class
    {
        try
        {
            if (text.Length > options.Limits.TextLength)
                throw new SyntaxErrorException(0, $"the text is longer than {options.Limits.TextLength}", FeelProblem.Limit);
            MoveTo(0);
            var parsed = parse();
            return token.Kind == TokenKind.End ? parsed : throw Unexpected("the end");
        }
        catch (SyntaxErrorException error)
        {
            Error = error.Diagnostic;
            return null;
        }
    }

    public Node WholeExpression() => Expression();

    void Advance() => MoveTo(token.End);

    // Attempts that fail are read again; a text made to fail late and deep must not take exponential time.
    void MoveTo(int position)
    {
        if (--tokensLeft < 0)
            throw new SyntaxErrorException(position, "the text is too ambiguous to read", FeelProblem.Limit);
        token = lexer.Next(position);
    }

    bool IsSymbol(string symbol) => token.Kind == TokenKind.Symbol && token.Text == symbol;

    bool IsWord(string word) => token.Kind == TokenKind.Word && token.Text == word;

    bool Skip(string symbolOrKeyword)
    {
        if (!IsSymbol(symbolOrKeyword) && !IsWord(symbolOrKeyword))
            return false;
        Advance();
        return true;
    }

    void Expect(string symbolOrKeyword)
    {
        if (!Skip(symbolOrKeyword))
            throw Unexpected($"'{symbolOrKeyword}'");
    }

    SyntaxErrorException Unexpected(string wanted) =>
        new(token.Start, token.Kind == TokenKind.End ? $"{wanted} expected, but the text ends" : $"{wanted} expected, not '{token.Text}'");

    void CountOperator()
    {
        if (++operators > MostOperators)
            throw new SyntaxErrorException(token.Start, $"more than {MostOperators} operators", FeelProblem.Limit);
    }

    T Nested<T>(Func<T> parse)
    {
        if (++nesting > options.Limits.Nesting)
            throw new SyntaxErrorException(token.Start, $"nested deeper than {options.Limits.Nesting}", FeelProblem.Limit);
        var parsed = parse();
        nesting--;
        return parsed;
    }

    /// <summary>Runs a part of the grammar; when it does not fit, goes back to where it began.</summary>
    bool Attempt<T>(Func<T> parse, out T? parsed)
        where T : class
    {
        var (start, depth, mark, mentioned, endpoint, filters) = (token, nesting, names.Mark, mentionsInput, inEndpoint, filterDepth);
        try
        {
            parsed = parse();
            return true;
        }
        catch (SyntaxErrorException error) when (error.Diagnostic.Problem == FeelProblem.Syntax)
        {
            (token, nesting, mentionsInput, inEndpoint, filterDepth) = (start, depth, mentioned, endpoint, filters);
            names.Forget(mark);
            parsed = null;
            return false;
        }
    }

    /// <summary>A name: the longest known one, or all the words that follow each other without an operator between them.</summary>
    string Name()
    {
        if (token.Kind != TokenKind.Word)
            throw Unexpected("a name");
        var known = names.LongestAt(text, token.Start);
        var end = token.Start;
        if (!KnownNames.IsKeyword(token.Text))
        {
            end = token.End;
            while (EndOfNextWord(end) is { } next)
                end = next;
        }
        if (known is { } longest && longest.End > end)
        {
            MoveTo(longest.End);
            return longest.Name;
        }
        if (end == token.Start)
            throw Unexpected("a name");
        var name = KnownNames.Normalize(text[token.Start..end]);
        MoveTo(end);
        return name;
    }

    /// <summary>
    /// A name where it is given to something: there it may hold symbols and words that mean something else elsewhere (rules 25 to 30), up to the <c>in</c>,
    /// colon, comma or bracket behind it.
    /// </summary>
    string NewName()
    {
        if (token.Kind != TokenKind.Word || (KnownNames.IsKeyword(token.Text) && names.LongestAt(text, token.Start) is null))
            throw Unexpected("a name");
        var end = token.End;
        while (EndOfNextPart(end) is { } next)
            end = next;
        var name = KnownNames.Normalize(text[token.Start..end]);
        MoveTo(end);
        return name;
    }

    int? EndOfNextPart(int position)
    {
        var start = position;
        while (start < text.Length && Lexer.IsBlank(text[start]))
            start++;
        if (text.AsSpan(start) is ['/', '/' or '*', ..] or ['.', '.', ..])
            return null;
        if (start < text.Length && NameCharacters.IsAdditional(text[start]))
            return start + 1;
        var end = NameCharacters.EndOfWord(text, start);
        return end == start || text.AsSpan(start, end - start) is "in" ? null : end;
    }

    int? EndOfNextWord(int position)
    {
        var start = position;
        while (start < text.Length && Lexer.IsBlank(text[start]))
            start++;
        if (start == position || start == text.Length)
            return null;
        var end = NameCharacters.EndOfWord(text, start);
        return end == start || KnownNames.IsKeyword(text[start..end]) ? null : end;
    }
}
