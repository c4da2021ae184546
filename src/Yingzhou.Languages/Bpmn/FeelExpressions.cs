using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// FEEL as the expression language of processes. A variable that is not there is null without being an error; computing with what is
/// not there is one. <c>now()</c> is the instant of the step, so that a replay gives the same.
/// </summary>
/// <param name="zone">Zone of <c>now()</c> and <c>today()</c>; UTC when none is given.</param>
public sealed class FeelExpressions(TimeZoneInfo? zone = null) : IExpressions
{
    /// <summary>Variables are never changed once they are handed out, so one conversion serves all expressions of a step.</summary>
    readonly ConditionalWeakTable<JsonObject, FeelContext> contexts = [];

    public ParsedExpression Parse(string text)
    {
        var parsed = FeelExpression.Parse(text);
        return parsed.Value is { } expression ? new(new Compiled(this, expression), null) : new(null, string.Join("; ", parsed.Errors));
    }

    sealed class Compiled(FeelExpressions language, FeelExpression expression) : IExpression
    {
        public string Text => expression.Text;

        public Evaluation Evaluate(JsonObject variables, DateTimeOffset now)
        {
            var context = language.contexts.GetValue(variables, FeelJson.ToContext);
            var result = expression.Evaluate(context, new() { Clock = new Instant(now, language.Zone) });
            return new(FeelJson.ToJson(result.Value), Error(result), Hint(result));
        }

        static string? Error(FeelResult result) =>
            result.Value is not null ? null : Join(result.Diagnostics.Where(diagnostic => diagnostic.Problem != FeelProblem.UnknownName));

        static string? Hint(FeelResult result) => result.Value is not null ? null : Join(result.Diagnostics);

        static string? Join(IEnumerable<FeelDiagnostic> diagnostics) =>
            string.Join("; ", diagnostics) is { Length: > 0 } text ? text : null;
    }

    TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.Utc;

    /// <summary>A clock that stands still.</summary>
    sealed class Instant(DateTimeOffset now, TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
