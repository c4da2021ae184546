using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Quality.Compiling;

/// <summary>
/// The identifiers of the kernel as arithmetic that DuckDB does on whole vectors. The numbers are the standards' own; a property test holds each against the kernel's rule.
/// </summary>
static class CheckedIdentifiers
{
    // GB 32100-2015, table 2.
    static readonly int[] UsccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The value of each byte in the alphabet, at its own place plus one.</summary>
    static readonly string UsccValues = $"[{string.Join(", ", Enumerable.Range(0, 128).Select(UsccValue))}]";

    static string UsccValue(int letter) =>
        UsccAlphabet.IndexOf((char)letter, StringComparison.Ordinal) is >= 0 and var value ? $"{value}" : "null";

    static string Eight(string column, int part) => DuckDb.Name($"u{part}_{column}");

    /// <summary>A code as two numbers of eight bytes and one of two: taking it apart letter by letter costs ten times as much.</summary>
    public static IEnumerable<(int Layer, string Name, string Sql)> UsccHelpers(string rawColumn)
    {
        var column = DuckDb.Name(rawColumn);
        // As many bytes as letters: what fits eight to a number.
        string Bytes(int from, int letters) =>
            $"case when strlen({column}) = 18 and length({column}) = 18 then encode(substr(upper({column}), {from}, {letters}))::bit::bigint end";
        yield return (0, $"u0_{rawColumn}", Bytes(1, 8));
        yield return (0, $"u1_{rawColumn}", Bytes(9, 8));
        yield return (0, $"u2_{rawColumn}", Bytes(17, 2));
    }

    /// <summary>A letter that is not in the alphabet has no value, and the code is not one.</summary>
    /// <param name="rawColumn">Its <see cref="UsccHelpers"/> stand beside it.</param>
    public static string Uscc(string rawColumn)
    {
        string Byte(int i) =>
            i < 16 ? $"({Eight(rawColumn, i / 8)} >> {8 * (7 - (i % 8))}) & 255" : $"({Eight(rawColumn, 2)} >> {8 * (17 - i)}) & 255";
        string Value(int i) => $"({UsccValues})[({Byte(i)}) + 1]";
        var sum = string.Join(" + ", Enumerable.Range(0, 17).Select(i => $"{Value(i)} * {UsccWeights[i]}"));
        // The six of the division are digits: 0x30 to 0x39 each.
        var digits = string.Join(" and ", Enumerable.Range(2, 6).Select(i => $"{Byte(i)} between 48 and 57"));
        return $"(strlen({DuckDb.Name(rawColumn)}) = 18 and {digits} and ({sum} + {Value(17)}) % 31 = 0)";
    }

    /// <summary>6, 9 or 12 digits with no level of zeros above one that is not.</summary>
    public static string Division(string column) => $"regexp_full_match({column}, '[1-8][0-9]{{5}}([0-9]{{3}}([0-9]{{3}})?)?')";

    /// <summary>A cast to a number forgives blanks, signs, fractions, underscores, hexadecimals and exponents. Length, first digit and size leave the exponents, and those end with zeros.</summary>
    /// <param name="digitsOnly">A number that was cast from the text, or its last two digits.</param>
    public static string HasNoExponent(string column, string digitsOnly) =>
        $"case when {digitsOnly} = 0 then not (contains({column}, 'e') or contains({column}, 'E')) else true end";

    public static (int Layer, string Name, string Sql) MobileHelper(string rawColumn) =>
        (0, $"m_{rawColumn}", $"try_cast({DuckDb.Name(rawColumn)} as bigint)");

    /// <param name="rawColumn">Its <see cref="MobileHelper"/> stands beside it.</param>
    public static string Mobile(string rawColumn)
    {
        var (column, number) = (DuckDb.Name(rawColumn), DuckDb.Name($"m_{rawColumn}"));
        return $"(strlen({column}) = 11 and {column} >= '13' and {number} between 13000000000 and 19999999999 and {HasNoExponent(column, $"{number} % 100")})";
    }
}
