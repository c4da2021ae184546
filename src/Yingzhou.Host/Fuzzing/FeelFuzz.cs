using Yingzhou.Languages.Feel;

namespace Yingzhou.Host.Fuzzing;

/// <summary>FEEL: read as an expression and as unary tests, evaluated twice, and what came out written and read again.</summary>
sealed class FeelFuzz : FuzzTarget
{
    /// <summary>Limits under which an honest input cannot come near the watchdog's.</summary>
    public static readonly FeelEvaluationOptions Narrow = new()
    {
        Clock = new StoppedClock(),
        Limits = new()
        {
            Steps = 50_000,
            Size = 20_000,
            RegexTime = TimeSpan.FromMilliseconds(50),
        },
    };

    static readonly FeelParseOptions Known = new() { Names = ["a-b", "Applicant age"] };

    // The function comes from another text: a fault inside it would have its place there.
    public static FeelContext Variables { get; } =
        new(
            ("a", 3),
            ("b", 2.5m),
            ("s", "海岛"),
            ("l", new FeelList(1, 2, new FeelContext(("n", 1)))),
            ("c", new FeelContext(("n", 1), ("m", "x"))),
            ("d", FeelDate.Of(2024, 2, 29)),
            ("t", FeelDateTime.From(StoppedClock.Instant)),
            ("r", new FeelRange(1, true, 5, false)),
            ("Applicant age", 61),
            ("a-b", 7),
            ("f", FeelExpression.Parse("function(x) x").Required.Evaluate(FeelContext.Empty).Value)
        );

    public override string Name => "feel";

    public override IReadOnlyList<string> Seeds { get; } =
    [
        "if Applicant age >= 60 then \"免费\" else string(b * 0.5) + \" 元\"",
        "sum(for x in l[n > 0] return x.n * 2)",
        "some x in [1..5] satisfies x > 4",
        "date(\"2024-02-29\") + @\"P1Y\" < today()",
        "[< 18], [60..65)",
        "< 18, [60..65), not(3)",
        "{a: 1, b: a + 1, c: function(x) x * b}.c(3)",
        "replace(\"abracadabra\", \"a(.)\", \"$1\", \"i\")",
        "sort(l, function(x, y) x < y)",
        "a-b + a - b",
        "every x in l, y in l satisfies x = y",
        "context put({}, [\"a\", \"b\"], 1).a.b",
        "string([1, \"a\", {b: null}, @\"P1D\"])",
        "? in (1..5) and ? != 3",
        "// c\n1 /* d */ + 2",
    ];

    public override IReadOnlyList<string> Words { get; } =
    [
        "1",
        "-",
        "null",
        "true",
        "\"a\"",
        "a",
        "l",
        "item",
        "?",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ".",
        "..",
        "+",
        "*",
        "/",
        "**",
        "=",
        "!=",
        "<",
        ">=",
        " in ",
        " between ",
        " and ",
        " or ",
        " instance of ",
        "not(",
        "if ",
        " then ",
        " else ",
        "for i in ",
        "some i in ",
        " return ",
        " satisfies ",
        "function(x) ",
        " external ",
        "@\"P1D\"",
        "@\"2024-02-29\"",
        "count(",
        "partial",
        "list<",
        ">",
        "date and time(",
        "a-b",
        "//",
        "/*",
        "*/",
        "\\u0041",
        "$1",
        "1e6144",
        "sort(l, ",
        "concatenate(l, l)",
        "string(",
    ];

    public override string Draw(Random random)
    {
        var drawing = new FeelDrawing(random);
        return random.Next(4) == 0 ? drawing.Tests(random.Next(1, 4)) : drawing.Expression(random.Next(1, 6));
    }

    public override bool Check(string input)
    {
        var expression = FeelExpression.Parse(input, Known);
        Promise(expression.Errors.All(error => error.Position >= 0 && error.Position <= input.Length), "an error lies outside the text");
        if (expression.Value is { } parsed)
        {
            var result = parsed.Evaluate(Variables, Narrow);
            Promise(
                result.Diagnostics.All(fault => fault.Position >= 0 && fault.Position <= input.Length),
                "a diagnostic lies outside the text"
            );
            var written = result.Value?.ToString();
            // A regular expression may run out of time on one day and not on another.
            if (!result.GivenUp && !input.Contains("es(", StringComparison.Ordinal) && !input.Contains("lace(", StringComparison.Ordinal))
                Promise(written == parsed.Evaluate(Variables, Narrow).Value?.ToString(), "evaluated twice, it differs");
            CheckWritten(result.Value);
        }
        var tests = FeelUnaryTests.Parse(input, Known);
        tests.Value?.Evaluate(5, Variables, Narrow);
        tests.Value?.Evaluate("海岛", Variables, Narrow);
        return expression.Succeeded || tests.Succeeded;
    }

    /// <summary>What FEEL writes as a text, FEEL reads as the same value; and so does JSON.</summary>
    static void CheckWritten(FeelValue? value)
    {
        if (!IsPlain(value, depth: 0) || value is FeelString)
            return;
        var text = value?.ToString() ?? "null";
        if (text.Length > FeelLimits.Default.TextLength)
            return;
        var again = FeelExpression.Parse(text);
        Promise(again.Succeeded, "what was written is not FEEL");
        Promise(Equals(again.Required.Evaluate(FeelContext.Empty).Value, value), "what was written is another value");
        Promise(Equals(FeelJson.ToFeel(FeelJson.ToJson(value)), value), "as JSON it is another value");
    }

    // Kinds that have a literal, nested no deeper than the parser reads.
    static bool IsPlain(FeelValue? value, int depth) =>
        depth < 50
        && value switch
        {
            null or FeelBoolean or FeelNumber or FeelString => true,
            FeelList list => list.Count < 1_000 && list.All(item => IsPlain(item, depth + 1)),
            FeelContext context => context.Count < 1_000 && context.All(entry => IsPlain(entry.Value, depth + 1)),
            _ => false,
        };
}

/// <summary>A clock that stands still, so that an input does the same whenever it is tried.</summary>
sealed class StoppedClock : TimeProvider
{
    public static readonly DateTimeOffset Instant = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Instant;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
