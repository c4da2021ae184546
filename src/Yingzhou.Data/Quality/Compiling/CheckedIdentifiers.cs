using System.Globalization;

namespace Yingzhou.Data.Quality.Compiling;

/// <summary>
/// The identifiers of the kernel as arithmetic that DuckDB does on whole vectors. The numbers are the standards' own; a property test holds each against the kernel's rule.
/// </summary>
static class CheckedIdentifiers
{
    // GB 11643: weight of digit i is 2^(17−i) mod 11.
    static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // GB 32100-2015, table 2.
    static readonly int[] UsccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    // GB/T 2260, and 81–83 of the residence permits.
    static readonly (int From, int To)[] Provinces = [(11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83)];

    const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The first 17 digits as a number, computed once a row; <c>NULL</c> unless they are 17 digits.</summary>
    public static string ResidentNumber(string column) =>
        $"case when strlen({column}) = 18 and try_cast(left({column}, 17) as bigint)::varchar = left({column}, 17) then try_cast(left({column}, 17) as bigint) end";

    /// <param name="number">The column made by <see cref="ResidentNumber"/>.</param>
    /// <param name="today">Birthdays after this day are wrong.</param>
    public static string ResidentId(string column, string number, DateOnly today)
    {
        // Nine digits and eight: both fit into 32 bits, whose division is cheaper.
        var (head, tail) = ($"({number} // 100000000)::integer", $"({number} % 100000000)::integer");
        var sum = string.Join(
            " + ",
            Enumerable.Range(0, 17).Select(i => $"{(i < 9 ? Digit(head, 8 - i) : Digit(tail, 16 - i))} * {ResidentWeights[i]}")
        );
        var province = $"({head} // 10000000)";
        var birth = $"(({number} // 1000) % 100000000)::integer";
        var (year, month, day) = ($"({birth} // 10000)", $"({birth} // 100 % 100)", $"({birth} % 100)");
        var provinces = string.Join(" or ", Provinces.Select(range => $"{province} between {range.From} and {range.To}"));
        var lengthOfMonth =
            $"case when {month} in (4, 6, 9, 11) then 30 when {month} = 2 then case when {year} % 4 = 0 and ({year} % 100 <> 0 or {year} % 400 = 0) then 29 else 28 end else 31 end";
        var check = $"substr('10X98765432', ({sum}) % 11 + 1, 1)";
        return $"({number} is not null and ({provinces}) and {year} >= 1 and {month} between 1 and 12 and {day} between 1 and {lengthOfMonth} "
            + $"and {birth} <= {today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)} and upper(right({column}, 1)) = {check})";
    }

    static string Digit(string number, int power) =>
        power == 0 ? $"({number} % 10)" : $"({number} // {Math.Pow(10, power).ToString("0", CultureInfo.InvariantCulture)} % 10)";

    /// <summary>A place that is 0 for what is not in the alphabet makes the code wrong.</summary>
    public static string Uscc(string column)
    {
        var upper = $"upper({column})";
        string Place(int i) => $"strpos('{UsccAlphabet}', substr({upper}, {i + 1}, 1))";
        var sum = string.Join(" + ", Enumerable.Range(0, 17).Select(i => $"({Place(i)} - 1) * {UsccWeights[i]}"));
        return $"(strlen({column}) = 18 and translate({upper}, '{UsccAlphabet}', '') = '' and translate(substr({column}, 3, 6), '0123456789', '') = '' "
            + $"and {Place(17)} - 1 = (31 - ({sum}) % 31) % 31)";
    }

    /// <summary>6, 9 or 12 digits with no level of zeros above one that is not.</summary>
    public static string Division(string column) => $"regexp_full_match({column}, '[1-8][0-9]{{5}}([0-9]{{3}}([0-9]{{3}})?)?')";

    public static string Mobile(string column) =>
        $"(strlen({column}) = 11 and translate({column}, '0123456789', '') = '' and substr({column}, 1, 1) = '1' and substr({column}, 2, 1) between '3' and '9')";
}
