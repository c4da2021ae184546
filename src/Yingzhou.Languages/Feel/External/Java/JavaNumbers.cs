using System.Globalization;

namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>The boxes of numbers, and <c>java.math.BigDecimal</c>. Texts are read as strictly as Java reads them.</summary>
static class JavaNumbers
{
    const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    const NumberStyles Float = NumberStyles.Float;

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static readonly JavaClass Integers = new("java.lang.Integer")
    {
        { "valueOf", (int a) => a },
        { "valueOf", (string s) => int.Parse(s, Whole, Plain) },
        { "parseInt", (string s) => int.Parse(s, Whole, Plain) },
        { "parseInt", (string s, int radix) => checked((int)InRadix(s, radix)) },
        { "valueOf", (string s, int radix) => checked((int)InRadix(s, radix)) },
        { "toString", (int a) => a.ToString(Plain) },
        { "toHexString", (int a) => a.ToString("x", Plain) },
        { "toBinaryString", (int a) => a.ToString("b", Plain) },
        { "max", (int a, int b) => Math.Max(a, b) },
        { "min", (int a, int b) => Math.Min(a, b) },
        { "sum", (int a, int b) => unchecked(a + b) },
        { "compare", (int a, int b) => a.CompareTo(b) },
        { "signum", (int a) => Math.Sign(a) },
        { "bitCount", (int a) => int.PopCount(a) },
    };

    public static readonly JavaClass Longs = new("java.lang.Long")
    {
        { "valueOf", (long a) => a },
        { "valueOf", (string s) => long.Parse(s, Whole, Plain) },
        { "parseLong", (string s) => long.Parse(s, Whole, Plain) },
        { "parseLong", (string s, int radix) => InRadix(s, radix) },
        { "toString", (long a) => a.ToString(Plain) },
        { "toHexString", (long a) => a.ToString("x", Plain) },
        { "max", (long a, long b) => Math.Max(a, b) },
        { "min", (long a, long b) => Math.Min(a, b) },
        { "sum", (long a, long b) => unchecked(a + b) },
        { "compare", (long a, long b) => a.CompareTo(b) },
        { "signum", (long a) => Math.Sign(a) },
    };

    public static readonly JavaClass Shorts = new("java.lang.Short")
    {
        { "valueOf", (short a) => a },
        { "valueOf", (string s) => short.Parse(s, Whole, Plain) },
        { "parseShort", (string s) => short.Parse(s, Whole, Plain) },
        { "toString", (short a) => a.ToString(Plain) },
        { "compare", (short a, short b) => a - b },
    };

    public static readonly JavaClass Bytes = new("java.lang.Byte")
    {
        { "valueOf", (sbyte a) => a },
        { "valueOf", (string s) => sbyte.Parse(s, Whole, Plain) },
        { "parseByte", (string s) => sbyte.Parse(s, Whole, Plain) },
        { "toString", (sbyte a) => a.ToString(Plain) },
        { "compare", (sbyte a, sbyte b) => a - b },
    };

    public static readonly JavaClass Doubles = new("java.lang.Double")
    {
        { "valueOf", (double a) => a },
        { "valueOf", (string s) => double.Parse(s, Float, Plain) },
        { "parseDouble", (string s) => double.Parse(s, Float, Plain) },
        { "toString", (double a) => JavaFormat.Text(a) },
        { "max", (double a, double b) => Math.Max(a, b) },
        { "min", (double a, double b) => Math.Min(a, b) },
        { "sum", (double a, double b) => a + b },
        { "compare", (double a, double b) => a.CompareTo(b) },
        { "isNaN", (double a) => double.IsNaN(a) },
        { "isInfinite", (double a) => double.IsInfinity(a) },
        { "isFinite", (double a) => double.IsFinite(a) },
    };

    public static readonly JavaClass Floats = new("java.lang.Float")
    {
        { "valueOf", (float a) => a },
        { "valueOf", (string s) => float.Parse(s, Float, Plain) },
        { "parseFloat", (string s) => float.Parse(s, Float, Plain) },
        { "toString", (float a) => JavaFormat.Text(a) },
        { "max", (float a, float b) => Math.Max(a, b) },
        { "min", (float a, float b) => Math.Min(a, b) },
        { "sum", (float a, float b) => a + b },
        { "compare", (float a, float b) => a.CompareTo(b) },
    };

    public static readonly JavaClass BigDecimals = new("java.math.BigDecimal")
    {
        { "valueOf", (long a) => (Decimal34)a },
        { "valueOf", (double a) => Decimal34.FromDouble(a) ?? throw new ArithmeticException("no number") },
        {
            "valueOf",
            (long unscaled, int scale) =>
                Decimal34.Parse(string.Create(Plain, $"{unscaled}E{-(long)scale}")) ?? throw new OverflowException()
        },
    };

    static long InRadix(string text, int radix)
    {
        if (radix is < 2 or > 36)
            throw new FormatException($"radix {radix}");
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (digits.Length == 0)
            throw new FormatException($"For input string: \"{text}\"");
        var value = Int128.Zero;
        foreach (var c in digits)
        {
            var digit =
                char.IsAsciiDigit(c) ? c - '0'
                : char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 10
                : radix;
            if (digit >= radix || value > long.MaxValue)
                throw new FormatException($"For input string: \"{text}\"");
            value = (value * radix) + digit;
        }
        return checked((long)(negative ? -value : value));
    }
}
