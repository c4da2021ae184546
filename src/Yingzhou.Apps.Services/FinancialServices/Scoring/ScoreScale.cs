namespace Yingzhou.Apps.Services.FinancialServices.Scoring;

/// <summary>
/// How a probability of default becomes points (a09 §3): points = offset + factor·ln(good : bad odds); 20 points double the odds, 600 points stand at 50 : 1. So factor 28.8539,
/// offset 487.1229.
/// </summary>
static class ScoreScale
{
    const double PointsToDouble = 20;
    const double AnchorPoints = 600;
    const double AnchorOdds = 50;

    public static readonly double Factor = PointsToDouble / Math.Log(2);
    public static readonly double Offset = AnchorPoints - (Factor * Math.Log(AnchorOdds));

    /// <param name="probability">Of default within a year, between 0 and 1, neither of them.</param>
    public static double Points(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        return Offset + (Factor * Math.Log((1 - probability) / probability));
    }

    public static double Probability(double points) => 1 / (1 + Math.Exp((points - Offset) / Factor));
}
