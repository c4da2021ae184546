namespace Yingzhou.Languages.Feel.Syntax;

enum TokenKind { End, Word, Number, String, Symbol }

/// <param name="Text">A word or symbol as written, a string without quotes and escapes.</param>
readonly record struct Token(TokenKind Kind, int Start, int End, string Text);

/// <summary>A text is not FEEL. Caught by the parser's own entry points; never leaves this library.</summary>
sealed class SyntaxErrorException(int position, string message, FeelProblem problem = FeelProblem.Syntax) : Exception(message)
{
    public FeelDiagnostic Diagnostic => new(problem, position, Message);
}
