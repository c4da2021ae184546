using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// Conditions over <c>answers</c> in city content, three-valued: true when they hold however the open questions are answered, false when they never
/// do, otherwise unknown. (FEEL itself calls <c>null = "rented"</c> false, which is not what an open question means.)
/// </summary>
sealed class AnswerConditions(IExpressions expressions, TimeProvider clock)
{
    // Beyond this many ways to answer, a condition with open questions is simply unknown.
    const int MostCompletions = 2_000;

    readonly ConcurrentDictionary<string, IExpression> parsed = new(StringComparer.Ordinal);

    /// <param name="questions">All questions of the item or bundle.</param>
    public bool? Holds(string? condition, JsonObject answers, IReadOnlyList<Question> questions)
    {
        if (string.IsNullOrWhiteSpace(condition))
            return true;
        var looksAt = questions.Where(question => condition.Contains(question.Id, StringComparison.Ordinal)).ToList();
        if (Completions(answers, looksAt) is not { } completions)
            return null;
        return Criterion.Agreed(completions.Select(completion => (bool?)IsTrue(condition, completion)));
    }

    /// <summary>Every way in which the open questions may still be answered; <c>null</c> when there are too many to look at.</summary>
    public IReadOnlyList<JsonObject>? Completions(JsonObject answers, IReadOnlyList<Question> questions)
    {
        // A question that is not asked in this situation is not open: its answer is known to be none.
        var open = questions
            .Where(question => !answers.ContainsKey(question.Id) && (question.When is null || IsTrue(question.When, answers)))
            .ToList();
        if (open.Aggregate(1L, (ways, question) => Math.Min(ways * question.Choices.Count, MostCompletions + 1)) > MostCompletions)
            return null;
        var situation = new Situation(
            answers.Where(a => a.Value?.GetValueKind() is JsonValueKind.String).ToDictionary(a => a.Key, a => a.Value!.GetValue<string>())
        );
        return [.. situation.Completions(open).Select(AsJson)];
    }

    static JsonObject AsJson(Situation situation) =>
        new(situation.Answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value)));

    bool IsTrue(string condition, JsonObject answers)
    {
        var expression = parsed.GetOrAdd(
            condition,
            text =>
                expressions.Parse(text).Expression
                ?? throw new InvalidOperationException($"Condition '{text}' in city content does not parse")
        );
        return expression.Evaluate(new JsonObject { ["answers"] = answers.DeepClone() }, clock.GetUtcNow()).Value?.GetValueKind()
            is JsonValueKind.True;
    }
}
