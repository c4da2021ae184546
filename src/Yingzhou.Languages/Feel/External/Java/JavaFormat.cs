using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>Texts of values as Java writes them, and <c>java.util.Formatter</c> for the conversions b, s, c, d, x, o, e, f, g, n and %.</summary>
static partial class JavaFormat
{
    // A width comes from the model: it must not fill the memory.
    const int Widest = 1_000;

    [GeneratedRegex(
        @"%(?:(?<index>\d+)\$|(?<again><))?(?<flags>[-#+ 0,(]*)(?<width>\d+)?(?:\.(?<precision>\d+))?(?<conversion>[a-zA-Z%])?"
    )]
    private static partial Regex Specifier();

    public static string Text(FeelValue? value) => value?.ToString() ?? "null";

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Java writes a point in every number, and an exponent from ten million and below a thousandth.</summary>
    public static string Text(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || value == 0)
            return value == 0 ? text + ".0" : text;
        return Math.Abs(value) is >= 1e-3 and < 1e7
            ? text.Contains('.', StringComparison.Ordinal)
                ? text
                : text + ".0"
            : Scientific(text);
    }

    public static string Text(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!float.IsFinite(value) || value == 0)
            return value == 0 ? text + ".0" : text;
        return Math.Abs(value) is >= 1e-3f and < 1e7f
            ? text.Contains('.', StringComparison.Ordinal)
                ? text
                : text + ".0"
            : Scientific(text);
    }

    static string Scientific(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var parts = text.TrimStart('-').Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var exponent =
            point - leading - 1 + (parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
        digits = digits.Trim('0');
        return sign + digits[0] + "." + (digits.Length > 1 ? digits[1..] : "0") + "E" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    public static string Format(string format, FeelValue?[] arguments)
    {
        var (text, next, last) = (new StringBuilder(), 0, -1);
        var at = 0;
        foreach (var match in Specifier().Matches(format).Cast<Match>())
        {
            text.Append(format, at, match.Index - at);
            at = match.Index + match.Length;
            text.Append(One(match));
            if (text.Length > 100 * Widest)
                throw new FormatException("the text is too long");
        }
        return text.Append(format, at, format.Length - at).ToString();

        string One(Match match)
        {
            var conversion = match.Groups["conversion"] is { Success: true, Value: var letter }
                ? letter
                : throw new FormatException($"Conversion = '{match.Value}'");
            if (conversion == "n")
                return "\n";
            if (conversion == "%")
                return Padded("%", match);
            last =
                match.Groups["index"].Success ? Number(match, "index")!.Value - 1
                : match.Groups["again"].Success ? last
                : next++;
            if (last < 0 || last >= arguments.Length)
                throw new FormatException($"Format specifier '{match.Value}'");
            var written = Padded(Written(arguments[last], char.ToLowerInvariant(conversion[0]), match), match);
            return char.IsUpper(conversion[0]) ? written.ToUpperInvariant() : written;
        }
    }

    static int? Number(Match match, string group) =>
        !match.Groups[group].Success ? null
        : int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Widest
            ? number
        : throw new FormatException($"Format specifier '{match.Value}'");

    static string Written(FeelValue? value, char conversion, Match match)
    {
        var precision = Number(match, "precision");
        if (conversion is 'b' or 's')
        {
            var text =
                conversion == 'b'
                    ? (value is FeelBoolean flag ? flag.Value : value is not null)
                        ? "true"
                        : "false"
                    : Text(value);
            return precision < text.Length ? text[..precision.Value] : text;
        }
        if (value is null)
            return "null";
        if (conversion == 'c')
            return value is FeelString { Value: [_] } only ? only.Value : throw new FormatException($"c != {value.TypeName}");
        if (value is not FeelNumber { Value: var number })
            throw new FormatException($"{conversion} != {value.TypeName}");
        return conversion switch
        {
            'd' => Signed(
                Whole(number),
                match,
                $"{{0:{(match.Groups["flags"].Value.Contains(',', StringComparison.Ordinal) ? "#,##0" : "0")}}}"
            ),
            'x' => Whole(number).ToString("x", CultureInfo.InvariantCulture),
            'o' => Convert.ToString(Whole(number), 8),
            'f' => Fixed(number, precision ?? 6, match),
            'e' => Exponent(number, precision ?? 6),
            'g' => General(number, precision is null or 0 ? (precision ?? 6) + (precision is 0 ? 1 : 0) : precision.Value, match),
            _ => throw new FormatException($"Conversion = '{conversion}'"),
        };
    }

    static long Whole(Decimal34 number) => number.ToInt64() ?? throw new FormatException($"d != {number}");

    static string Fixed(Decimal34 number, int precision, Match match)
    {
        var rounded = number.Round(precision, Rounding.HalfUp) ?? throw new FormatException("the number is too long");
        var digits = Decimal34.Abs(rounded).ToString();
        if (digits.Contains('E', StringComparison.Ordinal))
            throw new FormatException("the number is too long");
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (digits, "") : (digits[..point], digits[(point + 1)..]);
        if (match.Groups["flags"].Value.Contains(',', StringComparison.Ordinal))
            for (var i = whole.Length - 3; i > 0; i -= 3)
                whole = whole.Insert(i, ",");
        return WithSign(whole + (precision > 0 ? "." + fraction.PadRight(precision, '0') : ""), number.Sign < 0, match);
    }

    static string Exponent(Decimal34 number, int precision) =>
        number.ToDouble().ToString("0." + new string('0', Math.Max(precision, 1)) + "e+00", CultureInfo.InvariantCulture);

    static string General(Decimal34 number, int precision, Match match)
    {
        var size = Math.Abs(number.ToDouble());
        return size != 0 && (size < 1e-4 || size >= Math.Pow(10, precision))
            ? Exponent(number, precision - 1)
            : Fixed(number, Math.Max(0, precision - 1 - (size == 0 ? 0 : (int)Math.Floor(Math.Log10(size)))), match);
    }

    static string Signed(long number, Match match, string shape) =>
        WithSign(string.Format(CultureInfo.InvariantCulture, shape, Int128.Abs(number)), number < 0, match);

    static string WithSign(string digits, bool negative, Match match)
    {
        var flags = match.Groups["flags"].Value;
        if (negative)
            return flags.Contains('(', StringComparison.Ordinal) ? $"({digits})" : "-" + digits;
        return flags.Contains('+', StringComparison.Ordinal) ? "+" + digits
            : flags.Contains(' ', StringComparison.Ordinal) ? " " + digits
            : digits;
    }

    static string Padded(string text, Match match)
    {
        var (flags, width) = (match.Groups["flags"].Value, Number(match, "width") ?? 0);
        if (flags.Contains('-', StringComparison.Ordinal))
            return text.PadRight(width);
        if (!flags.Contains('0', StringComparison.Ordinal) || text.Length >= width)
            return text.PadLeft(width);
        var sign = text.Length > 0 && text[0] is '-' or '+' or ' ' or '(' ? 1 : 0;
        return text[..sign] + text[sign..].PadLeft(width - sign, '0');
    }
}
