namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>Texts, characters, truth values, and what holds for any object.</summary>
static class JavaTexts
{
    public static readonly JavaClass Strings = new("java.lang.String")
    {
        { "valueOf", (char c) => c.ToString() },
        { "valueOf", (bool b) => b ? "true" : "false" },
        { "valueOf", (int a) => JavaFormat.Text(a) },
        { "valueOf", (long a) => JavaFormat.Text(a) },
        { "valueOf", (float a) => JavaFormat.Text(a) },
        { "valueOf", (double a) => JavaFormat.Text(a) },
        { "valueOf", (FeelValue? a) => JavaFormat.Text(a) },
        { "format", (string format, FeelValue?[] arguments) => JavaFormat.Format(format, arguments) },
        { "join", (string delimiter, string?[] parts) => string.Join(delimiter, parts.Select(part => part ?? "null")) },
    };

    public static readonly JavaClass Characters = new("java.lang.Character")
    {
        { "valueOf", (char c) => c },
        { "toString", (char c) => c.ToString() },
        { "isDigit", (char c) => char.IsDigit(c) },
        { "isLetter", (char c) => char.IsLetter(c) },
        { "isLetterOrDigit", (char c) => char.IsLetterOrDigit(c) },
        { "isWhitespace", (char c) => char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u2007' or '\u202F') },
        { "isUpperCase", (char c) => char.IsUpper(c) },
        { "isLowerCase", (char c) => char.IsLower(c) },
        { "toUpperCase", (char c) => char.ToUpperInvariant(c) },
        { "toLowerCase", (char c) => char.ToLowerInvariant(c) },
        {
            "getNumericValue",
            (char c) =>
                char.IsAsciiDigit(c) ? c - '0'
                : char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 10
                : -1
        },
    };

    public static readonly JavaClass Booleans = new("java.lang.Boolean")
    {
        { "valueOf", (bool b) => b },
        { "valueOf", (string? s) => IsTrue(s) },
        { "parseBoolean", (string? s) => IsTrue(s) },
        { "toString", (bool b) => b ? "true" : "false" },
        { "logicalAnd", (bool a, bool b) => a & b },
        { "logicalOr", (bool a, bool b) => a | b },
        { "logicalXor", (bool a, bool b) => a ^ b },
    };

    public static readonly JavaClass Objects = new("java.util.Objects")
    {
        { "equals", (FeelValue? a, FeelValue? b) => Equals(a, b) },
        { "isNull", (FeelValue? a) => a is null },
        { "nonNull", (FeelValue? a) => a is not null },
        { "toString", (FeelValue? a) => JavaFormat.Text(a) },
        { "toString", (FeelValue? a, string? otherwise) => a is null ? otherwise : JavaFormat.Text(a) },
    };

    static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
