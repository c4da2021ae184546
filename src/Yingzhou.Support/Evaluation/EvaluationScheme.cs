using Yingzhou.Kernel;

namespace Yingzhou.Support.Evaluation;

/// <summary>考核方案: which units are compared, by which indicators, with which weights, how values become scores. City content, <c>evaluation/schemes/*.json</c>.</summary>
/// <param name="Version">Counts the changes of the scheme; a publication names the one it used.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Units">Division codes of the group; only equals are compared.</param>
/// <param name="BonusCap">Points at most.</param>
/// <param name="VetoGrade">The best grade of a unit with a veto.</param>
/// <param name="LeastCoverage">Share of the weights, 0 to 1, below which a unit is not placed (数据覆盖下限).</param>
/// <param name="ObjectionDays">Working days after the first publication in which a unit may object (异议期).</param>
/// <param name="Span">Over which periods values are taken; <c>null</c>: the newest that had ended on the day.</param>
public sealed record EvaluationScheme(
    string Id,
    int Version,
    string Title,
    string Basis,
    IReadOnlyList<string> Units,
    IReadOnlyList<SchemeIndicator> Indicators,
    IReadOnlyList<GradeQuota> Grades,
    string VetoGrade,
    double BonusCap = 5,
    double MalusCap = 10,
    double LeastCoverage = 0.5,
    int ObjectionDays = 5,
    SchemeSpan? Span = null
)
{
    internal EvaluationTerms Terms =>
        new(
            [.. Indicators.Select(one => new EvaluatedIndicator(one.Indicator, (double)one.Weight, one.Scoring()!))],
            BonusCap,
            MalusCap,
            Grades,
            VetoGrade,
            LeastCoverage
        );
}

/// <summary>考核周期: the calendar months up to and with that of the day, whose periods are taken together (<see cref="PeriodMean"/>).</summary>
/// <param name="Months">3 for a quarter, 12 for a year.</param>
/// <param name="LeastKnown">Share of the periods that must have a value when missing ones are left out.</param>
public sealed record SchemeSpan(int Months, MissingPeriod Missing = MissingPeriod.Skip, double LeastKnown = 0.75);

/// <param name="Indicator">Id in the indicators' engine; its value of the scheme's span counts, or of the newest period that had ended on the day.</param>
/// <param name="Weight">Points of 100; the weights of a scheme add up to exactly that.</param>
/// <param name="Method">efficacy (worst, best), completion (target), interval (from, until, loss), steps.</param>
public sealed record SchemeIndicator(
    string Indicator,
    decimal Weight,
    string Method,
    double? Worst = null,
    double? Best = null,
    double? Target = null,
    double? From = null,
    double? Until = null,
    double? Loss = null,
    IReadOnlyList<ScoreStep>? Steps = null
)
{
    /// <returns><c>null</c> when what the method needs is not there or says nothing.</returns>
    public ScoringMethod? Scoring() =>
        (Method, Worst, Best, Target, From, Until, Loss, Steps) switch
        {
            ("efficacy", { } worst, { } best, _, _, _, _, _) when worst != best => new ScoringMethod.Efficacy(worst, best),
            ("completion", _, _, > 0 and var target, _, _, _, _) => new ScoringMethod.Completion(target),
            ("interval", _, _, _, { } from, { } until, > 0 and var loss, _) when from <= until => new ScoringMethod.Interval(
                from,
                until,
                loss
            ),
            ("steps", _, _, _, _, _, _, { Count: > 0 } steps)
                when steps.Zip(steps.Skip(1)).All(pair => pair.First.From < pair.Second.From) => new ScoringMethod.Steps(steps),
            _ => null,
        };
}
