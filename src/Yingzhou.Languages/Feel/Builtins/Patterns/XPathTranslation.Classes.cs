namespace Yingzhou.Languages.Feel.Builtins;

// Escapes and character classes.
sealed partial class XPathTranslation
{
    const string SingleEscapes = @"nrt\|.-^?*+{}()[]$";
    const string MultiEscapes = "sSiIcCdDwW";

    /// <summary>The escape behind a backslash: a letter, or a category such as p{Lu}.</summary>
    string ReadEscape()
    {
        if (position == pattern.Length)
            throw Fault("a backslash at its end");
        var c = (char)Take();
        if (SingleEscapes.Contains(c, StringComparison.Ordinal) || MultiEscapes.Contains(c, StringComparison.Ordinal))
            return c.ToString();
        if (c is not ('p' or 'P') || position == pattern.Length || Take() != '{')
            throw Fault($"the escape '\\{c}'");
        var end = pattern.IndexOf('}', position);
        if (end < 0)
            throw Fault("a category without an end");
        var name = pattern[position..end];
        position = end + 1;
        return $"{c}{{{name}}}";
    }

    // Behind the opening bracket.
    CharacterClass Class()
    {
        if (++depth > DeepestGroups)
            throw Fault("classes nested too deeply");
        var set = new CharacterClass();
        if (Next() == '^')
        {
            position++;
            set.IsNegated = true;
        }
        for (var first = true; ; first = false)
        {
            var c = Next();
            if (c == ']' && !first)
                break;
            if (c == '-' && !first && position + 1 < pattern.Length && pattern[position + 1] == '[')
            {
                position += 2;
                set.Subtracted = Class();
                if (Next() != ']')
                    throw Fault("something behind a subtraction");
                break;
            }
            Member(set);
        }
        position++;
        depth--;
        return set;
    }

    int Next() => position < pattern.Length ? Peek : throw Fault("a class that is not closed");

    void Member(CharacterClass set)
    {
        var from = Single(set);
        if (from is not { } low)
            return;
        // A hyphen before the closing bracket or a subtraction is itself.
        if (Next() != '-' || (position + 1 < pattern.Length && pattern[position + 1] is ']' or '['))
        {
            set.Add(low, low);
            return;
        }
        position++;
        Next();
        if (Single(set) is not { } high || high < low)
            throw Fault("a range that is none");
        set.Add(low, high);
    }

    // One code point; null when the member is an escape for many, which is added at once.
    int? Single(CharacterClass set)
    {
        var c = Take();
        if (c == '[')
            throw Fault("'[' in a class");
        if (c != '\\')
            return c;
        var escape = ReadEscape();
        if (CharacterClass.CodePointOf(escape) is { } single)
            return single;
        set.AddEscape(escape);
        return null;
    }
}
