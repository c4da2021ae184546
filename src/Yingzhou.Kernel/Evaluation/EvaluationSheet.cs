namespace Yingzhou.Kernel;

/// <param name="Weight">In points of 100.</param>
public sealed record EvaluatedIndicator(string Id, double Weight, ScoringMethod Method);

/// <summary>Points beside the indicators (加减分): positive for a bonus, negative for a malus; a veto (一票否决) caps the grade instead.</summary>
/// <param name="Document">What it rests on.</param>
public sealed record Adjustment(string Unit, double Points, string Document, bool IsVeto = false);

/// <summary>A line of a score (得分构成): the lines of a unit and its adjustments add up to its total.</summary>
/// <param name="Value"><c>null</c> when nothing was measured; then it has no score, and the weights of the rest are scaled up.</param>
/// <param name="Points">What it adds to the total.</param>
/// <param name="Gap">Weight × (score − mean of the group): what it cost or won against the others.</param>
public sealed record ScoreLine(string Indicator, double? Value, double? Score, double Weight, double Points, double Gap);

/// <param name="Coverage">Share of the weights that was measured.</param>
/// <param name="Adjusted">Bonus and malus, each up to its cap.</param>
/// <param name="Total"><c>null</c> when nothing was measured.</param>
/// <param name="Place"><c>null</c> without a total, or when too little was measured.</param>
/// <param name="Ranks">Best and worst place under changed weights (名次区间); <c>null</c> without a total.</param>
public sealed record EvaluatedUnit(
    string Unit,
    IReadOnlyList<ScoreLine> Lines,
    double Coverage,
    double Adjusted,
    double? Total,
    int? Place,
    PlaceRange? Ranks,
    string? Grade,
    bool IsVetoed
);

/// <summary>名次区间.</summary>
public sealed record PlaceRange(int Best, int Worst);

/// <summary>Grades by quota (等次): so many of the group from above, in per cent; the last one takes the rest.</summary>
public sealed record GradeQuota(string Title, double Share);

/// <summary>What holds for a whole evaluation.</summary>
/// <param name="BonusCap">Points that bonuses add at most.</param>
/// <param name="MalusCap">Points that maluses take at most.</param>
/// <param name="VetoGrade">The best grade of a unit with a veto.</param>
/// <param name="LeastCoverage">Share of the weights, 0 to 1, below which a unit is neither placed nor graded; exactly that much is enough.</param>
public sealed record EvaluationTerms(
    IReadOnlyList<EvaluatedIndicator> Indicators,
    double BonusCap,
    double MalusCap,
    IReadOnlyList<GradeQuota> Grades,
    string VetoGrade,
    double LeastCoverage = 0
);

/// <summary>
/// Scores of a group of units (考核评分), each a sum that the unit can add again; places with the interval in which they lie when the weights are a little different; grades by quota that never separate who
/// cannot be told apart. Source: a03 §3.
/// </summary>
public static class EvaluationSheet
{
    /// <summary>Totals nearer than this are one for a grade.</summary>
    public const double Inseparable = 0.05;

    const int Draws = 1_000;
    const double Perturbation = 0.1;
    const double Rounding = 1e-9;

    /// <param name="values">By unit and indicator; what is missing or <c>null</c> was not measured.</param>
    /// <returns>Best first; who has no total comes last.</returns>
    public static IReadOnlyList<EvaluatedUnit> Of(
        EvaluationTerms terms,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> values,
        IReadOnlyList<Adjustment> adjustments
    )
    {
        var scores = values.ToDictionary(
            unit => unit.Key,
            unit =>
                terms
                    .Indicators.Select(indicator =>
                        unit.Value.GetValueOrDefault(indicator.Id) is { } value ? indicator.Method.Of(value) : default(double?)
                    )
                    .ToArray()
        );
        var means = terms.Indicators.Select((_, i) => scores.Values.Average(unit => unit[i])).ToArray();
        var totals = scores.ToDictionary(
            unit => unit.Key,
            unit => Total(terms.Indicators.Select(one => one.Weight).ToArray(), unit.Value, Adjusted(terms, unit.Key, adjustments))
        );
        var placed = scores.Where(unit => IsPlaced(terms, unit.Value)).ToDictionary();
        var placedTotals = totals.Where(unit => placed.ContainsKey(unit.Key)).ToDictionary();
        var ranks = RankIntervals(terms, placed, adjustments);
        var grades = Grades(terms, placedTotals, adjustments);
        return
        [
            .. scores
                .Select(unit => new EvaluatedUnit(
                    unit.Key,
                    Lines(terms, values[unit.Key], unit.Value, means),
                    Coverage(terms, unit.Value),
                    Adjusted(terms, unit.Key, adjustments),
                    totals[unit.Key],
                    placedTotals.GetValueOrDefault(unit.Key) is { } total ? 1 + placedTotals.Values.Count(other => other > total) : null,
                    ranks.GetValueOrDefault(unit.Key),
                    grades.GetValueOrDefault(unit.Key),
                    adjustments.Any(one => one.Unit == unit.Key && one.IsVeto)
                ))
                .OrderBy(unit => unit.Place ?? int.MaxValue)
                .ThenBy(unit => unit.Unit, StringComparer.Ordinal),
        ];
    }

    static ScoreLine[] Lines(EvaluationTerms terms, IReadOnlyDictionary<string, double?> values, double?[] scores, double?[] means)
    {
        var measured = terms.Indicators.Where((_, i) => scores[i] is not null).Sum(one => one.Weight);
        return
        [
            .. terms.Indicators.Select(
                (one, i) =>
                    new ScoreLine(
                        one.Id,
                        values.GetValueOrDefault(one.Id),
                        scores[i],
                        one.Weight,
                        scores[i] is { } score ? one.Weight * score / measured : 0,
                        scores[i] is { } own && means[i] is { } mean ? one.Weight * (own - mean) / 100 : 0
                    )
            ),
        ];
    }

    static bool IsPlaced(EvaluationTerms terms, double?[] scores) =>
        scores.Any(score => score is not null) && Coverage(terms, scores) >= terms.LeastCoverage - Rounding;

    static double Coverage(EvaluationTerms terms, double?[] scores) =>
        terms.Indicators.Where((_, i) => scores[i] is not null).Sum(one => one.Weight) / terms.Indicators.Sum(one => one.Weight);

    static double? Total(double[] weights, double?[] scores, double adjusted)
    {
        var (sum, measured) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            if (scores[i] is { } score)
                (sum, measured) = (sum + (weights[i] * score), measured + weights[i]);
        return measured > 0 ? (sum / measured) + adjusted : null;
    }

    static double Adjusted(EvaluationTerms terms, string unit, IReadOnlyList<Adjustment> adjustments)
    {
        var own = adjustments.Where(one => one.Unit == unit && !one.IsVeto).ToList();
        return Math.Min(own.Where(one => one.Points > 0).Sum(one => one.Points), terms.BonusCap)
            + Math.Max(own.Where(one => one.Points < 0).Sum(one => one.Points), -terms.MalusCap);
    }

    // Each weight moves by up to a tenth, evenly; the seed is fixed, so that everybody finds the same interval.
    static Dictionary<string, PlaceRange> RankIntervals(
        EvaluationTerms terms,
        Dictionary<string, double?[]> scores,
        IReadOnlyList<Adjustment> adjustments
    )
    {
        var known = scores.ToList();
        var found = new Dictionary<string, PlaceRange>(StringComparer.Ordinal);
        var adjusted = known.Select(unit => Adjusted(terms, unit.Key, adjustments)).ToArray();
#pragma warning disable CA5394 // Drawn for everybody to draw again, not in secret.
        var chance = new Random(2026);
        for (var draw = 0; draw <= Draws; draw++)
        {
            // The first draw is none: the place itself lies in its interval.
            var weights = terms
                .Indicators.Select(one => draw == 0 ? one.Weight : one.Weight * (1 + (Perturbation * ((2 * chance.NextDouble()) - 1))))
                .ToArray();
#pragma warning restore CA5394
            var totals = known.Select((unit, i) => Total(weights, unit.Value, adjusted[i])!.Value).ToArray();
            for (var i = 0; i < totals.Length; i++)
            {
                var place = 1 + totals.Count(other => other > totals[i]);
                found[known[i].Key] = found.TryGetValue(known[i].Key, out var so)
                    ? new(Math.Min(so.Best, place), Math.Max(so.Worst, place))
                    : new(place, place);
            }
        }
        return found;
    }

    static Dictionary<string, string> Grades(
        EvaluationTerms terms,
        Dictionary<string, double?> totals,
        IReadOnlyList<Adjustment> adjustments
    )
    {
        var ranked = totals
            .Where(unit => unit.Value is not null)
            .OrderByDescending(unit => unit.Value)
            .ThenBy(unit => unit.Key, StringComparer.Ordinal)
            .ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var (grade, cut) = (0, 0.0);
        for (var i = 0; i < ranked.Count; i++)
        {
            while (
                grade < terms.Grades.Count - 1
                && i >= Math.Round(cut + (terms.Grades[grade].Share * ranked.Count / 100), 9)
                && !(i > 0 && ranked[i - 1].Value - ranked[i].Value < Inseparable)
            )
                cut += terms.Grades[grade++].Share * ranked.Count / 100;
            found[ranked[i].Key] = terms.Grades[grade].Title;
        }
        foreach (var vetoed in adjustments.Where(one => one.IsVeto && found.ContainsKey(one.Unit)).Select(one => one.Unit).Distinct())
            if (Height(terms, found[vetoed]) < Height(terms, terms.VetoGrade))
                found[vetoed] = terms.VetoGrade;
        return found;
    }

    static int Height(EvaluationTerms terms, string grade) => terms.Grades.Index().First(one => one.Item.Title == grade).Index;
}
