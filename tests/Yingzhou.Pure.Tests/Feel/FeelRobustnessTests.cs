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

    static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 14].Select(string.Concat);

    static readonly FeelEvaluationOptions Narrow = new() { Limits = new() { Steps = 10_000, Size = 1_000 } };

    [Fact]
    public void Any_sequence_of_pieces_of_the_language_is_answered() => Texts.Sample(text =>
    {
        FeelExpression.Parse(text).Value?.Evaluate(Variables, Narrow).Value?.ToString();
        FeelUnaryTests.Parse(text).Value?.Evaluate(5, Variables, Narrow);
    }, iter: 20_000);

    [Fact]
    public void Any_text_is_answered() => Gen.String.Sample(text => FeelExpression.Parse(text).Value?.Evaluate(Variables, Narrow));

    static FeelContext Variables => new(("x", 3), ("list", new FeelList(1, 2, new FeelContext(("a", 1)))));
}
