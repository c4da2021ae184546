using System.Globalization;
using System.Text;

namespace Yingzhou.Languages.Feel.Syntax;

/// <summary>Cuts tokens on demand, because where a name ends depends on the names that are known and not on the text alone.</summary>
sealed class Lexer(string text)
{
    static readonly string[] LongSymbols = ["..", "**", "<=", ">=", "!=", "->"];
    static readonly string[] ShortSymbols = [.. "=<>+-*/()[]{},:.@".Select(c => c.ToString())];

    public Token Next(int position)
    {
        position = SkipBlanks(position);
        if (position >= text.Length)
            return new(TokenKind.End, position, position, "");
        var c = text[position];
        if (c == '"')
            return String(position);
        if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1])))
            return Number(position);
        if (NameCharacters.IsStart(NameCharacters.At(text, position)))
        {
            var end = NameCharacters.EndOfWord(text, position);
            return new(TokenKind.Word, position, end, text[position..end]);
        }
        foreach (var symbol in LongSymbols)
            if (string.CompareOrdinal(text, position, symbol, 0, 2) == 0)
                return new(TokenKind.Symbol, position, position + 2, symbol);
        foreach (var symbol in ShortSymbols)
            if (symbol[0] == c)
                return new(TokenKind.Symbol, position, position + 1, symbol);
        throw new SyntaxErrorException(position, $"the character '{c}' has no meaning here");
    }

    public int SkipBlanks(int position)
    {
        while (position < text.Length)
        {
            if (IsBlank(text[position]))
                position++;
            else if (At(position, "//"))
                position = text.IndexOf('\n', position) is >= 0 and var line ? line : text.Length;
            else if (At(position, "/*"))
                position = text.IndexOf("*/", position + 2, StringComparison.Ordinal) is >= 0 and var close
                    ? close + 2
                    : throw new SyntaxErrorException(position, "the comment does not end");
            else
                break;
        }
        return position;
    }

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u180E' or '\u200B';

    bool At(int position, string symbol) => string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0;

    Token Number(int start)
    {
        var end = Digits(start);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            end = Digits(end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
                end = Digits(digits);
        }
        return new(TokenKind.Number, start, end, text[start..end]);
    }

    int Digits(int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position;
    }

    Token String(int start)
    {
        var content = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
                return new(TokenKind.String, start, i + 1, content.ToString());
            if (text[i] == '\\' && i + 1 < text.Length)
                i = Escape(i + 1, content);
            else
                content.Append(text[i]);
        }
        throw new SyntaxErrorException(start, "the string does not end");
    }

    // Returns the index of the escape's last character. A backslash before any other character is itself, as regular expressions want it.
    int Escape(int position, StringBuilder content)
    {
        var c = text[position];
        switch (c)
        {
            case 'n': content.Append('\n'); return position;
            case 'r': content.Append('\r'); return position;
            case 't': content.Append('\t'); return position;
            case '"' or '\\' or '\'': content.Append(c); return position;
            case 'u' or 'U':
                var digits = c == 'u' ? 4 : 6;
                if (position + digits < text.Length
                    && int.TryParse(text.AsSpan(position + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
                    && point <= 0x10FFFF)
                {
                    CodePoints.Append(content, point);
                    return position + digits;
                }
                throw new SyntaxErrorException(position, $"\\{c} needs {digits} hexadecimal digits of a code point");
            default: content.Append('\\').Append(c); return position;
        }
    }
}
