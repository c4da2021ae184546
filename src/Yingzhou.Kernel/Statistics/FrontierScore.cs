namespace Yingzhou.Kernel;

/// <summary>
/// Distance to the frontier (前沿距离得分): 100·(worst − x)/(worst − best), cut off at 0 and 100. Which of the two is the larger number says the direction, so that
/// "the less the better" and "the more the better" are one formula. Source: a13 §3.
/// </summary>
/// <param name="Best">Bench of the best decile, frozen for the year.</param>
/// <param name="Worst">Bench of the worst decile.</param>
public sealed record FrontierScore
{
    FrontierScore(double best, double worst) => (Best, Worst) = (best, worst);

    public double Best { get; }

    public double Worst { get; }

    public static Outcome<FrontierScore> Between(double best, double worst) =>
        double.IsFinite(best) && double.IsFinite(worst) && best != worst
            ? new FrontierScore(best, worst)
            : new Fault("frontier.no-distance", "最优值与最差值必须是两个不同的数，请核对基准。");

    /// <returns><c>null</c> for a value that is not known: an unmeasured indicator has no score, neither 0 nor 100.</returns>
    public double? Of(double? value) => value is { } x ? Math.Clamp(100 * (Worst - x) / (Worst - Best), 0, 100) : null;
}
