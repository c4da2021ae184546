using System.Text.Json.Serialization;

namespace Yingzhou.Apps.Services.FinancialServices.Scoring;

/// <summary>One bin of a feature: from <paramref name="From"/> (included) up to the next bin's.</summary>
/// <param name="From"><c>null</c> for the first bin.</param>
/// <param name="Woe">Weight of evidence: higher is better.</param>
sealed record ScoreBin(decimal? From, double Woe, string Label);

/// <summary>A feature of the score, from public data only.</summary>
/// <param name="Coefficient">Of the logistic model on WOE; not negative: more evidence of good never costs points (a09 §3: signs are constrained).</param>
/// <param name="UnknownWoe">What counts when nobody knows the value: the population's own, 0, unless measured.</param>
/// <param name="Changeable">Whether the enterprise can do something about it: its age it cannot.</param>
sealed record ScoreFeature(
    string Name,
    string Title,
    double Coefficient,
    IReadOnlyList<ScoreBin> Bins,
    double UnknownWoe,
    bool Changeable,
    string Advice
)
{
    [JsonIgnore]
    public double BestWoe => Bins.Max(bin => bin.Woe);

    public ScoreBin? BinOf(decimal? value) => value is { } known ? Bins.LastOrDefault(bin => bin.From is null || known >= bin.From) : null;
}

/// <param name="Points">What the feature adds or takes, against the average enterprise.</param>
/// <param name="Shortfall">Points to the best bin; not negative.</param>
sealed record ScoreRow(ScoreFeature Feature, decimal? Value, ScoreBin? Bin, double Points, double Shortfall);

/// <summary>A score that explains itself: base points plus the rows.</summary>
sealed record ExplainedScore(double Base, IReadOnlyList<ScoreRow> Rows)
{
    public double Points => Base + Rows.Sum(row => row.Points);

    public double Probability => ScoreScale.Probability(Points);

    /// <summary>Reason codes: the four largest shortfalls to the best bin.</summary>
    public IReadOnlyList<ScoreRow> Reasons => [.. Rows.Where(row => row.Shortfall > 1e-9).OrderByDescending(row => row.Shortfall).Take(4)];

    /// <summary>
    /// 怎样提高 (counterfactual): for each feature that can be changed the next better bin, and what reaching it adds; most points first.
    /// </summary>
    public IReadOnlyList<(ScoreFeature Feature, ScoreBin Target, double Gain)> Advice =>
        [
            .. Rows.Where(row => row.Feature.Changeable)
                .Select(row => (row.Feature, Target: Next(row), Row: row))
                .Where(advice => advice.Target is not null)
                .Select(advice =>
                    (advice.Feature, advice.Target!, Gain: Scorecard.Points(advice.Feature, advice.Target!.Woe) - advice.Row.Points)
                )
                .OrderByDescending(advice => advice.Gain),
        ];

    // The nearest bin that is better: on a scale that is the one beside it, on whichever side.
    static ScoreBin? Next(ScoreRow row)
    {
        var now = row.Bin?.Woe ?? row.Feature.UnknownWoe;
        var at = row.Bin is { } bin ? row.Feature.Bins.Index().First(entry => entry.Item == bin).Index : -1;
        return row
            .Feature.Bins.Index()
            .Where(entry => entry.Item.Woe > now + 1e-9)
            .OrderBy(entry => at < 0 ? entry.Item.Woe : Math.Abs(entry.Index - at))
            .Select(entry => entry.Item)
            .FirstOrDefault();
    }
}

/// <summary>评分卡: intercept and features of a logistic model over weights of evidence.</summary>
sealed record Scorecard(double Intercept, IReadOnlyList<ScoreFeature> Features)
{
    /// <param name="value">Of a feature; <c>null</c> when not known.</param>
    public ExplainedScore Score(Func<string, decimal?> value) =>
        new(
            ScoreScale.Offset + (ScoreScale.Factor * Intercept),
            [
                .. Features.Select(feature =>
                {
                    var known = value(feature.Name);
                    var bin = feature.BinOf(known);
                    var points = Points(feature, bin?.Woe ?? feature.UnknownWoe);
                    return new ScoreRow(feature, known, bin, points, Points(feature, feature.BestWoe) - points);
                }),
            ]
        );

    internal static double Points(ScoreFeature feature, double woe) => ScoreScale.Factor * feature.Coefficient * woe;
}
