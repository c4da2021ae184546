using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Forms: read, shown, bound from a post made of their own names, and judged; judging what was kept changes nothing.</summary>
sealed class FormsFuzz : FuzzTarget
{
    static readonly string[] Answers =
    [
        "",
        "1",
        "true",
        "on",
        "2026年2月30日",
        "2026-02-29",
        "１２３",
        "1,200.50",
        "-0",
        "1e400",
        "abc",
        "海岛",
        "🐎",
        "\0",
        "https://a",
        new('9', 400),
        "  x  ",
        "10:30",
        "2026-11-25T10:30",
    ];

    public override string Name => "forms";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 40).Select(seed => FormDrawing.Of(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "{}",
        "[]",
        "null",
        "true",
        "1e99",
        "\"\"",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "\"type\":\"number\"",
        "\"type\":\"dynamiclist\",\"path\":\"x\",\"components\":[]",
        "\"key\":\"k1\"",
        "\"key\":\"a.b[0]\"",
        "\"validate\":{\"required\":true}",
        "\"conditional\":{\"hide\":\"=\"}",
        "\"values\":[{\"label\":\"x\",\"value\":{}}]",
        "\"defaultValue\":[1]",
        "\"schemaVersion\":99",
        "\\u0000",
        "{{a}}",
        "[x](javascript:y)",
        "\"readonly\":\"=k1\"",
        "\"source\":\"data:image/png;base64,AA==\"",
        "\"min\":\"=1/0\"",
        "\"decimalDigits\":40",
        "\"step\":0",
        "**",
        "\\\"",
    ];

    // Narrower than FEEL's, as the limits of the product are: a form evaluates for every row.
    static readonly FeelLimits Narrow = FeelFuzz.Narrow.Limits with { Steps = 5_000 };

    // Each input has its own: what was parsed is kept for as long as the evaluator lives.
    static FormContext Context() =>
        new(new FeelForms(FeelFuzz.Narrow.Clock, Narrow).Evaluate, new DateOnly(2026, 11, 25))
        {
            Surroundings = new()
            {
                ["a"] = 3,
                ["s"] = "海岛",
                ["l"] = new JsonArray(1, 2),
            },
            Known = new() { ["k1"] = 5 },
        };

    public override string Draw(Random random) => FormDrawing.Of(random);

    public override bool Check(string input)
    {
        var read = FormDefinition.Read(input, FeelForms.Check);
        Promise(read.Definition is not null || read.Problems.Count > 0, "refused without a problem");
        if (read.Definition is not { } form)
            return false;
        var random = ChanceOf(input);
        var context = Context();
        var shown = FormView.Of(form, FormInput.Initial(form, FormInput.Prefill(form, _ => "海岛")), context);
        var posted = shown
            .Fields.Where(_ => random.Next(5) > 0)
            .DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, IReadOnlyList<string> (_) => [Answers[random.Next(Answers.Length)]]);
        posted[string.Create(CultureInfo.InvariantCulture, $"p1[{random.Next()}].k2")] = ["1"];
        var bound = FormPost.Bind(form, posted);
        var judged = FormSubmission.Validate(form, bound.Data, context);
        var again = FormSubmission.Validate(form, judged.Data, context);
        if (judged.IsAccepted)
            Promise(JsonNode.DeepEquals(judged.Data, again.Data), "accepted answers, judged again, are others");
        return true;
    }
}
