using CsCheck;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>Whatever is typed: an answer or a reason, never an exception.</summary>
public class FeelRobustnessTests
{
    static readonly string[] Pieces =
    [
        "1", "-2.5", "1e6000", "null", "true", "\"a\"", "\"🐎\"", "x", "list", "item", "?", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "/", "**", "=", "!=",
        "<", ">=", " in ", " between ", " and ", " or ", " instance of ", "not", "if ", " then ", " else ", "for ", "some ", " return ", " satisfies ", "function", "a: ",
        "date", "@\"2024-02-29\"", "@\"P1D\"", "@\"P1M\"", "@\"10:00:00@Asia/Shanghai\"", "count", "sort", "substring", "matches", "is", "range", "context put", "list replace",
    ];

    static readonly string[] Functions =
    [
        "abs(n)", "after(point, range)", "after(point1, point2)", "after(range, point)", "after(range1, range2)", "all(list)", "any(list)",
        "append(list, item)", "before(point, range)", "before(point1, point2)", "before(range, point)", "before(range1, range2)",
        "ceiling(n, scale)", "coincides(point1, point2)", "coincides(range1, range2)", "concatenate(list)", "contains(string, match)",
        "context merge(contexts)", "context put(context, key, value)", "context put(context, keys, value)", "context(entries)",
        "count(list)", "date and time(date, time)", "date and time(from)", "date(from)", "date(year, month, day)", "day of week(date)",
        "day of year(date)", "decimal(n, scale)", "distinct values(list)", "duration(from)", "during(point, range)",
        "during(range1, range2)", "ends with(string, match)", "even(number)", "exp(number)", "finished by(range, point)",
        "finished by(range1, range2)", "finishes(point, range)", "finishes(range1, range2)", "flatten(list)", "floor(n, scale)",
        "get entries(m)", "get value(m, key)", "includes(range, point)", "includes(range1, range2)", "index of(list, match)",
        "insert before(list, position, newItem)", "is(value1, value2)", "list contains(list, element)",
        "list replace(list, match, newItem)", "list replace(list, position, newItem)", "log(number)", "lower case(string)",
        "matches(input, pattern, flags)", "max(list)", "mean(list)", "median(list)", "meets(range1, range2)", "met by(range1, range2)",
        "min(list)", "mode(list)", "modulo(dividend, divisor)", "month of year(date)", "not(negand)", "now()", "number(from)",
        "number(from, grouping separator, decimal separator)", "odd(number)", "overlaps after(range1, range2)",
        "overlaps before(range1, range2)", "overlaps(range1, range2)", "product(list)", "range(from)", "remove(list, position)",
        "replace(input, pattern, replacement, flags)", "reverse(list)", "round down(n, scale)", "round half down(n, scale)",
        "round half up(n, scale)", "round up(n, scale)", "sort(list, precedes)", "split(string, delimiter)", "sqrt(number)",
        "started by(range, point)", "started by(range1, range2)", "starts with(string, match)", "starts(point, range)",
        "starts(range1, range2)", "stddev(list)", "string join(list, delimiter)", "string length(string)", "string(from)",
        "sublist(list, start position, length)", "substring after(string, match)", "substring before(string, match)",
        "substring(string, start position, length)", "sum(list)", "time(from)", "time(hour, minute, second, offset)", "today()",
        "union(list)", "upper case(string)", "week of year(date)", "years and months duration(from, to)",
    ];

    static readonly string[] Arguments =
    [
        "null", "true", "0", "-1", "2.5", "1E6000", "99999999999999999999", "\"\"", "\"a\"", "\"[1..2]\"", "\"2024-02-29\"", "[]", "[1, 2]", "[null]", "[\"a\", 1]", "{}",
        "{key: \"a\", value: 1}", "[{key: \"a\", value: 1}]", "[1..5]", "(> 3)", "(= 3)", "(!= 3)", "@\"2024-02-29\"", "@\"-999999999-01-01\"", "@\"10:00:00\"",
        "@\"2024-02-29T10:00:00@Asia/Shanghai\"", "@\"P1D\"", "@\"-P99999999999999DT1S\"", "@\"P1Y\"", "function(a) a", "function(a, b) a < b", "function(a, b) null",
    ];

    static readonly Gen<string> Calls =
        Gen.Select(Gen.Int[0, Functions.Length - 1], Gen.Int[0, Arguments.Length - 1].Array[0, 5], Gen.Bool, (function, arguments, named) =>
        {
            var (name, parameters) = (Functions[function].Split('(')[0], Functions[function].Split('(')[1].TrimEnd(')').Split(", "));
            return named
                ? $"{name}({string.Join(", ", parameters.Where(p => p.Length > 0).Zip(arguments, (p, a) => $"{p}: {Arguments[a]}"))})"
                : $"{name}({string.Join(", ", arguments.Select(a => Arguments[a]))})";
        });

    static readonly string[] Operators = ["+", "-", "*", "/", "**", "=", "<", ">=", "in", "and"];

    static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 14].Select(string.Concat);

    static readonly FeelEvaluationOptions Narrow = new() { Limits = new() { Steps = 10_000, Size = 1_000 } };

    [Fact]
    public void Any_sequence_of_pieces_of_the_language_is_answered() => Texts.Sample(text =>
    {
        FeelExpression.Parse(text).Value?.Evaluate(Variables, Narrow).Value?.ToString();
        FeelUnaryTests.Parse(text).Value?.Evaluate(5, Variables, Narrow);
    }, iter: 20_000);

    [Fact]
    public void Every_function_answers_whatever_it_is_called_with() => Calls.Sample(
        call => FeelExpression.Parse(call).Required.Evaluate(Variables, Narrow).Value?.ToString(), iter: 40_000);

    [Fact]
    public void Every_operator_answers_for_every_pair_of_values() => Assert.All(
        from left in Arguments from op in Operators from right in Arguments select $"({left}) {op} ({right})",
        text => FeelExpression.Parse(text).Value?.Evaluate(Variables, Narrow).Value?.ToString());

    [Fact]
    public void Any_text_is_answered() => Gen.String.Sample(text => FeelExpression.Parse(text).Value?.Evaluate(Variables, Narrow));

    static FeelContext Variables => new(("x", 3), ("list", new FeelList(1, 2, new FeelContext(("a", 1)))));
}
