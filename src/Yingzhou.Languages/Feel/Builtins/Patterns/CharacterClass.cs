using System.Globalization;
using System.Text;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>A set of code points as a pattern names it, and how .NET, which sees UTF-16 units, is told of it.</summary>
sealed class CharacterClass
{
    const string NameStart =
        @":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD";

    const string NotNameStart =
        @"\u0000-9;-@\[-\^`\{-\u00BF\u00D7\u00F7\u0300-\u036F\u037E\u2000-\u200B\u200E-\u206F\u2190-\u2BFF\u2FF0-\u3000\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF";

    const string NameRest = NameStart + @"\-.0-9\u00B7\u0300-\u036F\u203F\u2040";

    const string NotNameRest =
        @"\u0000-,/;-@\[-\^`\{-\u00B6\u00B8-\u00BF\u00D7\u00F7\u037E\u2000-\u200B\u200E-\u203E\u2041-\u206F\u2190-\u2BFF\u2FF0-\u3000\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF";

    readonly StringBuilder basic = new();
    readonly List<(int Low, int High)> astral = [];

    public bool IsNegated { get; set; }
    public CharacterClass? Subtracted { get; set; }

    /// <summary>The code point of an escape that stands for one; <c>null</c> for the others.</summary>
    public static int? CodePointOf(string escape) => escape switch
    {
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        [var c] when !char.IsAsciiLetter(c) => c,
        _ => null,
    };

    public static CharacterClass OfEscape(string escape)
    {
        var set = new CharacterClass();
        if (CodePointOf(escape) is { } single)
            set.Add(single, single);
        else
            set.AddEscape(escape);
        return set;
    }

    public void AddEscape(string escape) => basic.Append(escape switch
    {
        "s" => @" \t\n\r",
        "S" => @"\u0000-\u0008\u000B\u000C\u000E-\u001F!-\uFFFF",
        "i" => NameStart,
        "I" => NotNameStart,
        "c" => NameRest,
        "C" => NotNameRest,
        "d" => @"\p{Nd}",
        "D" => @"\P{Nd}",
        // Everything but punctuation, separators and others: XML Schema §F.1.1.
        "w" => @"\p{L}\p{M}\p{N}\p{S}",
        "W" => @"\p{P}\p{Z}\p{C}",
        _ => "\\" + escape,
    });

    public void Add(int low, int high)
    {
        if (low <= 0xFFFF)
        {
            basic.Append(Unit(low));
            if (high > low)
                basic.Append('-').Append(Unit(Math.Min(high, 0xFFFF)));
        }
        if (high > 0xFFFF)
            astral.Add((Math.Max(low, 0x10000), high));
    }

    public string Write()
    {
        var subtracted = Subtracted is null ? "" : "-" + Subtracted.Brackets();
        if (!IsNegated)
        {
            var inBasic = basic.Length == 0 ? null : $"[{basic}{subtracted}]";
            var parts = astral.Select(Pairs).Concat(inBasic is null ? [] : [inBasic]).ToList();
            return parts.Count == 0 ? "(?!)" : parts.Count == 1 && astral.Count == 0 ? parts[0] : $"(?:{string.Join('|', parts)})";
        }
        // Without this, half of a pair would count as a character of its own.
        var excluded = astral.Count == 0 ? "" : $"(?!{string.Join('|', astral.Select(Pairs))})";
        return $@"(?:{excluded}[\uD800-\uDBFF][\uDC00-\uDFFF]|[^{(basic.Length == 0 ? @"\uD800-\uDFFF" : basic)}{subtracted}])";
    }

    // Nested in a subtraction, where only classes may stand: pairs cannot be taken away there.
    string Brackets() => $"[{(IsNegated ? "^" : "")}{basic}{(Subtracted is null ? "" : "-" + Subtracted.Brackets())}]";

    public static string Literal(int codePoint) =>
        codePoint <= 0xFFFF ? Unit(codePoint) : $"(?:{Unit(char.ConvertFromUtf32(codePoint)[0])}{Unit(char.ConvertFromUtf32(codePoint)[1])})";

    static string Unit(int unit) => char.IsAsciiLetterOrDigit((char)unit) ? ((char)unit).ToString() : @"\u" + unit.ToString("X4", CultureInfo.InvariantCulture);

    static string Pairs((int Low, int High) range)
    {
        var (low, high) = (char.ConvertFromUtf32(range.Low), char.ConvertFromUtf32(range.High));
        if (low[0] == high[0])
            return $"{Unit(low[0])}[{Unit(low[1])}-{Unit(high[1])}]";
        var between = low[0] + 1 <= high[0] - 1 ? $@"|[{Unit(low[0] + 1)}-{Unit(high[0] - 1)}][\uDC00-\uDFFF]" : "";
        return $@"(?:{Unit(low[0])}[{Unit(low[1])}-\uDFFF]{between}|{Unit(high[0])}[\uDC00-{Unit(high[1])}])";
    }
}
