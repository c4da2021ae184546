using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Surveying;

/// <summary>What the cases say of one case and what its applicant says of it, in the indicator's unit.</summary>
public sealed record SurveyAnswer(string Indicator, string Area, double Measured, double Said);

/// <summary>An indicator in an area: medians of both, and both on the scale of the indicator, 0 to 100.</summary>
public sealed record SurveyCell(
    string Indicator,
    string Area,
    int Answers,
    double Measured,
    double Said,
    double MeasuredScore,
    double SaidScore
)
{
    /// <summary>How much worse people find it than it is measured, in the indicator's unit.</summary>
    public double Residual => Said - Measured;
}

public enum SurveyVerdict
{
    /// <summary>样本不足: fewer than 200 answers lead to questions, not to a conclusion.</summary>
    TooFew,

    /// <summary>一致.</summary>
    Agrees,

    /// <summary>不一致: the way of counting is looked into; it is not averaged away.</summary>
    Disagrees,
}

/// <summary>
/// 体验核对 (a13 §3): the indicators that nobody was asked for, against what a drawn few say when they are asked. Cells of one scale are ranked by both; Kendall's τ tells whether they rank alike, the residuals
/// tell where they do not.
/// </summary>
public sealed record SurveyCheck(int Answers, double? Tau, IReadOnlyList<SurveyCell> Cells, SurveyVerdict Verdict)
{
    public const int LeastAnswers = 200;

    /// <summary>Smaller cells are not shown (a13 §7).</summary>
    public const int LeastOfCell = 5;

    /// <summary>Own default.</summary>
    public const double LeastTau = 0.6;

    /// <param name="scale">Of an indicator.</param>
    public static SurveyCheck Of(IReadOnlyList<SurveyAnswer> answers, Func<string, FrontierScore> scale)
    {
        var cells = answers
            .GroupBy(answer => (answer.Indicator, answer.Area))
            .Where(cell => cell.Count() >= LeastOfCell)
            .Select(cell =>
            {
                var (measured, said) = (Median(cell.Select(one => one.Measured)), Median(cell.Select(one => one.Said)));
                var score = scale(cell.Key.Indicator);
                return new SurveyCell(
                    cell.Key.Indicator,
                    cell.Key.Area,
                    cell.Count(),
                    measured,
                    said,
                    score.Of(measured)!.Value,
                    score.Of(said)!.Value
                );
            })
            .OrderByDescending(cell => Math.Abs(cell.SaidScore - cell.MeasuredScore))
            .ThenBy(cell => cell.Indicator, StringComparer.Ordinal)
            .ThenBy(cell => cell.Area, StringComparer.Ordinal)
            .ToList();
        var tau = KendallTau.Of([.. cells.Select(cell => (cell.MeasuredScore, cell.SaidScore))]);
        return new(
            answers.Count,
            tau,
            cells,
            answers.Count < LeastAnswers || tau is null ? SurveyVerdict.TooFew
                : tau >= LeastTau ? SurveyVerdict.Agrees
                : SurveyVerdict.Disagrees
        );
    }

    static double Median(IEnumerable<double> values) => Quantile.Median(values)!.Value;
}
