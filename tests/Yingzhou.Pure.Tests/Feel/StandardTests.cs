using System.Globalization;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>Cases of the standard's text (chapter 10 of DMN 1.5) beyond the compatibility kit, by clause: <c>standard.cases.txt</c>.</summary>
public class StandardTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Feel");

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            var clause = "";
            foreach (var line in File.ReadLines(Path.Combine(Folder, "standard.cases.txt")))
            {
                if (
                    line.StartsWith('[')
                    && line.EndsWith(']')
                    && char.IsAsciiLetterOrDigit(line[1])
                    && line.Contains(' ', StringComparison.Ordinal)
                    && !line.Contains(" => ", StringComparison.Ordinal)
                )
                    clause = line[1..^1];
                else if (line.LastIndexOf(" => ", StringComparison.Ordinal) is > 0 and var arrow && clause.Length > 0)
                    cases.Add(clause, line[..arrow], line[(arrow + 4)..]);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_expression_has_the_value_of_its_clause(string clause, string expression, string expected)
    {
        var parsed = FeelExpression.Parse(expression);

        Assert.True(parsed.Succeeded == (expected != "error"), $"{clause}: {string.Join("; ", parsed.Errors)}");
        if (parsed.Succeeded)
            Assert.Equal(Written(FeelExpression.Parse(expected).Required), Written(parsed.Required));
    }

    // In a list, texts are quoted: 1 and "1" are told apart.
    static string Written(FeelExpression expression) => new FeelList(expression.Evaluate(FeelContext.Empty).Value).ToString();

    /// <summary>Table 78, word for word, over all ranges of three points.</summary>
    [Fact]
    public void Relations_between_points_and_ranges_are_those_of_table_78()
    {
        var points = new[] { 1, 2, 3 };
        var ranges = (
            from start in points
            from end in points
            where start <= end
            from startIncluded in new[] { true, false }
            from endIncluded in new[] { true, false }
            select new Stretch(start, startIncluded, end, endIncluded)
        ).ToList();

        foreach (var a in ranges)
        {
            foreach (var b in ranges)
            {
                Holds("before", a, b, a.End < b.Start || ((!a.EndIn || !b.StartIn) && a.End == b.Start));
                Holds("after", a, b, a.Start > b.End || ((!a.StartIn || !b.EndIn) && a.Start == b.End));
                Holds("meets", a, b, a.EndIn && b.StartIn && a.End == b.Start);
                Holds("met by", a, b, a.StartIn && b.EndIn && a.Start == b.End);
                Holds(
                    "overlaps",
                    a,
                    b,
                    (a.End > b.Start || (a.End == b.Start && a.EndIn && b.StartIn))
                        && (a.Start < b.End || (a.Start == b.End && a.StartIn && b.EndIn))
                );
                Holds("overlaps before", a, b, OverlapsBefore(a, b));
                Holds("overlaps after", a, b, OverlapsBefore(b, a));
                Holds("finishes", a, b, a.EndIn == b.EndIn && a.End == b.End && StartsWithin(a, b));
                Holds("finished by", a, b, a.EndIn == b.EndIn && a.End == b.End && StartsWithin(b, a));
                Holds("includes", a, b, StartsWithin(b, a) && EndsWithin(b, a));
                Holds("during", a, b, StartsWithin(a, b) && EndsWithin(a, b));
                Holds("starts", a, b, a.Start == b.Start && a.StartIn == b.StartIn && EndsWithin(a, b));
                Holds("started by", a, b, a.Start == b.Start && a.StartIn == b.StartIn && EndsWithin(b, a));
                Holds("coincides", a, b, a == b);
            }
            foreach (var point in points)
            {
                var inside = (a.Start < point && a.End > point) || (a.Start == point && a.StartIn) || (a.End == point && a.EndIn);
                Holds("before", point, a, point < a.Start || (point == a.Start && !a.StartIn));
                Holds("before", a, point, a.End < point || (a.End == point && !a.EndIn));
                Holds("after", point, a, point > a.End || (point == a.End && !a.EndIn));
                Holds("after", a, point, a.Start > point || (a.Start == point && !a.StartIn));
                Holds("finishes", point, a, a.EndIn && a.End == point);
                Holds("finished by", a, point, a.EndIn && a.End == point);
                Holds("includes", a, point, inside);
                Holds("during", point, a, inside);
                Holds("starts", point, a, a.StartIn && a.Start == point);
                Holds("started by", a, point, a.StartIn && a.Start == point);
            }
        }
    }

    static bool OverlapsBefore(Stretch a, Stretch b) =>
        (a.Start < b.Start || (a.Start == b.Start && a.StartIn && !b.StartIn))
        && (a.End > b.Start || (a.End == b.Start && a.EndIn && b.StartIn))
        && (a.End < b.End || (a.End == b.End && (!a.EndIn || b.EndIn)));

    static bool StartsWithin(Stretch a, Stretch b) => a.Start > b.Start || (a.Start == b.Start && (!a.StartIn || b.StartIn));

    static bool EndsWithin(Stretch a, Stretch b) => a.End < b.End || (a.End == b.End && (!a.EndIn || b.EndIn));

    static void Holds(string relation, object left, object right, bool expected)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{relation}({left}, {right})");
        Assert.True(
            FeelExpression.Parse(text).Required.Evaluate(FeelContext.Empty).Value == FeelBoolean.Of(expected),
            $"{text} is not {expected}"
        );
    }

    sealed record Stretch(int Start, bool StartIn, int End, bool EndIn)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{(StartIn ? '[' : '(')}{Start}..{End}{(EndIn ? ']' : ')')}");
    }
}
