using System.Globalization;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Draws FEEL by its grammar: every rule of DMN 1.5 §10.3.1.2, every built-in, values at the edges.</summary>
sealed class FeelDrawing(Random random)
{
    static readonly string[] Functions =
    [
        "abs(n)",
        "after(point, range)",
        "after(point1, point2)",
        "after(range, point)",
        "after(range1, range2)",
        "all(list)",
        "any(list)",
        "append(list, item)",
        "before(point, range)",
        "before(range1, range2)",
        "ceiling(n, scale)",
        "coincides(point1, point2)",
        "concatenate(list)",
        "contains(string, match)",
        "context merge(contexts)",
        "context put(context, key, value)",
        "context put(context, keys, value)",
        "context(entries)",
        "count(list)",
        "date and time(date, time)",
        "date and time(from)",
        "date(from)",
        "date(year, month, day)",
        "day of week(date)",
        "day of year(date)",
        "decimal(n, scale)",
        "distinct values(list)",
        "duration(from)",
        "during(range1, range2)",
        "ends with(string, match)",
        "even(number)",
        "exp(number)",
        "finished by(range1, range2)",
        "finishes(point, range)",
        "flatten(list)",
        "floor(n, scale)",
        "get entries(m)",
        "get value(m, key)",
        "includes(range, point)",
        "index of(list, match)",
        "insert before(list, position, newItem)",
        "is(value1, value2)",
        "list contains(list, element)",
        "list replace(list, match, newItem)",
        "list replace(list, position, newItem)",
        "log(number)",
        "lower case(string)",
        "matches(input, pattern, flags)",
        "max(list)",
        "mean(list)",
        "median(list)",
        "meets(range1, range2)",
        "met by(range1, range2)",
        "min(list)",
        "mode(list)",
        "modulo(dividend, divisor)",
        "month of year(date)",
        "not(negand)",
        "now()",
        "number(from)",
        "number(from, grouping separator, decimal separator)",
        "odd(number)",
        "overlaps after(range1, range2)",
        "overlaps before(range1, range2)",
        "overlaps(range1, range2)",
        "product(list)",
        "range(from)",
        "remove(list, position)",
        "replace(input, pattern, replacement, flags)",
        "reverse(list)",
        "round down(n, scale)",
        "round half down(n, scale)",
        "round half up(n, scale)",
        "round up(n, scale)",
        "sort(list, precedes)",
        "split(string, delimiter)",
        "sqrt(number)",
        "started by(range1, range2)",
        "starts with(string, match)",
        "starts(point, range)",
        "stddev(list)",
        "string join(list, delimiter)",
        "string length(string)",
        "string(from)",
        "sublist(list, start position, length)",
        "substring after(string, match)",
        "substring before(string, match)",
        "substring(string, start position, length)",
        "sum(list)",
        "time(from)",
        "time(hour, minute, second, offset)",
        "today()",
        "union(list)",
        "upper case(string)",
        "week of year(date)",
        "years and months duration(from, to)",
    ];

    static readonly string[] Numbers =
    [
        "0",
        "1",
        "2",
        "-1",
        "3",
        "0.1",
        "2.5",
        "1e3",
        "100",
        "-0",
        "9.999999999999999999999999999999999E6144",
        "1E-6176",
        "0.30000000000000004",
        "12345678901234567890123456789012345",
        "1.0",
        "1.00",
        ".5",
        "1e-30",
        "999999999999",
        "2147483648",
        "9223372036854775807",
    ];

    static readonly string[] Texts =
    [
        "\"\"",
        "\"a\"",
        "\"abc\"",
        "\"舟山\"",
        "\"🐎\"",
        "\"\\uD83D\\uDC0E\"",
        "\"\\U01F40E\"",
        "\"\\\"\"",
        "\"\\\\d+\"",
        "\"(a|b)*c\"",
        "\"[a-z-[aeiou]]\"",
        "\"\\\\p{L}+\"",
        "\"i\"",
        "\"$1\"",
        "\"[1..2]\"",
        "\"2024-02-29\"",
        "\"12:00:00Z\"",
        "\"P1DT2H\"",
        "\"1,000.5\"",
        "\",\"",
        "\".\"",
        "\" \"",
        "\"\\u0000\"",
    ];

    static readonly string[] Moments =
    [
        "@\"2024-02-29\"",
        "@\"-0001-12-31\"",
        "@\"999999999-12-31\"",
        "@\"-999999999-01-01\"",
        "@\"10:00:00\"",
        "@\"23:59:59.999999999Z\"",
        "@\"10:00:00+14:00\"",
        "@\"10:00:00@Asia/Shanghai\"",
        "@\"2024-02-29T10:00:00\"",
        "@\"2024-03-31T02:30:00@Europe/Paris\"",
        "@\"2024-02-29T24:00:00\"",
        "@\"P1D\"",
        "@\"-PT0.000000001S\"",
        "@\"P99999999999DT1S\"",
        "@\"P1Y2M\"",
        "@\"-P12M\"",
        "@\"P0D\"",
    ];

    static readonly string[] Names =
    [
        "a",
        "b",
        "s",
        "l",
        "c",
        "d",
        "t",
        "r",
        "f",
        "missing",
        "Applicant age",
        "a-b",
        "item",
        "partial",
        "?",
    ];
    static readonly string[] Members =
    [
        "n",
        "m",
        "year",
        "month",
        "weekday",
        "time offset",
        "timezone",
        "hours",
        "years",
        "start",
        "start included",
        "value",
        "key",
    ];
    static readonly string[] Arithmetic = ["+", "-", "*", "/", "**"];
    static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    static readonly string[] Types =
    [
        "number",
        "string",
        "boolean",
        "date",
        "time",
        "date and time",
        "days and time duration",
        "years and months duration",
        "Any",
        "Null",
        "list<number>",
        "context<n: number>",
        "range<date>",
        "function<number, string> -> boolean",
        "list<list<Any>>",
        "unknown",
        "context<>",
    ];

    public string Expression(int depth) =>
        depth <= 0
            ? Leaf()
            : random.Next(22) switch
            {
                0 or 1 => Leaf(),
                2 or 3 => $"{Expression(depth - 1)} {Any(Arithmetic)} {Expression(depth - 1)}",
                4 => $"{Expression(depth - 1)} {Any(Comparisons)} {Expression(depth - 1)}",
                5 => $"({Expression(depth - 1)}) {(random.Next(2) == 0 ? "and" : "or")} ({Expression(depth - 1)})",
                6 => $"if {Expression(depth - 1)} then {Expression(depth - 1)} else {Expression(depth - 1)}",
                7 => $"for i in {Source(depth)} return {Expression(depth - 1)}",
                8 => $"for i in {Source(depth)}, j in {Source(depth)} return {(random.Next(2) == 0 ? "i" : "partial")}",
                9 => $"{(random.Next(2) == 0 ? "some" : "every")} i in {Source(depth)} satisfies {Expression(depth - 1)}",
                10 => "[" + string.Join(", ", Some(4, () => Expression(depth - 1))) + "]",
                11 => "{"
                    + string.Join(", ", Some(3, () => $"{(random.Next(4) == 0 ? "\"x y+z\"" : Any(Members))}: {Expression(depth - 1)}"))
                    + "}",
                12 => $"({Expression(depth - 1)})[{Expression(depth - 1)}]",
                13 => $"({Expression(depth - 1)}).{Any(Members)}",
                14 => $"{Expression(depth - 1)} between {Leaf()} and {Leaf()}",
                15 => $"{Expression(depth - 1)} in ({Tests(depth - 1)})",
                16 => $"({Expression(depth - 1)}) instance of {Any(Types)}",
                17 =>
                    $"(function(x{(random.Next(2) == 0 ? ": " + Any(Types) : "")}, y) {Expression(depth - 1)})({Expression(depth - 1)}, {Leaf()})",
                18 => $"-({Expression(depth - 1)})",
                19 => Range(depth - 1),
                _ => Call(depth),
            };

    /// <summary>A cell of a decision table.</summary>
    public string Tests(int depth) =>
        random.Next(6) switch
        {
            0 => "-",
            1 => $"not({Test(depth)}, {Test(depth)})",
            2 => $"{Test(depth)}, {Test(depth)}",
            _ => Test(depth),
        };

    string Test(int depth) =>
        random.Next(5) switch
        {
            0 => $"{Any(Comparisons)} {Expression(depth - 1)}",
            1 => Range(depth - 1),
            2 => $"? {Any(Comparisons)} {Expression(depth - 1)}",
            _ => Expression(depth - 1),
        };

    string Range(int depth) =>
        random.Next(5) == 0
            ? $"({Any(Comparisons)} {Expression(depth)})"
            : $"{"[(]"[random.Next(3)]}{Expression(depth)}..{Expression(depth)}{"])["[random.Next(3)]}";

    string Source(int depth) =>
        random.Next(4) switch
        {
            0 => "l",
            1 => $"{random.Next(-2, 3)}..{random.Next(-3, 6)}",
            2 => $"({Range(depth - 1)})",
            _ => $"({Expression(depth - 1)})",
        };

    string Call(int depth)
    {
        var signature = Any(Functions);
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        var parameters = signature[(open + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var named = random.Next(3) == 0;
        var given = parameters.Take(random.Next(5) == 0 ? random.Next(parameters.Length + 1) : parameters.Length);
        return signature[..open]
            + "("
            + string.Join(", ", given.Select(name => (named ? name + ": " : "") + Argument(name, depth - 1)))
            + ")";
    }

    // Of the right kind most of the time, or the function is never really reached.
    string Argument(string parameter, int depth) =>
        random.Next(4) == 0
            ? Expression(depth)
            : parameter switch
            {
                "list" or "contexts" or "entries" or "keys" => "["
                    + string.Join(", ", Some(4, () => depth > 0 ? Expression(depth - 1) : Leaf()))
                    + "]",
                "string" or "match" or "input" or "pattern" or "replacement" or "flags" or "delimiter" or "key" => Any(Texts),
                "from" => random.Next(2) == 0 ? Any(Texts) : Any(Moments),
                "date" or "to" or "time" or "offset" => Any(Moments),
                "precedes" => random.Next(2) == 0 ? "function(x, y) x < y" : "function(x, y) x = y",
                "range" or "range1" or "range2" => Range(0),
                "m" or "context" => "{n: 1, m: {n: \"a\"}}",
                _ => Any(Numbers),
            };

    string Leaf() =>
        random.Next(8) switch
        {
            0 or 1 => Any(Numbers),
            2 => Any(Texts),
            3 => Any(Moments),
            4 => random.Next(3) switch
            {
                0 => "true",
                1 => "false",
                _ => "null",
            },
            5 => random.Next(1000).ToString(CultureInfo.InvariantCulture),
            _ => Any(Names),
        };

    string Any(string[] choices) => choices[random.Next(choices.Length)];

    IEnumerable<string> Some(int most, Func<string> make) => Enumerable.Range(0, random.Next(most)).Select(_ => make());
}
