using System.Text;
using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>
/// Reads a pattern by the grammar of XML Schema with XPath's additions (anchors, reluctant quantifiers, back references) and writes it
/// for .NET. What .NET knows
/// beyond that (look-around, named groups, options) is refused. Code points beyond U+FFFF count as one character.
/// </summary>
sealed partial class XPathTranslation(string pattern, string flags)
{
    const int DeepestGroups = 100;
    const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    readonly bool singleLine = flags.Contains('s', StringComparison.Ordinal);
    readonly bool multiLine = flags.Contains('m', StringComparison.Ordinal);
    readonly bool ignoreBlanks = flags.Contains('x', StringComparison.Ordinal);
    readonly StringBuilder result = new();
    readonly HashSet<int> closedGroups = [];
    int position;
    int depth;

    /// <summary>Capturing groups.</summary>
    public int Groups { get; private set; }

    public string Translate()
    {
        Alternatives();
        return position == pattern.Length ? result.ToString() : throw Fault("a closing parenthesis without an opening one");
    }

    static FormatException Fault(string what) => new($"the pattern holds {what}");

    int Peek => NameCharacters.At(pattern, position);

    int Take()
    {
        var c = Peek;
        position += c > 0xFFFF ? 2 : 1;
        return c;
    }

    void SkipBlanks()
    {
        while (ignoreBlanks && Peek is ' ' or '\t' or '\n' or '\r')
            position++;
    }

    void Alternatives()
    {
        while (true)
        {
            for (SkipBlanks(); position < pattern.Length && Peek is not ('|' or ')'); SkipBlanks())
                Piece();
            if (position == pattern.Length || Peek == ')')
                return;
            position++;
            result.Append('|');
        }
    }

    void Piece()
    {
        Atom();
        SkipBlanks();
        if (position == pattern.Length)
            return;
        switch (Peek)
        {
            case '?' or '*' or '+': result.Append((char)Take()); break;
            case '{': Counts(); break;
            default: return;
        }
        SkipBlanks();
        if (position < pattern.Length && Peek == '?')
            result.Append((char)Take());
    }

    // {n}, {n,} or {n,m}
    void Counts()
    {
        position++;
        var least = Digits() ?? throw Fault("a quantity without a number");
        int? most = least;
        if (position < pattern.Length && Peek == ',')
        {
            position++;
            most = Digits();
        }
        if (position == pattern.Length || Take() != '}' || most < least)
            throw Fault("a quantity that is none");
        result.Append('{').Append(least).Append(most == least ? "" : ",").Append(most == least ? null : most).Append('}');
    }

    int? Digits()
    {
        var start = position;
        while (position < pattern.Length && char.IsAsciiDigit(pattern[position]))
            position++;
        return position == start ? null
            : int.TryParse(pattern.AsSpan(start, position - start), out var number) ? number
            : throw Fault("a number that is too large");
    }

    void Atom()
    {
        var c = Take();
        switch (c)
        {
            case '(':
                Group();
                break;
            case '[':
                result.Append(Class().Write());
                break;
            case '.':
                result.Append(singleLine ? $@"(?:{AnyPair}|[\s\S])" : $@"(?:{AnyPair}|[^\n\r])");
                break;
            case '^':
                result.Append(multiLine ? "(?m:^)" : @"\A");
                break;
            case '$':
                result.Append(multiLine ? "(?m:$)" : @"\z");
                break;
            case '\\':
                Escape();
                break;
            case '?' or '*' or '+' or '{' or '}' or ']':
                throw Fault($"'{(char)c}' where a character is expected");
            default:
                result.Append(CharacterClass.Literal(c));
                break;
        }
    }

    void Group()
    {
        if (++depth > DeepestGroups)
            throw Fault("groups nested too deeply");
        var number = 0;
        if (pattern.AsSpan(position).StartsWith("?:"))
        {
            position += 2;
            result.Append("(?:");
        }
        else
        {
            number = ++Groups;
            result.Append('(');
        }
        Alternatives();
        if (position == pattern.Length)
            throw Fault("a parenthesis that is not closed");
        position++;
        depth--;
        result.Append(')');
        closedGroups.Add(number);
    }

    void Escape()
    {
        if (position == pattern.Length)
            throw Fault("a backslash at its end");
        if (Peek is >= '1' and <= '9')
            BackReference();
        else
            result.Append(CharacterClass.OfEscape(ReadEscape()).Write());
    }

    // A group that took no part in the match counts as the empty text, where .NET would not match at all.
    void BackReference()
    {
        var group = Take() - '0';
        while (position < pattern.Length && char.IsAsciiDigit(pattern[position]) && (group * 10) + pattern[position] - '0' <= Groups)
            group = (group * 10) + Take() - '0';
        if (!closedGroups.Contains(group))
            throw Fault($"a reference to group {group}, which is not closed before it");
        result.Append("(?(").Append(group).Append(@")\").Append(group).Append("|)");
    }
}
