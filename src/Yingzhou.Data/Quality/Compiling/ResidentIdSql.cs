using System.Globalization;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Quality.Compiling;

/// <summary>
/// 公民身份号码 as arithmetic on one whole number a row (GB 11643: the weight of digit i is 2^(17−i), the sum is 1 modulo 11). Digits by themselves would cost a division each: the number is
/// taken apart into nine pairs, which area and birthday need anyway. A pair ab weighs 2a + b = pair − 8a, and the pairs weigh powers of 4. Three pairs lie in one word, 22 bits apart: 2^22 is 4
/// modulo 11, so the word itself modulo 11 is their sum, and the tens of all three come by one multiplication (a ≈ pair × 103 / 1024).
/// </summary>
static class ResidentIdSql
{
    // Three times 22 bits.
    const long Second = 1L << 22;
    const long Third = 1L << 44;
    const long Tens = 15L | (15L << 22) | (15L << 44);

    // Months of 31 days by their bit.
    const int LongMonths = 0b1_0101_1010_1010;

    // GB/T 2260; 81–83 of the residence permits stand apart.
    static readonly (int From, int To)[] Provinces = [(11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71)];

    /// <summary>Columns to be computed once a row, each layer of those below it.</summary>
    public static IEnumerable<(int Layer, string Name, string Sql)> Helpers(string rawColumn)
    {
        var column = DuckDb.Name(rawColumn);
        string Of(string part) => DuckDb.Name(Part(part, rawColumn));
        (int, string, string) At(int layer, string part, string sql) => (layer, Part(part, rawColumn), sql);

        yield return At(0, "x", $"suffix({column}, 'X') or suffix({column}, 'x')");
        // A number that begins with 1 or more is no hexadecimal; the remainder keeps an exponent from overflowing.
        yield return At(
            1,
            "n",
            $"case when strlen({column}) = 18 and {column} >= '1' then case when {Of("x")} then try_cast(left({column}, 17) as bigint) % 100000000000000000 * 10 else try_cast({column} as bigint) end end"
        );
        yield return At(2, "area", $"{Of("n")} // 1000000000000");
        yield return At(2, "birth", $"{Of("n")} // 10000 % 100000000");
        yield return At(2, "last", $"{Of("n")} % 10000");
        yield return At(3, "p8", $"{Of("area")} // 10000");
        yield return At(3, "p7", $"{Of("area")} // 100 % 100");
        yield return At(3, "p6", $"{Of("area")} % 100");
        yield return At(3, "p5", $"{Of("birth")} // 1000000");
        yield return At(3, "p4", $"{Of("birth")} // 10000 % 100");
        yield return At(3, "p3", $"{Of("birth")} // 100 % 100");
        yield return At(3, "p2", $"{Of("birth")} % 100");
        yield return At(3, "p1", $"{Of("last")} // 100");
        yield return At(3, "p0", $"{Of("last")} % 100");
        for (var word = 0; word < 3; word++)
            yield return At(
                4,
                $"w{word}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Of($"p{3 * word}")} + {Of($"p{(3 * word) + 1}")} * {Second} + {Of($"p{(3 * word) + 2}")} * {Third}"
                )
            );
    }

    /// <param name="rawColumn">Its <see cref="Helpers"/> stand beside it.</param>
    /// <param name="today">Birthdays after this day are wrong.</param>
    public static string Holds(string rawColumn, DateOnly today)
    {
        string Of(string part) => DuckDb.Name(Part(part, rawColumn));
        string Word(int word) =>
            string.Create(CultureInfo.InvariantCulture, $"({Of($"w{word}")} + (({Of($"w{word}")} * 103 >> 10) & {Tens}) * 3)");
        var (century, year, month, day) = (Of("p5"), Of("p4"), Of("p3"), Of("p2"));
        var provinces = Provinces
            .SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1))
            .Sum(province => 1L << (province - 11));
        // −8 is 3, 4^3 is 9 and 4^6 is 4 modulo 11; X stands for ten where the number has a zero.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            (({Word(0)} + {Word(1)} * 9 + {Word(2)} * 4 + {Of("x")}::bigint * 10) % 11 = 1
              and (({provinces} >> ({Of("p8")} - 11)) & 1 = 1 or {Of("p8")} between 81 and 83)
              and {Of(
                "birth"
            )} between 10101 and {today:yyyyMMdd} and {month} between 1 and 12 and {day} between 1 and 30 + (({LongMonths} >> {month}) & 1)
              and case when {month} = 2 and {day} > 28 then {day} = 29 and {year} % 4 = 0 and ({year} <> 0 or {century} % 4 = 0) else true end
              and {CheckedIdentifiers.HasNoExponent(DuckDb.Name(rawColumn), Of("p0"))})
            """
        );
    }

    static string Part(string part, string rawColumn) => $"{part}_{rawColumn}";
}
