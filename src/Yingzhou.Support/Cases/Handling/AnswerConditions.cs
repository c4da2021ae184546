using System.Collections.Concurrent;
using System.Text.Json;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Conditions over <c>answers</c> in city content, three-valued: true, false, or unknown while a question it hangs on is open.</summary>
sealed class AnswerConditions(IExpressions expressions, TimeProvider clock)
{
    readonly ConcurrentDictionary<string, IExpression> parsed = new(StringComparer.Ordinal);

    /// <param name="questions">Those that may be open; only the ones the condition names are tried.</param>
    public bool? Holds(string? condition, Situation situation, IEnumerable<Question> questions)
    {
        if (string.IsNullOrWhiteSpace(condition))
            return true;
        var expression = parsed.GetOrAdd(
            condition,
            text =>
                expressions.Parse(text).Expression ?? throw new InvalidOperationException($"Condition '{text}' in city content does not parse")
        );
        var verdicts = situation.Completions(questions.Where(question => Names(condition, question))).Select(one => Verdict(expression, one)).Distinct();
        return verdicts.ToList() is [var same] ? same : null;
    }

    bool? Verdict(IExpression expression, Situation situation) =>
        expression.Evaluate(situation.ToVariables(), clock.GetUtcNow()).Value?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    // A longer name that begins alike costs some tries more, nothing else.
    static bool Names(string condition, Question question) => condition.Contains("answers." + question.Id, StringComparison.Ordinal);
}
